package parley.node.view.clearance;

import java.time.Instant;

/** A list as it stands since an instant; its number tells one state of it from the next. */
public record KeptList(long number, Instant at, ClearingList list) {
    public boolean isOf(String pack, String format) {
        return list.pack().equals(pack) && list.format().equals(format);
    }
}
