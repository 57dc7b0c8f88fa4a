package parley.desk.shift;

import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.desk.form.Seal;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.desk.live.Rows;
import parley.desk.rota.Current;
import parley.desk.view.OnDuty;
import parley.node.view.CircleView;
import parley.node.view.NodeView;
import parley.node.view.office.Acknowledgement;
import parley.node.view.office.KeptContact;
import parley.node.view.office.OfficeView;
import parley.node.view.office.RotaDuty;
import parley.node.view.office.WatchAct;

/** The shift: who has the watch and what its officers write down. Thread-safe. */
public final class ShiftSection implements Section {
    /** Among so many acts is the taking of the watch before: every second one takes it, or more. */
    private static final int ACTS = 4;

    private final Front front;

    private final List<Section> pages;

    /**
     * The shift of what the front reaches.
     *
     * @param rows which tell what is open
     * @param seal of the forms of all parts
     * @param letters which puts entries into words
     */
    public ShiftSection(Front front, Rows rows, Seal seal, Letters letters) {
        this.front = front;
        var room = new Guardroom(front, seal);
        var open = new Openness(front, rows);
        this.pages = List.of(
                new StartSection(room, open, this::onDuty),
                new TurnSection(room, open),
                new WatchesSection(room, open),
                new LogSection(room),
                new ContactSection(room),
                new CallSection(room, open),
                new RotaSection(room),
                new RotaChangeSection(room),
                new NoticeSection(room),
                new MailSection(room, rows.titles(), letters),
                new ListSection(room, rows.titles()));
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        pages.forEach(page -> page.route(routing));
    }

    /**
     * What the watch shows of its officers.
     *
     * @param seal for the forms on the page; empty where there can be none
     */
    public OnDuty onDuty(CircleView view, String seal) {
        return onDuty(front.node(), view, seal);
    }

    /** The same for whoever has no pages: of a node. */
    public static OnDuty onDuty(NodeView node, CircleView view, String seal) {
        return node.office().map(office -> onDuty(office, view, seal)).orElse(OnDuty.NONE);
    }

    private static OnDuty onDuty(OfficeView office, CircleView view, String seal) {
        var circle = view.summary().id();
        var acts = office.acts(circle, ACTS);
        var last = acts.stream().findFirst();
        var acknowledged = last.filter(WatchAct::taken)
                .map(act -> office.acknowledged(circle, act.number()))
                .orElse(List.of());
        boolean silence = view.peers().stream().anyMatch(peer -> !peer.reachable());
        var contacts = silence ? office.contacts(circle) : List.<KeptContact>of();
        return new OnDuty(
                true,
                last,
                acts.stream()
                        .filter(WatchAct::taken)
                        .limit(2)
                        .reduce((_, before) -> before)
                        .map(WatchAct::at),
                acknowledged.stream().collect(Collectors.toMap(Acknowledgement::row, each -> each)),
                contacts.stream()
                        .map(KeptContact::contact)
                        .collect(Collectors.toMap(each -> each.peer(), each -> each)),
                Current.of(Optional.of(office), circle, view.at()).map(rota -> rota.named(RotaDuty.WATCH)),
                seal,
                office.mail().state());
    }
}
