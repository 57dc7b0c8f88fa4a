package parley.node.view;

import java.util.List;
import java.util.Map;
import parley.ledger.bytes.Hash;

/**
 * What a circle is.
 *
 * @param id the SHA-256 of its first charter, which people compare out of band
 * @param drill whether everything in it is practice
 * @param members codes of parties, witnesses and observers, in charter order
 * @param roles the codes that fill the charter's roles, such as {@code chair}
 * @param packs lower-case hex SHA-256 of each pack that it runs, in charter order
 */
public record CircleSummary(
        Hash id, String name, boolean drill, List<String> members, Map<String, String> roles, List<String> packs) {
    public CircleSummary {
        members = List.copyOf(members);
        roles = Map.copyOf(roles);
        packs = List.copyOf(packs);
    }
}
