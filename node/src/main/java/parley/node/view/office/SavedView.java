package parley.node.view.office;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import parley.ledger.text.MalformedException;

/**
 * A filter of the list of entries under a name, for all officers of a node.
 *
 * @param query the filter as it stands in the list's address, {@code author=XB&way=in}; never an address of its own
 * @param who which officer wrote it down
 */
public record SavedView(String name, String query, String who) {
    private static final Pattern QUERY = Pattern.compile("[a-z]+=[A-Za-z0-9%+*._-]+(&[a-z]+=[A-Za-z0-9%+*._-]+)*");

    public SavedView {
        MalformedException.refuseAbove(Limits.NAME, name.length(), "name of a view", "characters");
        Limits.requireLine("name of a view", name);
        Limits.requireText("filter", query);
        if (!QUERY.matcher(query).matches()) {
            throw new MalformedException("filter", "it is none: " + MalformedException.quote(query));
        }
        Limits.requireLine("name", who);
    }

    /** By which names are compared and sorted: two that differ in case or in form alone are alike. */
    public static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
