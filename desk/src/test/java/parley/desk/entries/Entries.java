package parley.desk.entries;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.live.Titles;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.ReceiptView;
import parley.node.view.RefView;
import parley.node.view.TimeInterval;

/** Entries as a node would show them, for the tests of lists and pages. */
final class Entries {
    static final Instant NOW = Instant.parse("2026-10-04T03:04:31Z");
    static final Titles NO_PACKS = new Titles(List.of());

    private Entries() {}

    /** An entry of one party, received by the other three at an instant. */
    static EntryView of(String party, long index, String format, String subject, String body, String at) {
        var receipts = new ArrayList<ReceiptView>();
        for (var member : List.of("XA", "XB", "XC", "XD")) {
            if (!member.equals(party)) {
                receipts.add(new ReceiptView(member, ReceiptView.State.RECEIVED, Optional.of(Instant.parse(at))));
            }
        }
        return with(party, index, format, subject, body, at, List.of(), receipts);
    }

    /** One that XD has not received yet. */
    static EntryView waiting(String party, long index, String at) {
        var receipts = List.of(
                new ReceiptView("XB", ReceiptView.State.RECEIVED, Optional.of(Instant.parse(at))),
                new ReceiptView("XD", ReceiptView.State.POSTED, Optional.empty()));
        return with(party, index, "note", party + "/9", "{}", at, List.of(), receipts);
    }

    /** One that refers to another. */
    static EntryView referring(String party, long index, String role, EntryView other) {
        return with(
                party, index, "note", "", "{}", NOW.toString(), List.of(new RefView(role, other.pointer())), List.of());
    }

    private static EntryView with(
            String party,
            long index,
            String format,
            String subject,
            String body,
            String at,
            List<RefView> refs,
            List<ReceiptView> receipts) {
        return new EntryView(
                pointer(party, index),
                format,
                false,
                List.of(),
                Optional.of(subject).filter(text -> !text.isEmpty()),
                Optional.of("4/2026"),
                refs,
                Instant.parse(at),
                "de",
                body,
                Bytes.EMPTY,
                Optional.empty(),
                Optional.of(
                        new TimeInterval(Optional.of(Instant.parse(at)), Optional.of(Instant.parse(at)), List.of())),
                receipts);
    }

    /** A control entry, or a leaf that is void. */
    static EntryView other(String party, long index, String format, Optional<String> voidReason) {
        return new EntryView(
                pointer(party, index),
                format,
                voidReason.isEmpty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                NOW,
                "",
                format.isEmpty() ? "" : "{\"heads\":[]}",
                Bytes.EMPTY,
                voidReason,
                Optional.empty(),
                List.of());
    }

    static EntryPointer pointer(String party, long index) {
        return new EntryPointer(party, 1, index, Hash.sha256(Bytes.utf8(party + "#" + index)));
    }

    static CircleView circle(EntryView... entries) {
        var summary = new CircleSummary(
                Hash.sha256(Bytes.utf8("circle")),
                "Circle <i>",
                true,
                List.of("XA", "XB", "XC", "XD"),
                Map.of(),
                List.of());
        return new CircleView(summary, NOW, List.of(entries), List.of(), List.of(), List.of());
    }
}
