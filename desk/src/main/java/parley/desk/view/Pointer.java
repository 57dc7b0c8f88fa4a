package parley.desk.view;

/** Names one entry: whose log and which index in it, counted from 0. */
public record Pointer(String party, long index) {
    public Pointer {
        if (party.isEmpty() || index < 0) {
            throw new IllegalArgumentException("no entry is named by party '%s', index %d".formatted(party, index));
        }
    }

    /** Where its page is, below that of all entries. Every log is in its first epoch: there is no other yet. */
    public String path() {
        return party + "/1/" + index;
    }

    /** The id of the entry's row on the page, if it has one. */
    public String anchor() {
        return "entry-" + party + "-" + index;
    }
}
