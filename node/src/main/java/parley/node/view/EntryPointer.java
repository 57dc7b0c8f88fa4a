package parley.node.view;

import parley.ledger.bytes.Hash;

/**
 * Where an entry stands.
 *
 * @param party its author, the log's owner
 * @param epoch the log's epoch, from 1
 * @param index its place in the log, from 0
 * @param id the entry's id; of a leaf that is no envelope, its leaf hash
 */
public record EntryPointer(String party, int epoch, long index, Hash id) {
    /** How a page or an address names it: {@code XA/1/12} is leaf 12 of the first epoch of the log of XA. */
    public String path() {
        return party + "/" + epoch + "/" + index;
    }
}
