package parley.agreement.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Content;
import parley.agreement.pack.Satisfaction;
import parley.agreement.value.Type;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads {@code content}: what a document must contain. */
record ContentReader(Vocabulary vocabulary, Names names) {
    private static final Set<String> KEYS = Set.of("ref", "field", "asFarAs", "answers");

    List<Content> read(Keys around, Optional<Satisfaction> document) {
        List<Content> content = new ArrayList<>();
        for (YamlNode node : around.list("content")) {
            Keys.of(node, around.paragraph(), vocabulary.problems, "content", KEYS)
                    .flatMap(keys -> item(node, keys, document))
                    .ifPresent(content::add);
        }
        return content;
    }

    private Optional<Content> item(YamlNode node, Keys keys, Optional<Satisfaction> document) {
        Optional<String> ref = keys.needText("ref", "the paragraph that asks for it");
        if (keys.has("field") == keys.has("answers")) {
            keys.problem(
                    node, keys.has("field") ? "field beside answers" : "neither field nor answers", "one of the two");
            return Optional.empty();
        }
        Optional<Scalar> asFar = keys.scalar("asFarAs", "possible");
        asFar.filter(s -> !s.text().equals("possible") || !keys.has("field"))
                .ifPresent(s -> keys.problem(s, s.describe(), "asFarAs: possible, beside field"));
        Expressions expressions = new Expressions(vocabulary.problems);
        if (keys.has("field")) {
            return keys.scalar("field", "a path")
                    .flatMap(s -> expressions.path(s, names, keys.paragraph(), _ -> true, ""))
                    .flatMap(path -> ref.map(r -> new Content.Field(r, path, asFar.isPresent())));
        }
        document.ifPresent(d -> answering(node, d, keys));
        return keys.scalar("answers", "a path to a list of texts")
                .flatMap(s -> expressions.path(
                        s,
                        names,
                        keys.paragraph(),
                        t -> t.equals(new Type.ListOf(Type.Simple.TEXT)),
                        "a list of texts"))
                .flatMap(path -> ref.map(r -> new Content.Answers(r, path)));
    }

    /** Whether the document has a field in which to answer point by point. */
    private void answering(YamlNode node, Satisfaction document, Keys keys) {
        if (!(document instanceof Satisfaction.ByEntry entry)) {
            keys.problem(node, "answers without a document", "satisfiedBy with a format");
            return;
        }
        var format = vocabulary.formats.get(entry.format());
        var answers = format == null ? null : format.fields().get("answers");
        boolean texts = answers != null && answers.type().equals(new Type.ListOf(Type.Simple.TEXT));
        boolean rows = answers != null
                && answers.type() instanceof Type.ListOf(Type.RowOf(var fact))
                && vocabulary.facts.get(fact) != null
                && vocabulary.facts.get(fact).fields().containsKey("point");
        if (!texts && !rows) {
            String expected = "a field answers there: a list of texts, or of rows with a point";
            keys.problem(node, "answers in the format " + entry.format(), expected);
        }
    }
}
