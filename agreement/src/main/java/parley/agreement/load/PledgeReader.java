package parley.agreement.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.FormField;
import parley.agreement.pack.PledgeRole;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads what a format is among pledges, and finds by their types the fields that do what it takes, the first of each. */
final class PledgeReader {
    private static final String ROW =
            "a required list of rows of a fact with an id, a date, a count and words that are currency codes such as EUR";

    /** What a format can be. */
    private enum Mark {
        PLEDGES("pledges"),
        DELIVERS("delivers"),
        ANSWERS("answers"),
        REPORTS("reports"),
        SUSPENDS("suspends"),
        RESTORES("restores");

        private final String word;

        Mark(String word) {
            this.word = word;
        }

        private String word() {
            return word;
        }
    }

    private final Map<String, FormField> all;
    private final MarkedFields fields;
    private final Map<String, FactType> facts;

    private PledgeReader(Map<String, FormField> all, MarkedFields fields, Map<String, FactType> facts) {
        this.all = all;
        this.fields = fields;
        this.facts = facts;
    }

    /**
     * What the mark says, or a note of each thing that it lacks.
     *
     * @param fields of the format, all of which could be read
     * @param states what the format states
     * @param facts those of the pack, by name
     */
    static Optional<PledgeRole> read(
            Scalar mark,
            Keys keys,
            Map<String, FormField> fields,
            List<Format.States> states,
            Map<String, FactType> facts) {
        return keys.choice(mark, List.of(Mark.values()), Mark::word).flatMap(is -> {
            PledgeReader reader = new PledgeReader(fields, new MarkedFields("pledge", mark, keys, fields), facts);
            PledgeRole role = reader.role(is, states);
            return Optional.of(role).filter(_ -> !reader.fields.isLacking());
        });
    }

    private PledgeRole role(Mark is, List<Format.States> states) {
        return switch (is) {
            case PLEDGES -> pledges(stated(states));
            case DELIVERS ->
                new PledgeRole.Delivers(
                        stated(states),
                        id(),
                        take(
                                field -> field.required() && field.type() == Simple.COUNT,
                                "a required field of type count"),
                        fields.find(field -> field.type() == Simple.DAY),
                        fields.find(field -> field.type() instanceof Type.Words),
                        text());
            case ANSWERS ->
                new PledgeRole.Answers(
                        id(),
                        take(PledgeReader::answers, "a required field of the words " + PledgeRole.ANSWERS),
                        text());
            case REPORTS -> new PledgeRole.Reports(stated(states), id(), text());
            case SUSPENDS ->
                new PledgeRole.Suspends(
                        stated(states),
                        id(),
                        take(
                                field -> field.required() && field.type() == Simple.TEXT,
                                "a required field of type text, the name of a finding"),
                        text());
            case RESTORES -> new PledgeRole.Restores(id(), text());
        };
    }

    private PledgeRole pledges(String id) {
        String partners = take(
                field -> field.required() && field.type().equals(new Type.ListOf(Simple.PARTY)),
                "a required field of type [party]");
        String project =
                take(field -> field.required() && field.type() == Simple.TEXT, "a required field of type text");
        String deliverables = take(field -> field.required() && row(field).isPresent(), ROW);
        return new PledgeRole.Pledges(
                id,
                partners,
                project,
                deliverables,
                Optional.ofNullable(all.get(deliverables))
                        .flatMap(this::row)
                        .orElse(new PledgeRole.Row("", "", "", "", Optional.empty())),
                fields.find(field -> field.type().equals(new Type.ListOf(Simple.TEXT))));
    }

    private Optional<PledgeRole.Row> row(FormField field) {
        if (!(field.type() instanceof Type.ListOf(Type.RowOf(String name)))) {
            return Optional.empty();
        }
        FactType fact = facts.get(name);
        if (fact == null || !fact.identified()) {
            return Optional.empty();
        }
        Optional<String> due = first(fact, type -> type == Simple.DAY);
        Optional<String> amount = first(fact, type -> type == Simple.COUNT);
        Optional<String> currency = first(
                fact,
                type -> type instanceof Type.Words(var words, boolean _)
                        && words.stream().allMatch(word -> word.matches("[A-Z]{3}")));
        return due.isPresent() && amount.isPresent() && currency.isPresent()
                ? Optional.of(new PledgeRole.Row(
                        name, due.get(), amount.get(), currency.get(), first(fact, type -> type == Simple.TEXT)))
                : Optional.empty();
    }

    private static Optional<String> first(FactType fact, Predicate<Type> such) {
        return fact.fields().values().stream()
                .filter(field -> such.test(field.type()))
                .map(FactType.Field::name)
                .findFirst();
    }

    private static boolean answers(FormField field) {
        return field.required()
                && field.type() instanceof Type.Words(var words, boolean _)
                && words.equals(PledgeRole.ANSWERS);
    }

    private String stated(List<Format.States> states) {
        return fields.stated(states).orElse("");
    }

    private String id() {
        return take(
                field -> field.required() && MarkedFields.isId(field),
                "a required field of type id, the number of what it is about");
    }

    private Optional<String> text() {
        return fields.find(field -> field.type() == Simple.TEXT);
    }

    private String take(Predicate<FormField> such, String expected) {
        return fields.take(such, expected).orElse("");
    }
}
