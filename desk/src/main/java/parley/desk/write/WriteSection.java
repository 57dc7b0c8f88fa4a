package parley.desk.write;

import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import parley.desk.foresight.Gate;
import parley.desk.foresight.Numbers;
import parley.desk.form.Seal;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.desk.live.Rows;
import parley.desk.refusal.Refusals;

/** Writing: what to write, the form, the check before it is signed, and how far it has come. Thread-safe. */
public final class WriteSection implements Section {
    private final List<Section> pages;
    private final ClearingRows waiting;

    /**
     * How entries are sent, through this and any other door.
     *
     * @param turns in which they are
     * @param refusals what the record says against one
     */
    public record Sending(Turns turns, Refusals refusals) {}

    /**
     * Writing through a front.
     *
     * @param seal of the forms of all parts
     * @param rows how a finding that a draft would change is told
     * @param gate through which every question goes what a draft would change
     * @param numbers how what a draft would do to limits is told
     * @param sending how entries are sent
     */
    public WriteSection(Front front, Seal seal, Rows rows, Gate gate, Numbers numbers, Sending sending) {
        var office = new Office(front, seal);
        var against = new Against(front.node(), sending.refusals());
        var teller = new Teller(front.node(), rows, gate, numbers);
        var clearing = new Clearing(front.node(), sending.turns());
        this.waiting = new ClearingRows(front.node(), rows.titles());
        var forms = new DraftPages(office, teller, clearing);
        var gates = new Gates(clearing, against);
        var attempts = new Attempts(System::nanoTime);
        this.pages = List.of(
                new StartSection(front, office, rows.titles(), waiting),
                new DraftSection(front, office, forms),
                new TypingSection(front, office, teller),
                new DrawingSection(front, office),
                new CheckSection(front, office, forms, rows, attempts, gates),
                new WaitingSection(front, office, new WaitingPages(office, rows, clearing), attempts, gates),
                new ClearanceSection(front, office, clearing, new ClearancePages(front, office, gates, waiting)),
                new SentSection(front, office, clearing));
    }

    /** The drafts that wait for clearance, for whatever else shows them. */
    public ClearingRows waiting() {
        return waiting;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        pages.forEach(page -> page.route(routing));
    }
}
