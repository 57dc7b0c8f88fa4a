package parley.ledger.charter;

import java.util.List;
import parley.ledger.entry.Party;

/**
 * Members of whom more than half must have seen an entry of one log before its time is fixed.
 *
 * @param members without the owner of that log, at least one, in the order of their codes
 */
public record QuorumGroup(String name, List<Party> members) {
    public QuorumGroup {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("group " + name + " has nobody to wait for");
        }
    }

    /** How many are more than half. */
    public int needed() {
        return members.size() / 2 + 1;
    }
}
