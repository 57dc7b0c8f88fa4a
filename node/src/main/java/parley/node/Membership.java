package parley.node;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.agreement.format.Bindings;
import parley.agreement.pack.Pack;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.SignedCharter;
import parley.ledger.circle.Formats;
import parley.node.circle.CircleSetup.Keys;
import parley.node.circle.Pace;
import parley.node.project.Translation;
import parley.node.release.Officers;

/**
 * A circle that a node is a member of.
 *
 * @param signed its charter, signed by all members
 * @param keys this member's log key and mirror key in the circle
 * @param packs the packs that the charter names, loaded; their hashes must be the charter's
 * @param officers whose keys this node can use
 * @param statements leaves signed offline, such as key statements; each is appended once
 */
public record Membership(SignedCharter signed, Keys keys, List<Pack> packs, Officers officers, List<Bytes> statements) {
    /**
     * Checks the packs, and what the charter binds their parameters to.
     *
     * @throws IllegalArgumentException when a pack is missing, or has another hash than the charter says, or when the
     *     charter binds a parameter that its pack does not have, or to a value that does not fit, or when two packs define a
     *     format of one name
     */
    public Membership {
        packs = List.copyOf(packs);
        statements = List.copyOf(statements);
        for (parley.ledger.charter.Pack named : signed.charter().packs()) {
            if (packs.stream()
                    .noneMatch(pack -> pack.agreement().equals(named.agreement())
                            && pack.sha256().equals(named.sha256().hex()))) {
                throw new IllegalArgumentException("the charter names " + named.agreement() + " " + named.version()
                        + " with the hash " + named.sha256() + ", which is not the pack at hand");
            }
        }
        apart(packs);
        packs.forEach(pack -> Bindings.of(pack, Translation.bindings(signed.charter(), pack)));
    }

    /**
     * Holds packs to formats of names of their own, as an entry says its format and not its pack.
     *
     * @throws IllegalArgumentException if two packs define a format of one name
     */
    public static void apart(List<Pack> packs) {
        Map<String, String> defined = new TreeMap<>();
        packs.forEach(pack -> pack.formats().keySet().forEach(format -> {
            String other = defined.putIfAbsent(format, pack.agreement());
            if (other != null) {
                throw new IllegalArgumentException("%s and %s both define the format %s; a circle runs one of them"
                        .formatted(other, pack.agreement(), format));
            }
        }));
    }

    /** The pace of this circle on a node of that pace: where one of its packs asks for it, receipts are written at once. */
    Pace pace(Pace ofTheNode) {
        return packs.stream().anyMatch(pack -> pack.seen() == Pack.Seen.AT_ONCE) ? ofTheNode.atOnce() : ofTheNode;
    }

    /** What the packs define, as the ledger needs to know it. */
    Formats formats() {
        Map<String, Integer> releases = new TreeMap<>();
        packs.forEach(pack -> pack.formats().forEach((name, format) -> releases.put(name, format.release())));
        return Formats.of(releases);
    }
}
