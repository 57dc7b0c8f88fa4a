package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.account.Statement.Stated;
import parley.agreement.pack.Content;
import parley.agreement.pack.Format;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Value;
import parley.agreement.value.Value.Blank;

/** What a document given in due form still lacks. */
final class Completeness {
    private Completeness() {}

    /**
     * The required fields of a form that hold no value, {@code area}, and the fields of its rows that were left to
     * follow or withheld, {@code contingents.troops}; each once, in the order of the form.
     */
    static List<String> missing(Scene scene, RecordedEntry document) {
        Optional<Format> format = scene.pack().format(document.format());
        Map<String, Stated> stated = scene.fields(document);
        Set<String> missing = new LinkedHashSet<>();
        for (Format.FormField field : format.map(f -> f.fields().values()).orElse(List.of())) {
            Stated value = stated.get(field.name());
            if (value == null) {
                if (field.required()) {
                    missing.add(field.name());
                }
            } else {
                blanks(field.name(), value.value(), missing);
            }
        }
        return List.copyOf(missing);
    }

    private static void blanks(String name, Value value, Set<String> missing) {
        switch (value) {
            case Blank(Blank.Kind kind) -> {
                if (kind.unknown()) {
                    missing.add(name);
                }
            }
            case Value.Items(List<Value> items) -> items.forEach(item -> blanks(name, item, missing));
            case Value.Row(Map<String, Value> fields) ->
                fields.forEach((field, each) -> blanks(name + "." + field, each, missing));
            case Value.Atom _, parley.agreement.value.Span _ -> {}
        }
    }

    /** What the facts should hold by the content that a provision asks for, and do not. */
    static List<String> unstated(List<Content> content, Facts facts) {
        List<String> unstated = new ArrayList<>();
        for (Content item : content) {
            if (item instanceof Content.Field(String _, var path, boolean asFarAsPossible)
                    && !asFarAsPossible
                    && (facts.read(path) instanceof Reading.Absent || facts.read(path) instanceof Reading.Unknown)) {
                unstated.add(path.last());
            }
        }
        return unstated;
    }

    /** The points that none of the documents answers, in the order in which they were put. */
    static List<String> unanswered(Content.Answers answers, Facts facts, Scene scene, List<RecordedEntry> documents) {
        if (!(facts.read(answers.points()) instanceof Reading.Known(Value.Items(List<Value> points), List<Source> _))) {
            return List.of();
        }
        Set<String> answered = new LinkedHashSet<>();
        for (RecordedEntry document : documents) {
            Stated stated = scene.fields(document).get("answers");
            if (stated != null && stated.value() instanceof Value.Items(List<Value> items)) {
                items.forEach(item -> answer(item, answered));
            }
        }
        return points.stream()
                .map(Value::toString)
                .filter(point -> !answered.contains(point))
                .toList();
    }

    /** A point by its words alone, or a row with its {@code point} in which nothing was left blank. */
    private static void answer(Value item, Set<String> answered) {
        if (item instanceof Value.Row(Map<String, Value> row)) {
            Value point = row.get("point");
            boolean blank =
                    row.values().stream().anyMatch(value -> value instanceof Blank(Blank.Kind kind) && kind.unknown());
            if (point != null && !blank) {
                answered.add(point.toString());
            }
        } else if (!(item instanceof Blank)) {
            answered.add(item.toString());
        }
    }
}
