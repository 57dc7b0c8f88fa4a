package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Parties;
import parley.agreement.proof.Proof;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Type;

/**
 * Which of the entries that took a step call on the debtor of a duty that runs from it: those that name him in what they
 * state, or as of which the account does.
 */
record CallsOn(Case given, Sides sides, Step.Duty duty, Party debtor) {

    /** Those of some uses that do. Where some do not, a node for each says so. */
    List<Used> check(List<Used> uses, String id, Deque<Proof> parts, Faults faults) {
        List<Used> calling = uses.stream().filter(use -> calls(use.entry())).toList();
        if (calling.size() < uses.size()) {
            List<EntryPointer> shown = new ArrayList<>();
            for (EntryPointer use : uses.stream().map(Used::entry).distinct().toList()) {
                Optional<Proof> part = Optional.ofNullable(parts.peek())
                        .filter(one -> one.site().id().equals(id + "/calls/" + use));
                part.ifPresent(one -> {
                    parts.remove();
                    shown.add(use);
                    Shape.site(one, id + "/calls/" + use, Optional.of(duty.ref()), faults);
                    faults.same(one, "the text", one.site().text(), "calls on " + debtor);
                    faults.same(
                            one,
                            "whether it does",
                            one.outcome(),
                            Truth.of(calls(use)).name());
                    if (!(one instanceof Proof.Rule) || !one.because().isEmpty()) {
                        faults.add(one, "is no plain rule");
                    }
                });
            }
            uses.stream()
                    .map(Used::entry)
                    .filter(use -> !shown.contains(use))
                    .forEach(use ->
                            faults.add(given.finding().proof(), "does not say whether " + use + " calls on " + debtor));
        }
        return calling;
    }

    private boolean calls(EntryPointer use) {
        return given.record().entry(use).filter(this::calls).isPresent();
    }

    boolean calls(RecordedEntry use) {
        return duty.debtors().stream().anyMatch(of -> calls(of, use));
    }

    private boolean calls(Parties of, RecordedEntry use) {
        return switch (of) {
            case Parties.Each(Path path)
            when isStated(path) -> names(own(path, use).or(() -> asOf(path, use)));
            case Parties.Each _, Parties.Role _, Parties.Others _ ->
                sides.of(List.of(of)).contains(debtor);
        };
    }

    private boolean names(Optional<Data> said) {
        Data code = new Data.Text(debtor.code());
        return said.filter(data ->
                        data.equals(code) || (data instanceof Data.Items(List<Data> items) && items.contains(code)))
                .isPresent();
    }

    /** What it states itself of a field of the subject, where that can be read. */
    private Optional<Data> own(Path path, RecordedEntry use) {
        Optional<About> about = given.about().filter(_ -> path.fields().size() == 1);
        return about.flatMap(of -> given.statements().in(use, use.author(), of.type()).stream()
                .filter(statement -> statement.key().equals(of.key()))
                .flatMap(statement -> Optional.ofNullable(statement.fields().get(path.last())).stream())
                .filter(data -> Fitting.fits(given.pack(), of.type(), path.last(), data))
                .reduce((_, later) -> later));
    }

    /** What the account said once it had been sent, and nothing later of its author's. */
    private Optional<Data> asOf(Path path, RecordedEntry use) {
        EntryPointer last = use.pointer();
        return given.about()
                .flatMap(about -> given.upTo(last.party(), last.index() + 1)
                        .about(about.type().name(), about.key())
                        .about())
                .flatMap(about -> about.said(path))
                .map(About.Said::data)
                .filter(data -> data.size() == 1)
                .map(Set::iterator)
                .map(data -> data.next());
    }

    /** Whether it leads to a field, and to no total. */
    private boolean isStated(Path path) {
        Optional<FactType> of = given.about().map(About::type);
        boolean stated = of.isPresent();
        for (String name : path.fields()) {
            Optional<FactType.Field> field = of.map(FactType::fields).map(fields -> fields.get(name));
            stated &= field.isPresent();
            of = field.flatMap(one ->
                    one.type() instanceof Type.IdOf(String fact) ? given.pack().fact(fact) : Optional.empty());
        }
        return stated;
    }
}
