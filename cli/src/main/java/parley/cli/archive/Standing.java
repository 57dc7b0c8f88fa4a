package parley.cli.archive;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.ledger.archive.HeldLog;
import parley.ledger.charter.DerivedKeys;
import parley.ledger.charter.QuorumGroup;
import parley.ledger.entry.Party;
import parley.ledger.note.SignatureLine;
import parley.ledger.policy.Quorum;

/** How one member's log stands here: up to where a quorum of the charter has cosigned it, and what lacks. */
final class Standing {
    private final Held held;
    private final Party owner;
    private final DerivedKeys keys;
    private final Quorum quorum;

    Standing(Held held, Party owner) {
        this.held = held;
        this.owner = owner;
        this.keys = new DerivedKeys(held.charter().charter());
        this.quorum = new Quorum(keys.policy(owner));
    }

    /** The log up to the largest checkpoint that covers an entry and is cosigned by the quorum. */
    Optional<HeldLog> cosigned(long index) {
        return held.log(owner)
                .takeWhile(log -> index < size(log))
                .filter(log -> quorum.judge(log.checkpoint()) instanceof Quorum.Judgement.Accepted)
                .findFirst();
    }

    /** Why there is no such checkpoint, and what to do. */
    String lack(long index, Path data) {
        var log = held.charter().charter().log(owner).origin();
        var newest = held.log(owner).findFirst();
        long size = newest.map(Standing::size).orElse(0L);
        if (index >= size) {
            return "of the log %s only %d entries are held here; let the node run (parley node --data %s) and try again"
                    .formatted(log, size, data);
        }
        var groups = held.charter().charter().timeGroups(owner).stream()
                .map(group -> group(group, newest.orElseThrow()))
                .collect(Collectors.joining("; "));
        return ("the log %s is held here up to size %d, cosigned by %s. A running node asks the others for theirs every"
                        + " few seconds: let it run (parley node --data %s) and try again")
                .formatted(log, size, groups, data);
    }

    private String group(QuorumGroup group, HeldLog log) {
        var cosigned = group.members().stream()
                .filter(member -> log.checkpoint().signatures().stream().anyMatch(line -> isBy(member, line)))
                .toList();
        return "%d of the %d needed of %s (held: %s)"
                .formatted(cosigned.size(), group.needed(), names(group.members()), names(cosigned));
    }

    private boolean isBy(Party member, SignatureLine line) {
        return line.claims(keys.mirror(member));
    }

    private static String names(Iterable<Party> members) {
        var names = new StringBuilder();
        members.forEach(member -> names.append(names.isEmpty() ? "" : ", ").append(member));
        return names.isEmpty() ? "none" : names.toString();
    }

    private static long size(HeldLog log) {
        return log.checkpoint().checkpoint().size();
    }
}
