package parley.desk.shift;

import java.util.Map;

/**
 * A form whose seal does not hold.
 *
 * @param own whether it came from this desk's own page, so that it may be sent again
 * @param action where it was posted
 * @param typed what was in it
 */
public record RefusedPage(Stand stand, boolean own, String action, Map<String, String> typed) {
    public RefusedPage {
        typed = Map.copyOf(typed);
    }
}
