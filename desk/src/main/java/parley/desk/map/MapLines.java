package parley.desk.map;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.desk.words.Words;

/** The table as lines of cells: every feature with all its corners. */
final class MapLines {
    private final Words words;

    MapLines(Words words) {
        this.words = words;
    }

    List<List<String>> of(List<Feature> features) {
        var head = List.of(
                "id",
                "kind",
                "statedBy",
                "subject",
                "item",
                "field",
                "from",
                "to",
                "shape",
                "positions",
                "degreesMinutesSeconds",
                "accuracyMetres",
                "paragraphs");
        return Stream.concat(Stream.of(head), features.stream().map(this::line)).toList();
    }

    private List<String> line(Feature feature) {
        var language = words.language().code();
        var place = feature.place();
        var of = switch (feature.origin()) {
            case Origin.Stated stated ->
                List.of(
                        stated.subject().orElse(""),
                        stated.item(),
                        stated.field().in(language),
                        "");
            case Origin.Defined defined -> List.of("", "", defined.name(), String.join(", ", defined.paragraphs()));
        };
        return List.of(
                feature.id(),
                feature.kind().title().in(language),
                feature.by(),
                of.get(0),
                of.get(1),
                of.get(2),
                feature.held().from().map(Instant::toString).orElse(""),
                feature.held().to().map(Instant::toString).orElse(""),
                place.shape().word(),
                place.points().stream().map(Degrees::decimal).collect(Collectors.joining("; ")),
                place.points().stream().map(Degrees::sexagesimal).collect(Collectors.joining("; ")),
                place.accuracyMetres().isPresent()
                        ? Long.toString(place.accuracyMetres().getAsLong())
                        : "",
                of.get(3));
    }
}
