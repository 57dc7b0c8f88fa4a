package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.expr.Expr;
import parley.agreement.pack.Condition;
import parley.agreement.pack.Quota;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Source;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/** Re-checks whether a subject has taken a use of a quota, and by which entry it has its place among those that have. */
record Taken(Case given, Quota rule, Statements statements, Faults faults) {
    /** ALL of: what takes it, a word of the obliged party where that is UNKNOWN without one, and not what gives it back. */
    Truth check(String subject, Proof node) {
        Quota.Consumes consumes = rule.consumes();
        Shape.site(node, rule.id() + "/consumes", Optional.of(consumes.ref()), faults);
        List<Proof> parts = node.because();
        if (!(node instanceof Proof.Combined of) || of.operator() != Operator.ALL || parts.isEmpty()) {
            faults.add(node, "does not show what takes a use");
            return Truth.UNKNOWN;
        }
        List<Truth> truths = new ArrayList<>();
        Truth from = new Conditions(given, faults).check(consumes.from(), parts.getFirst());
        truths.add(from);
        boolean silent = from == Truth.UNKNOWN && words(subject).isEmpty();
        int count = 1 + (silent ? 1 : 0) + (consumes.until().isPresent() ? 1 : 0);
        if (parts.size() != count) {
            faults.add(node, "has " + parts.size() + " parts of " + count);
            return Truth.UNKNOWN;
        }
        if (silent) {
            truths.add(silence(parts.get(1)));
        }
        consumes.until().ifPresent(until -> truths.add(not(until, parts.getLast())));
        Truth truth = Shape.combine(Operator.ALL, truths);
        faults.same(node, "the truth", node.outcome(), truth.name());
        return truth;
    }

    /** What a quota cites: what takes a use, where one is taken for certain; and what gives one back, where one was given. */
    static List<String> cites(Quota rule, Quota.Line line, Proof group) {
        Cited cited = Cited.of(Truth.TRUE).add(line.ref());
        List<Proof> uses = group.because().stream()
                .filter(part -> part.site().id().startsWith(group.site().id() + "/") && part instanceof Proof.Combined)
                .toList();
        if (uses.stream().anyMatch(use -> use.outcome().equals(Truth.TRUE.name()))) {
            cited.add(rule.consumes().ref());
        }
        rule.consumes()
                .until()
                .ifPresent(until -> uses.stream()
                        .flatMap(use -> use.because().stream())
                        .filter(taken -> taken.site().id().equals(rule.id() + "/consumes")
                                && !taken.because().isEmpty()
                                && taken.because().getFirst().outcome().equals(Truth.TRUE.name())
                                && taken.because().getLast().outcome().equals(Truth.FALSE.name()))
                        .findFirst()
                        .ifPresent(_ -> until.ref().ifPresent(cited::add)));
        return cited.refs();
    }

    private Truth silence(Proof node) {
        Condition.When from = rule.consumes().from();
        Shape.site(node, from.id() + "/said", from.ref(), faults);
        Shape.parts(node, Operator.NOT, 1, faults).ifPresent(parts -> {
            Shape.site(parts.getFirst(), from.id() + "/silence", Optional.empty(), faults);
            Uses.nothing(parts.getFirst(), given, faults);
        });
        faults.same(node, "the truth", node.outcome(), Truth.FALSE.name());
        return Truth.FALSE;
    }

    private Truth not(Condition.When until, Proof node) {
        Shape.site(node, until.id() + "/not", until.ref(), faults);
        Truth truth = Shape.parts(node, Operator.NOT, 1, faults)
                .map(parts -> new Conditions(given, faults).check(until, parts.getFirst()))
                .map(back -> Shape.combine(Operator.NOT, List.of(back)))
                .orElse(Truth.UNKNOWN);
        faults.same(node, "the truth", node.outcome(), truth.name());
        return truth;
    }

    /** What the obliged party has itself said about a subject. */
    private List<RecordedEntry> words(String subject) {
        Party obliged = given.finding().debtor();
        return given.record().log(obliged).stream()
                .filter(entry -> !statements.standing().withdrawn(entry.pointer()) && statements.names(entry, subject))
                .toList();
    }

    /**
     * The place of a use among those that count: that of the entry with which the obliged party accepted it. Where {@code
     * from} is one field, which that party states, there must be such an entry, and none that comes after the one read.
     */
    Optional<Long> accepted(String subject, Truth truth, Optional<Proof> node, Proof taken, Proof use) {
        Party obliged = given.finding().debtor();
        boolean plain = rule.consumes().from().expr() instanceof Expr.Read;
        Optional<Long> read = taken.because().stream()
                .findFirst()
                .filter(from -> plain && from instanceof Proof.Stated)
                .flatMap(from -> ((Proof.Stated) from)
                        .reading().from().stream()
                                .map(Source::entry)
                                .filter(entry -> entry.party().equals(obliged))
                                .map(entry -> entry.index())
                                .findFirst());
        if (node.isEmpty()) {
            if (truth == Truth.TRUE && read.isPresent()) {
                faults.add(use, "does not say with which entry " + obliged + " accepted it");
            }
            return Optional.empty();
        }
        Shape.site(node.get(), use.site().id() + "/accepted", Optional.empty(), faults);
        faults.same(node.get(), "the truth", node.get().outcome(), Truth.TRUE.name());
        Optional<RecordedEntry> entry = words(subject).stream()
                .filter(word -> node.get() instanceof Proof.Done done
                        && done.because().isEmpty()
                        && done.entries().equals(List.of(word.pointer()))
                        && done.time().equals(word.witnessed()))
                .findFirst();
        Optional<Long> index = entry.map(word -> word.pointer().index());
        boolean late =
                index.isPresent() && read.filter(last -> last < index.get()).isPresent();
        if (truth != Truth.TRUE || index.isEmpty() || late) {
            faults.add(node.get(), "is no entry with which " + obliged + " can have accepted " + subject);
        }
        return index;
    }
}
