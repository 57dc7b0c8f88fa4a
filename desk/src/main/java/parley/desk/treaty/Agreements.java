package parley.desk.treaty;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.agreement.check.Rendering;
import parley.agreement.pack.Pack;
import parley.desk.live.Titles;
import parley.node.view.CircleView;

/** The packs that a circle runs, each beside its text; a text is read when somebody first looks at it. Thread-safe. */
final class Agreements {
    private final Titles titles;
    private final Map<String, Rendering> read = new ConcurrentHashMap<>();

    Agreements(Titles titles) {
        this.titles = titles;
    }

    /** Those of them that this desk has, in charter order. */
    List<Pack> of(CircleView circle) {
        return circle.summary().packs().stream()
                .flatMap(hash -> titles.pack(hash).stream())
                .toList();
    }

    /** The text of the pack of that address, or of the circle's first where the address is empty. */
    Optional<Rendering> at(CircleView circle, String address) {
        var packs = of(circle);
        return packs.stream()
                .filter(pack -> address.isEmpty() || address(packs, pack).equals(address))
                .findFirst()
                .map(this::read);
    }

    /** What a pack is called in an address: its short name, or its hash where the circle runs two of that name. */
    String address(CircleView circle, Pack pack) {
        return address(of(circle), pack);
    }

    private static String address(List<Pack> packs, Pack pack) {
        long alike = packs.stream()
                .filter(other -> other.agreement().equals(pack.agreement()))
                .count();
        return alike > 1 ? pack.sha256() : pack.agreement();
    }

    private Rendering read(Pack pack) {
        return read.computeIfAbsent(pack.sha256(), _ -> Rendering.of(pack));
    }
}
