package parley.node.project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.agreement.pack.Pack;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.circle.Judgement;
import parley.ledger.entry.Addressees;
import parley.ledger.entry.EntryId;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.ledger.entry.Payload;
import parley.ledger.entry.Ref;
import parley.ledger.entry.Role;
import parley.ledger.merkle.Merkle;
import parley.ledger.text.MalformedException;
import parley.ledger.time.Interval;
import parley.node.circle.Circle;
import parley.node.circle.JudgedLeaf;
import parley.node.circle.PeerState;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.PeerView;
import parley.node.view.ReceiptView;
import parley.node.view.RefView;
import parley.node.view.TimeInterval;

/** Makes the snapshots of a circle that officers see. Thread-safe: it keeps nothing. */
public final class Viewer {
    /** The format in which an officer says that he has read an entry. */
    private static final String ACKNOWLEDGEMENT = "acknowledgement";

    private Viewer() {}

    /** What a circle is. */
    public static CircleSummary summary(Charter charter, List<Pack> packs) {
        Map<String, String> roles = new TreeMap<>();
        charter.roles().forEach((role, party) -> roles.put(role, party.code()));
        return new CircleSummary(
                charter.circle().hash(),
                charter.name(),
                charter.drill(),
                charter.codes().stream().map(Party::code).toList(),
                roles,
                packs.stream().map(Pack::sha256).toList());
    }

    /** Everything known of it now, with the findings as last worked out. */
    public static CircleView view(Circle circle, List<Pack> packs, Picture picture) {
        Charter charter = circle.charter();
        Map<Party, List<JudgedLeaf>> logs = new LinkedHashMap<>();
        charter.codes().forEach(code -> logs.put(code, circle.leaves(code)));
        Facts facts = Facts.of(charter, logs);
        Map<EntryId, List<Party>> acknowledged = acknowledgements(facts);
        Map<Party, Long> holds = new LinkedHashMap<>();
        circle.peers().forEach(peer -> holds.put(peer.member().code(), peer.holds()));
        List<EntryView> entries = new ArrayList<>();
        for (List<JudgedLeaf> log : logs.values()) {
            for (JudgedLeaf leaf : log) {
                entries.add(entry(leaf, facts, acknowledged, holds, circle.self()));
            }
        }
        return new CircleView(
                summary(charter, packs),
                picture.at(),
                entries,
                picture.findings(),
                circle.peers().stream().map(Viewer::peer).toList(),
                Stream.concat(circle.warnings().stream(), picture.failure().stream())
                        .toList());
    }

    /** Where an entry stands, in the words of the pages. */
    public static EntryPointer pointer(parley.ledger.entry.EntryPointer at, EntryId id) {
        return new EntryPointer(
                at.log().owner().code(), at.log().epoch(), at.index().value(), id.hash());
    }

    private static EntryView entry(
            JudgedLeaf leaf, Facts facts, Map<EntryId, List<Party>> acknowledged, Map<Party, Long> holds, Party self) {
        return switch (leaf.judgement()) {
            case Judgement.Entry entry -> {
                boolean control = entry.control().isPresent();
                yield view(
                        pointer(entry.at(), entry.id()),
                        entry.payload(),
                        control,
                        leaf.leaf(),
                        Optional.empty(),
                        control
                                ? Optional.empty()
                                : Optional.of(interval(facts.times().witnessed(entry.at()))),
                        control ? List.of() : receipts(entry, facts, acknowledged, holds, self));
            }
            case Judgement.VoidLeaf(var at, var reason, var detail) -> voidEntry(leaf, at, reason + ": " + detail);
        };
    }

    private static EntryView view(
            EntryPointer pointer,
            Payload payload,
            boolean control,
            Bytes leaf,
            Optional<String> voidReason,
            Optional<TimeInterval> witnessed,
            List<ReceiptView> receipts) {
        return new EntryView(
                pointer,
                payload.format().name(),
                control,
                addressees(payload.to()),
                payload.subject().map(subject -> subject.text()),
                payload.number(),
                payload.refs().stream().map(Viewer::ref).toList(),
                payload.written(),
                payload.lang().orElse(""),
                payload.body().print().utf8(),
                leaf,
                voidReason,
                witnessed,
                receipts);
    }

    /** A leaf that is no entry, with whatever of it can be read. */
    private static EntryView voidEntry(JudgedLeaf leaf, parley.ledger.entry.EntryPointer at, String reason) {
        try {
            Leaf parsed = Leaf.parse(leaf.leaf());
            return view(
                    pointer(at, parsed.id()),
                    parsed.payload(),
                    false,
                    leaf.leaf(),
                    Optional.of(reason),
                    Optional.empty(),
                    List.of());
        } catch (MalformedException e) {
            EntryPointer pointer = new EntryPointer(
                    at.log().owner().code(), at.log().epoch(), at.index().value(), Merkle.leaf(leaf.leaf()));
            return new EntryView(
                    pointer,
                    "",
                    false,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Instant.EPOCH,
                    "",
                    "",
                    leaf.leaf(),
                    Optional.of(reason),
                    Optional.empty(),
                    List.of());
        }
    }

    private static List<ReceiptView> receipts(
            Judgement.Entry entry,
            Facts facts,
            Map<EntryId, List<Party>> acknowledged,
            Map<Party, Long> holds,
            Party self) {
        Party author = entry.at().log().owner();
        List<ReceiptView> receipts = new ArrayList<>();
        for (Party party : facts.charter().codes()) {
            if (!party.equals(author)) {
                Interval received = facts.times().received(entry.at(), party);
                boolean read = acknowledged.getOrDefault(entry.id(), List.of()).contains(party);
                boolean held = author.equals(self)
                        && holds.getOrDefault(party, 0L) > entry.at().index().value();
                receipts.add(new ReceiptView(party.code(), state(received.isKnown(), read, held), received.latest()));
            }
        }
        return receipts;
    }

    private static ReceiptView.State state(boolean received, boolean acknowledged, boolean held) {
        if (acknowledged) {
            return ReceiptView.State.ACKNOWLEDGED;
        }
        if (received) {
            return ReceiptView.State.RECEIVED;
        }
        return held ? ReceiptView.State.HELD : ReceiptView.State.POSTED;
    }

    private static Map<EntryId, List<Party>> acknowledgements(Facts facts) {
        Map<EntryId, List<Party>> acknowledged = new LinkedHashMap<>();
        for (Party party : facts.charter().codes(Kind.PARTY)) {
            for (JudgedLeaf leaf : facts.leaves(party)) {
                if (leaf.judgement() instanceof Judgement.Entry entry
                        && entry.payload().format().name().equals(ACKNOWLEDGEMENT)) {
                    entry.payload().refs().stream()
                            .filter(ref -> ref.role() == Role.REPLY_TO || ref.role() == Role.RELATES)
                            .forEach(ref -> acknowledged
                                    .computeIfAbsent(ref.id(), id -> new ArrayList<>())
                                    .add(party));
                }
            }
        }
        return acknowledged;
    }

    private static PeerView peer(PeerState peer) {
        return new PeerView(
                peer.member().code().code(),
                peer.member().kind().word(),
                peer.reachable(),
                peer.lastSign(),
                peer.offset(),
                peer.holds(),
                peer.held());
    }

    private static List<String> addressees(Addressees to) {
        return switch (to) {
            case Addressees.Everyone() -> List.of();
            case Addressees.Named(var parties) ->
                parties.stream().map(Party::code).toList();
        };
    }

    private static RefView ref(Ref ref) {
        return new RefView(ref.role().word(), pointer(ref.entry(), ref.id()));
    }

    private static TimeInterval interval(Interval interval) {
        return new TimeInterval(
                interval.earliest(),
                interval.latest(),
                interval.missing().stream().map(Party::code).toList());
    }
}
