package parley.node.project;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.ledger.bytes.Bytes;
import parley.ledger.circle.Judgement;
import parley.ledger.entry.Addressees;
import parley.ledger.entry.EntryId;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.ledger.entry.Payload;
import parley.ledger.entry.Ref;
import parley.ledger.merkle.Merkle;
import parley.ledger.text.MalformedException;
import parley.ledger.time.Interval;
import parley.node.circle.JudgedLeaf;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.ReceiptView;
import parley.node.view.RefView;
import parley.node.view.TimeInterval;

/** What officers see of one leaf. */
public final class EntryViews {
    private EntryViews() {}

    /** Where an entry stands, in the words of the pages. */
    public static EntryPointer pointer(parley.ledger.entry.EntryPointer at, EntryId id) {
        return new EntryPointer(
                at.log().owner().code(), at.log().epoch(), at.index().value(), id.hash());
    }

    /** A leaf as its log alone tells: what people wrote still lacks its times and receipts. */
    static EntryView untimed(JudgedLeaf leaf) {
        return switch (leaf.judgement()) {
            case Judgement.Entry entry ->
                view(
                        pointer(entry.at(), entry.id()),
                        entry.payload(),
                        entry.control().isPresent(),
                        leaf.leaf(),
                        Optional.empty());
            case Judgement.VoidLeaf(var at, var reason, var detail) -> voidEntry(leaf, at, reason + ": " + detail);
        };
    }

    /** The same entry with the times and receipts that are known of it now. */
    static EntryView timed(EntryView entry, Interval witnessed, List<ReceiptView> receipts) {
        return new EntryView(
                entry.pointer(),
                entry.format(),
                entry.control(),
                entry.to(),
                entry.subject(),
                entry.number(),
                entry.refs(),
                entry.written(),
                entry.lang(),
                entry.body(),
                entry.leaf(),
                entry.voidReason(),
                Optional.of(interval(witnessed)),
                receipts);
    }

    /** The draft that would be sent as these bytes. */
    public static Draft draft(Payload payload) {
        return new Draft(
                payload.format().name(),
                addressees(payload.to()),
                payload.subject().map(subject -> subject.text()),
                payload.number(),
                payload.refs().stream().map(EntryViews::ref).toList(),
                payload.lang().orElse(""),
                payload.body().print().utf8(),
                Optional.of(payload.written()));
    }

    private static EntryView view(
            EntryPointer pointer, Payload payload, boolean control, Bytes leaf, Optional<String> voidReason) {
        return new EntryView(
                pointer,
                payload.format().name(),
                control,
                addressees(payload.to()),
                payload.subject().map(subject -> subject.text()),
                payload.number(),
                payload.refs().stream().map(EntryViews::ref).toList(),
                payload.written(),
                payload.lang().orElse(""),
                payload.body().print().utf8(),
                leaf,
                voidReason,
                Optional.empty(),
                List.of());
    }

    /** A leaf that is no entry, with whatever of it can be read. */
    private static EntryView voidEntry(JudgedLeaf leaf, parley.ledger.entry.EntryPointer at, String reason) {
        try {
            Leaf parsed = Leaf.parse(leaf.leaf());
            return view(pointer(at, parsed.id()), parsed.payload(), false, leaf.leaf(), Optional.of(reason));
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
