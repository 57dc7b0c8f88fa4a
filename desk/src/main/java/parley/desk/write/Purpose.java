package parley.desk.write;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import parley.agreement.finding.Head;
import parley.agreement.pack.Format;
import parley.agreement.value.Type;
import parley.desk.live.Titles;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.FindingView;

/**
 * What a new draft is for: to meet a duty of this party's own, or to object to a finding.
 *
 * @param named how an address or a form names it
 * @param format in which it is written
 * @param values what is filled in beforehand, by the names of the form's controls
 * @param asked the entry of another party from which a duty arose: the first about the same subject
 */
record Purpose(Map<String, String> named, String format, Map<String, List<String>> values, Optional<EntryView> asked) {
    /** The parameter that names the finding of a duty. */
    static final String DUTY = "duty";

    /** The parameters that name a finding to object to, and whose duty or right it is about. */
    static final String CONTEST = "contest";

    static final String DEBTOR = "of";

    Purpose {
        named = Map.copyOf(named);
        values = Map.copyOf(values);
    }

    /** What a duty is about; empty where this is none, or one about a period. */
    Optional<String> subject() {
        return named.containsKey(DUTY)
                ? Optional.ofNullable(values.get(Envelope.SUBJECT)).map(List::getFirst)
                : Optional.empty();
    }

    /** What the parameters name; empty where they name nothing that is found now, or that no document answers. */
    static Optional<Purpose> find(CircleView circle, String self, Titles titles, UnaryOperator<String> parameter) {
        return duty(circle, self, titles, parameter.apply(DUTY))
                .or(() -> objection(circle, titles, parameter.apply(CONTEST), parameter.apply(DEBTOR)));
    }

    private static Optional<Purpose> duty(CircleView circle, String self, Titles titles, String name) {
        return finding(
                        circle,
                        name,
                        head -> head.debtor().code().equals(self)
                                && head.account().code().equals(self))
                .flatMap(view -> titles.form(view.pack(), view.head()).map(format -> {
                    // The subject of a report is a period, which no entry has as its own.
                    Optional<String> subject = view.head().subject().filter(id -> id.contains("/"));
                    return new Purpose(
                            Map.of(DUTY, name),
                            format,
                            subject.map(id -> titles.naming(view.pack(), view.head())
                                            .map(field -> naming(id, field))
                                            .orElseGet(() -> about(
                                                    id, titles.format(format).orElseThrow())))
                                    .orElse(Map.of()),
                            asked(circle, self, view));
                }));
    }

    /** The subject of the entry, and the field by which it is told what the entry is about. */
    private static Map<String, List<String>> naming(String subject, String field) {
        return Map.of(Envelope.SUBJECT, List.of(subject), Control.body(field), List.of(subject));
    }

    /** The subject of the entry, and the one id that its body has to name. */
    static Map<String, List<String>> about(String subject, Format format) {
        var ids = format.fields().values().stream()
                .filter(field ->
                        field.required() && (field.type() instanceof Type.IdOf || field.type() instanceof Type.AnyId))
                .map(field -> Control.body(field.name()))
                .toList();
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put(Envelope.SUBJECT, List.of(subject));
        if (ids.size() == 1) {
            values.put(ids.getFirst(), List.of(subject));
        }
        return values;
    }

    private static Optional<Purpose> objection(CircleView circle, Titles titles, String name, String debtor) {
        return finding(circle, name, head -> head.debtor().code().equals(debtor))
                .filter(_ -> titles.format(CONTEST).isPresent())
                .map(_ -> new Purpose(
                        Map.of(CONTEST, name, DEBTOR, debtor),
                        CONTEST,
                        Map.of(
                                Control.body("finding"), List.of(name),
                                Control.body("debtor"), List.of(debtor)),
                        Optional.empty()));
    }

    private static Optional<FindingView> finding(CircleView circle, String name, Predicate<Head> wanted) {
        return circle.findings().stream()
                .filter(view -> view.head().name().equals(name) && wanted.test(view.head()))
                .findFirst();
    }

    /** A step of an exchange answers what another party asked; any other duty arises from what one does oneself. */
    private static Optional<EntryView> asked(CircleView circle, String self, FindingView duty) {
        return duty.head()
                .step()
                .flatMap(_ -> circle.entries().stream()
                        .filter(entry -> entry.counts()
                                && !entry.pointer().party().equals(self)
                                && entry.subject().isPresent()
                                && entry.subject().equals(duty.head().subject()))
                        .min(Comparator.comparing(EntryView::written)));
    }
}
