package parley.node.release;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.ledger.circle.Judgement;
import parley.ledger.control.Enrolment;
import parley.ledger.control.Revocation;
import parley.ledger.crypto.PublicKey;
import parley.ledger.entry.Envelope;
import parley.ledger.entry.Format;
import parley.ledger.entry.KeyId;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.node.circle.Circle;
import parley.node.circle.JudgedLeaf;
import parley.node.view.EntryPointer;
import parley.node.view.OfficerKey;
import parley.node.view.OfficerKey.Mark;

/** Reads from the logs of a circle which release keys there are. Void leaves say nothing of them. Confined to one thread. */
public final class OfficerKeys {
    private final Set<KeyId> sealed;
    private final Map<KeyId, Known> keys = new LinkedHashMap<>();

    /** What is known of one key so far. */
    private static final class Known {
        private final Mark enrolled;
        private Enrolment last;
        private Optional<Mark> again = Optional.empty();
        private Optional<Mark> revoked = Optional.empty();
        private Optional<Mark> used = Optional.empty();

        Known(Enrolment first, Mark enrolled) {
            this.last = first;
            this.enrolled = enrolled;
        }
    }

    private OfficerKeys(Collection<PublicKey> sealed) {
        this.sealed = sealed.stream().map(KeyId::of).collect(Collectors.toSet());
    }

    /**
     * The keys of all members, in charter order and within each in the order of enrolment.
     *
     * @param sealed the keys that lie on this node, by officer
     */
    public static List<OfficerKey> of(Circle circle, Map<String, PublicKey> sealed) {
        List<OfficerKey> all = new ArrayList<>();
        for (Party owner : circle.charter().codes()) {
            boolean self = owner.equals(circle.self());
            all.addAll(new OfficerKeys(self ? sealed.values() : List.of()).read(owner, circle.leaves(owner)));
        }
        return all;
    }

    private List<OfficerKey> read(Party owner, List<JudgedLeaf> leaves) {
        for (JudgedLeaf leaf : leaves) {
            if (leaf.judgement() instanceof Judgement.Entry entry) {
                take(entry);
            }
        }
        findUses(leaves);
        return keys.entrySet().stream()
                .map(key -> view(owner, key.getKey(), key.getValue()))
                .toList();
    }

    private void take(Judgement.Entry entry) {
        switch (entry.control().orElse(null)) {
            case Enrolment enrolment -> {
                var before = keys.putIfAbsent(KeyId.of(enrolment.key()), new Known(enrolment, mark(entry)));
                if (before != null) {
                    before.last = enrolment;
                    before.again = Optional.of(mark(entry));
                }
            }
            case Revocation revocation ->
                Optional.ofNullable(keys.get(revocation.keyid()))
                        .ifPresent(key -> key.revoked = Optional.of(mark(entry)));
            case null, default -> {}
        }
    }

    /** From the newest back, until every key has been met; a leaf is read again only where its officer lacks one. */
    private void findUses(List<JudgedLeaf> leaves) {
        Map<String, Set<KeyId>> lacking = new HashMap<>();
        keys.forEach((id, key) -> lacking.computeIfAbsent(key.last.officer().name(), _ -> new HashSet<>())
                .add(id));
        for (JudgedLeaf leaf : leaves.reversed()) {
            if (lacking.isEmpty()) {
                return;
            }
            leaf.statement()
                    .filter(entry -> entry.officers().stream().anyMatch(officer -> lacking.containsKey(officer.name())))
                    .ifPresent(entry -> used(entry, leaf, lacking));
        }
    }

    private void used(Judgement.Entry entry, JudgedLeaf leaf, Map<String, Set<KeyId>> lacking) {
        for (Envelope.Signed signed : Leaf.parse(leaf.leaf()).envelope().signatures()) {
            var key = keys.get(signed.keyid());
            if (key != null && key.used.isEmpty()) {
                key.used = Optional.of(mark(entry));
                lacking.computeIfPresent(key.last.officer().name(), (_, ids) -> without(ids, signed.keyid()));
            }
        }
    }

    private static @Nullable Set<KeyId> without(Set<KeyId> ids, KeyId id) {
        ids.remove(id);
        return ids.isEmpty() ? null : ids;
    }

    private OfficerKey view(Party owner, KeyId id, Known key) {
        return new OfficerKey(
                owner.code(),
                key.last.officer().name(),
                id.toString(),
                key.last.formats().stream().map(Format::name).toList(),
                key.enrolled,
                key.again,
                key.revoked,
                key.used,
                sealed.contains(id));
    }

    private static Mark mark(Judgement.Entry entry) {
        var at = entry.at();
        return new Mark(
                new EntryPointer(
                        at.log().owner().code(),
                        at.log().epoch(),
                        at.index().value(),
                        entry.id().hash()),
                entry.payload().written());
    }
}
