package parley.desk.council;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.agreement.pack.CouncilRole;
import parley.desk.frame.Frame;
import parley.desk.live.Rows;
import parley.desk.view.Glossary;
import parley.desk.view.State;
import parley.desk.view.Title;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.FindingView;

/**
 * A session of a circle's council as its page shows it.
 *
 * @param seal of its forms; empty where the answer can make none, and then there are none
 */
public record SittingPage(Frame frame, String seal, Council council, Sitting session) {
    public Words words() {
        return frame.words();
    }

    public String title() {
        return words().say("council.session.page", "self", frame.self(), "session", session.id())
                .text();
    }

    /** Whether its reader may write, and this answer can take what he writes. */
    public boolean offers() {
        return !seal.isEmpty() && frame.offersWriting();
    }

    /** Whether the pack has a form for it. */
    private boolean has(Class<? extends CouncilRole> role) {
        return council.formats().first(role).isPresent();
    }

    /** What this reader may begin about the session, by the words of the form that begins it. */
    public List<String> acts() {
        return Act.about(session, frame.self(), council.at()).stream()
                .filter(act -> has(act.role()))
                .map(Act::word)
                .toList();
    }

    public boolean says() {
        return has(CouncilRole.Statement.class);
    }

    public boolean isOwn(Promise promise) {
        return promise.maker().equals(frame.self()) && has(CouncilRole.Report.class);
    }

    /** The last session before this one at which somebody committed himself to something. */
    public Optional<Sitting> before() {
        return council.before(session);
    }

    public String address(Sitting other) {
        return frame.with("council/session", "id", other.id());
    }

    public String journal() {
        return frame.with("council/journal", "id", session.id());
    }

    public String calendar() {
        return frame.with("calendar/session.ics", "id", session.id());
    }

    /** How many commitments are in each state, by their findings; those without one are not counted. */
    public Map<State, Integer> progress(List<Promise> promises) {
        var counts = new TreeMap<State, Integer>();
        promises.stream()
                .flatMap(promise -> promise.duty().stream())
                .forEach(duty -> counts.merge(state(duty), 1, Integer::sum));
        return counts;
    }

    /** Which place an order gives to an item among those on the agenda, as it is counted there; a dash where it leaves it out. */
    public String place(Agenda.Order order, Item item) {
        var on = session.agenda().taken().stream().map(Item::id).toList();
        int place =
                order.items().stream().filter(on::contains).distinct().toList().indexOf(item.id());
        return place < 0 ? "–" : Integer.toString(place + 1);
    }

    public Phrase.Time time(Instant at) {
        return words().clocks().moment(at);
    }

    public State state(FindingView finding) {
        return Rows.state(finding.head().verdict());
    }

    /** What the rule of a finding is called. */
    public Title rule(FindingView finding) {
        var head = finding.head();
        return Glossary.of(council.formats().pack())
                .rule(head.provision() + head.step().map(step -> "." + step).orElse(""));
    }

    /** Where the proof of a finding is. */
    public String why(FindingView finding) {
        return frame.proof(finding.head());
    }
}
