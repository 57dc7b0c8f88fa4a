package parley.desk.calendar;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.desk.view.Glossary;
import parley.desk.view.Title;

/** What the forms of a pack call the fields of its facts: by these names officers know them. */
record Labels(Pack pack) {
    /** What the first form that states a field of a fact type calls it; where no form does, the agreement. */
    Title of(String type, String field) {
        return pack.formats().values().stream()
                .flatMap(format -> format.states().stream()
                        .filter(states ->
                                states.fact().equals(type) && states.each().isEmpty())
                        .flatMap(states -> label(format, states, field)))
                .findFirst()
                .orElseGet(() -> Glossary.of(pack).column(type, field));
    }

    private static Stream<Title> label(Format format, Format.States states, String field) {
        String asked = Optional.ofNullable(states.with().get(field))
                .map(source -> source instanceof Format.Source.Body(String name) ? name : "")
                .orElse(field);
        return Optional.ofNullable(format.fields().get(asked)).stream()
                .map(Format.FormField::label)
                .filter(label -> !label.isEmpty())
                .map((Map<String, String> label) -> new Title(label));
    }
}
