package parley.desk.refusal;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.finding.Head;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Verdict;
import parley.agreement.value.Type;

/**
 * Refuses a position on a text of which there is none here, and a position, a break of the silence and more time where the text is
 * adopted, broken or lapsed for certain. Silence may be broken on a text that has not come yet: whoever keeps it back stops nobody. Which formats do so is found by what an {@code adoption} names and by types.
 */
public final class Proposals {
    private static final Set<Verdict> CLOSED = EnumSet.of(Verdict.ADOPTED, Verdict.BROKEN, Verdict.LAPSED);

    private Proposals() {}

    public static Stream<Refusal> of(Intended intended) {
        var rules = intended.pack().provisions().values().stream()
                .filter(Adoption.class::isInstance)
                .map(Adoption.class::cast)
                .filter(rule -> takesPart(intended.pack(), rule, intended.format()))
                .toList();
        if (rules.isEmpty()) {
            return Stream.empty();
        }
        var number = intended.draft().subject().orElse("");
        boolean put = intended.entries()
                .anyMatch(entry -> rules.stream().anyMatch(rule -> rule.format().equals(entry.format()))
                        && entry.subject().filter(number::equals).isPresent());
        boolean position = rules.stream().anyMatch(rule -> isPosition(intended.pack(), rule, intended.format()));
        if (!put && position) {
            return Stream.of(
                    new Refusal(Refusal.SUBJECT, "proposal.none", number, Refusal.named(open(intended, rules))));
        }
        return found(intended, rules)
                .filter(head -> head.subject().filter(number::equals).isPresent()
                        && CLOSED.contains(head.verdict())
                        && !intended.corrects())
                .limit(1)
                .map(head -> new Refusal(
                        Refusal.SUBJECT,
                        "proposal." + head.verdict().name().toLowerCase(Locale.ROOT),
                        number,
                        head.name()));
    }

    private static Stream<Head> found(Intended intended, List<Adoption> rules) {
        return intended.circle().findings().stream()
                .filter(view -> view.pack().equals(intended.pack().sha256())
                        && rules.stream()
                                .anyMatch(rule -> rule.id().equals(view.head().provision())))
                .map(view -> view.head());
    }

    private static List<String> open(Intended intended, List<Adoption> rules) {
        return found(intended, rules)
                .filter(head -> head.verdict() == Verdict.OPEN)
                .flatMap(head -> head.subject().stream())
                .distinct()
                .toList();
    }

    private static boolean takesPart(Pack pack, Adoption rule, Format format) {
        return rule.silence().brokenBy().format().equals(format.name())
                || rule.silence()
                        .extendedBy()
                        .filter(extending -> extending.format().equals(format.name()))
                        .isPresent()
                || isPosition(pack, rule, format);
    }

    /** Whether an entry in a format says one word of a list about the proposal that is its subject. */
    public static boolean isPosition(Pack pack, Adoption rule, Format format) {
        return format.states().stream().anyMatch(states -> isOfProposal(pack, rule, states))
                && format.fields().values().stream()
                        .anyMatch(field -> field.required() && field.type() instanceof Type.Words);
    }

    private static boolean isOfProposal(Pack pack, Adoption rule, Format.States states) {
        Map<String, FactType.Field> type =
                pack.fact(states.fact()).map(FactType::fields).orElse(Map.of());
        return states.id().isEmpty()
                && states.with().entrySet().stream()
                        .anyMatch(with -> with.getValue() instanceof Format.Source.Subject
                                && Optional.ofNullable(type.get(with.getKey()))
                                        .filter(field -> field.type().equals(new Type.IdOf(rule.subjectType())))
                                        .isPresent());
    }
}
