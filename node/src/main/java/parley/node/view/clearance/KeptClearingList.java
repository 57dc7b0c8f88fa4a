package parley.node.view.clearance;

import java.time.Instant;

/** A list as it stands since an instant; its number tells one state of it from the next. */
public record KeptClearingList(long number, Instant at, ClearingList list) {
    public boolean isOf(String agreement, String format) {
        return list.agreement().equals(agreement) && list.format().equals(format);
    }
}
