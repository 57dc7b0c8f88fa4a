package parley.agreement.pack;

import java.util.List;

/** What lifts a prohibition, or makes an exemption from it hold: notices that are each on record in time. */
public sealed interface Lift {
    /** Where it stands: {@code two-years-ahead/unless/all/0}. */
    String id();

    /** Every one of them. */
    record All(String id, List<Lift> of) implements Lift {
        public All {
            of = List.copyOf(of);
        }
    }

    /** One of them. */
    record Any(String id, List<Lift> of) implements Lift {
        public Any {
            of = List.copyOf(of);
        }
    }

    /**
     * One notice.
     *
     * @param ref the paragraph that asks for it
     * @param by its format and author, and which entries count
     * @param deadline until when it can be given
     */
    record Notice(String id, String ref, Satisfaction.ByEntry by, Deadline deadline) implements Lift {}
}
