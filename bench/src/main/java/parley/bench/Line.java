package parley.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.agreement.value.Data;
import parley.ledger.entry.Party;
import parley.node.project.Translation;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;

/**
 * A hotline between two nodes: a message is delivered when the other node's snapshot, from which a desk draws its pages, shows
 * it, and answered when the sender's shows the receipt that the other node has written into its own log. Between messages, and
 * untimed, an officer of the other side acknowledges each, as the pack asks.
 */
final class Line implements Carrier {
    private final Circles circles;
    private final Circles.Ring ring;
    private final Party sender = Circles.PARTIES.getFirst();
    private final Party reader = Circles.PARTIES.getLast();
    private final Watching sending;
    private final Watching reading;

    /** A line in the first circle of two nodes, whose pack is the hotline's. */
    Line(Circles circles) {
        this.circles = circles;
        this.ring = circles.rings().getFirst();
        this.sending = new Watching(circles.node(sender), ring.id());
        this.reading = new Watching(circles.node(reader), ring.id());
    }

    @Override
    public String name() {
        return "hotline";
    }

    @Override
    public Carried carry(int number, String text) throws InterruptedException {
        String id = sender + "/" + number;
        Draft message =
                draft("message", Optional.empty(), reader, Map.of("message", id, "precedence", "flash", "text", text));
        long begun = System.nanoTime();
        EntryPointer sent = circles.send(ring, sender, message);
        long delivered = reading.await(view -> find(view.entries(), sent).isPresent());
        long answered = sending.await(view -> isReceived(view.entries(), sent));
        Draft acknowledgement = draft("acknowledgement", Optional.of(id), sender, Map.of("acknowledged", id));
        EntryPointer read = circles.send(ring, reader, acknowledgement);
        reading.await(
                view -> isReceived(view.entries(), read)); // so that nothing of it is under way in the next one's time
        return new Carried(delivered - begun, answered - begun);
    }

    @Override
    public void close() {
        sending.close();
        reading.close();
    }

    private static boolean isReceived(List<EntryView> entries, EntryPointer sent) {
        return find(entries, sent)
                .filter(entry -> entry.receipts().stream()
                        .allMatch(receipt -> receipt.at().isPresent()))
                .isPresent();
    }

    private static Optional<EntryView> find(List<EntryView> entries, EntryPointer sent) {
        return entries.stream().filter(entry -> entry.pointer().equals(sent)).findFirst();
    }

    private static Draft draft(String format, Optional<String> subject, Party to, Map<String, String> fields) {
        Map<String, Data> body = new TreeMap<>();
        fields.forEach((name, value) -> body.put(name, new Data.Text(value)));
        return new Draft(
                format,
                List.of(to.code()),
                subject,
                Optional.empty(),
                List.of(),
                "en",
                Translation.json(new Data.Members(body)).print().utf8());
    }
}
