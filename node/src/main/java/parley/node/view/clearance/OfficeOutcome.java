package parley.node.view.clearance;

import java.util.List;

/** What became of an office that was to be kept or removed. */
public sealed interface OfficeOutcome {
    /** It stands, and is durable. */
    record Kept(KeptOffice office) implements OfficeOutcome {}

    /** It is removed, now or before. */
    record Removed() implements OfficeOutcome {}

    /** Nothing was done: another office has that name, or one like it. */
    record Alike(KeptOffice other) implements OfficeOutcome {}

    /** Nothing was done: there are as many as may be. */
    record Full(int offices) implements OfficeOutcome {}

    /** Nothing was done: it is not what the officer looked at any more; how it stands, if it does. */
    record Changed(List<KeptOffice> standing) implements OfficeOutcome {
        public Changed {
            standing = List.copyOf(standing);
        }
    }

    /** Nothing was done: these lists ask for it. */
    record Asked(List<KeptClearingList> lists) implements OfficeOutcome {
        public Asked {
            lists = List.copyOf(lists);
        }
    }
}
