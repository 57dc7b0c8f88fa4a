package parley.agreement.load;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.value.Type.Simple;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode;

/** Reads from which date to which a use of a quota is there: {@code { overlap: [from, to], ends: inclusive }}. */
record OverlapReader(Vocabulary vocabulary, Names names) {
    /** Two paths to dates. */
    record Dates(Path from, Path to) {}

    Optional<Dates> read(YamlNode node, Optional<String> paragraph) {
        return Keys.of(node, paragraph, vocabulary.problems, "an overlap", Set.of("overlap", "ends"))
                .flatMap(this::dates);
    }

    private Optional<Dates> dates(Keys keys) {
        // Whether the last day belongs to it decides who was too many; the text must say, so the pack must too.
        Optional<String> ends = keys.needScalar("ends", "inclusive: the last day counts")
                .flatMap(s -> keys.choice(s, List.of("inclusive"), word -> word));
        YamlNode overlap = keys.get("overlap").orElse(keys.mapping());
        if (!(overlap instanceof YamlNode.Sequence(var _, var items)) || items.size() != 2) {
            keys.problem(overlap, overlap.describe(), "[from, to]: two paths to dates");
            return Optional.empty();
        }
        Optional<Path> from = date(items.getFirst(), keys);
        Optional<Path> to = date(items.getLast(), keys);
        return ends.flatMap(_ -> from.flatMap(first -> to.map(last -> new Dates(first, last))));
    }

    private Optional<Path> date(YamlNode node, Keys keys) {
        return keys.text(node, "a path to a date")
                .flatMap(s -> new Expressions(vocabulary.problems)
                        .path(s, names, keys.paragraph(), type -> type == Simple.DAY, "a date"));
    }
}
