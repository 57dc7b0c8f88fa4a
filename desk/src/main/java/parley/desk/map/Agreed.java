package parley.desk.map;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.agreement.check.Piece;
import parley.agreement.check.Rendering;
import parley.agreement.pack.Binding;
import parley.agreement.pack.Pack;
import parley.agreement.value.Value;
import parley.desk.view.Title;

/** What an agreement itself puts on the map: its lines and areas, and the parameters that it binds to one. */
final class Agreed {
    private final Pack pack;
    private final Kind kind;

    private Agreed(Pack pack) {
        this.pack = pack;
        this.kind = new Kind("agreement:" + pack.agreement(), Title.of(pack.title()), true);
    }

    /** In the order of the pack's files. Reads the pack's own files again where it has any. */
    static List<Feature> in(Pack pack) {
        boolean places = pack.parameters().values().stream()
                .anyMatch(parameter -> Value.Place.Shape.of(parameter.type()).isPresent()
                        && !parameter.bound().steps().isEmpty());
        return pack.areas().isEmpty() && !places ? List.of() : new Agreed(pack).all(Rendering.of(pack));
    }

    private List<Feature> all(Rendering rendering) {
        var found = new ArrayList<Feature>();
        pack.areas().forEach((name, area) -> {
            // An area has no paragraph of its own: what reads it by its name cites them.
            var named = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
            var read = pack.provisions().keySet().stream()
                    .flatMap(id -> rendering.piece(Piece.Kind.PROVISION, id).stream())
                    .filter(piece -> named.matcher(piece.rule()).find())
                    .flatMap(piece -> piece.refs().stream())
                    .distinct()
                    .toList();
            found.add(feature(name, name, read, area.place(), Held.ALWAYS));
        });
        pack.parameters().forEach((name, parameter) -> {
            var refs =
                    rendering.piece(Piece.Kind.PARAMETER, name).map(Piece::refs).orElse(List.of());
            var steps = parameter.bound().steps();
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i).value() instanceof Value.Place place) {
                    found.add(feature("param." + name + "/" + i, name, refs, place, held(steps, i)));
                }
            }
        });
        return List.copyOf(found);
    }

    private Feature feature(String id, String name, List<String> refs, Value.Place place, Held held) {
        return new Feature(
                pack.agreement() + "/" + id, kind, new Origin.Defined(pack.title(), name, refs), place, held);
    }

    /** A step holds from its day until the next one's. */
    private Held held(List<Binding.Step> steps, int i) {
        return new Held(
                begin(steps.get(i)),
                i + 1 < steps.size() ? begin(steps.get(i + 1)).map(next -> next.minusSeconds(1)) : Optional.empty());
    }

    private Optional<Instant> begin(Binding.Step step) {
        return step.from().map(day -> day.atStartOfDay(pack.zone()).toInstant());
    }
}
