package parley.desk.write;

import java.util.Optional;
import java.util.regex.Pattern;
import parley.node.view.CircleView;
import parley.node.view.EntryView;

/** How a page names an entry: {@code XA/1/12} is leaf 12 of epoch 1 of the log of XA. */
final class Pointers {
    private static final Pattern POINTER = Pattern.compile("([A-Z][A-Z0-9-]{0,15})/([1-9][0-9]{0,8})/([0-9]{1,15})");

    private Pointers() {}

    /** The entry of that name, if the node holds it and it counts. */
    static Optional<EntryView> find(CircleView circle, String name) {
        var parts = POINTER.matcher(name.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int epoch = Integer.parseInt(parts.group(2));
        long index = Long.parseLong(parts.group(3));
        return circle.entries().stream()
                .filter(entry -> entry.pointer().party().equals(parts.group(1))
                        && entry.pointer().epoch() == epoch
                        && entry.pointer().index() == index
                        && entry.counts())
                .findFirst();
    }
}
