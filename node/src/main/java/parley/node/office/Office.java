package parley.node.office;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parley.ledger.bytes.Hash;
import parley.node.mail.Relay;
import parley.node.mail.Retry;
import parley.node.store.Database;
import parley.node.store.DurableSteps;
import parley.node.view.clearance.ClearanceView;
import parley.node.view.mail.MailView;
import parley.node.view.office.Acknowledgement;
import parley.node.view.office.ActOutcome;
import parley.node.view.office.Call;
import parley.node.view.office.CallOut;
import parley.node.view.office.Concern;
import parley.node.view.office.Contact;
import parley.node.view.office.Forward;
import parley.node.view.office.Forwarding;
import parley.node.view.office.Hand;
import parley.node.view.office.KeptContact;
import parley.node.view.office.KeptStint;
import parley.node.view.office.KeptView;
import parley.node.view.office.LogLine;
import parley.node.view.office.OfficeView;
import parley.node.view.office.OpenList;
import parley.node.view.office.RotaOutcome;
import parley.node.view.office.Said;
import parley.node.view.office.SavedView;
import parley.node.view.office.Stint;
import parley.node.view.office.ViewOutcome;
import parley.node.view.office.WatchAct;

/** The office of one node, on its file. Thread-safe. */
public final class Office implements OfficeView, AutoCloseable {
    private final Database file;
    private final Watches watches;
    private final ShiftLog log;
    private final Contacts contacts;
    private final CallOuts callOuts;
    private final Notices notices;
    private final SavedViews views;
    private final Clearances clearances;
    private final Mailroom mail;
    private final RotaLines rota;

    private Office(Ground ground, Optional<Relay> relay, Retry retry, InstantSource wall) {
        this.file = ground.office();
        this.watches = new Watches(ground);
        this.log = new ShiftLog(ground);
        this.contacts = new Contacts(ground);
        this.callOuts = new CallOuts(ground);
        this.notices = new Notices(ground);
        this.views = new SavedViews(ground);
        this.clearances = new Clearances(ground);
        this.mail = new Mailroom(ground, relay, retry, wall);
        this.rota = new RotaLines(ground);
    }

    /**
     * Opens the office that lies in a node's data folder, of a node without a mail relay; makes it if there is none.
     *
     * @param clock the node's
     * @param steps is told of everything that becomes durable
     * @param changed is told in which circle something was written, once it is durable
     */
    public static Office open(Path folder, InstantSource clock, DurableSteps steps, Consumer<Hash> changed) {
        return open(folder, clock, steps, changed, new Post(Optional.empty(), Retry.STANDARD, clock));
    }

    /**
     * How mail leaves.
     *
     * @param relay empty where there is none
     * @param wall the machine's clock, by which tries are spaced
     */
    public record Post(Optional<Relay> relay, Retry retry, InstantSource wall) {}

    /** As {@link #open(Path, InstantSource, DurableSteps, Consumer)}, of a node that may have a mail relay. */
    public static Office open(Path folder, InstantSource clock, DurableSteps steps, Consumer<Hash> changed, Post post) {
        Database file = Database.open(folder.resolve("office.db"), "parley/node/store/office", steps);
        try {
            return new Office(new Ground(file, clock, changed), post.relay, post.retry, post.wall);
        } catch (RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    /** Begins to hand over the mail that waits. */
    public void start() {
        mail.start();
    }

    @Override
    public MailView mail() {
        return mail;
    }

    @Override
    public List<WatchAct> acts(Hash circle, int most) {
        return watches.newest(circle, most);
    }

    @Override
    public Optional<WatchAct> act(Hash circle, long number) {
        return watches.find(circle, number);
    }

    @Override
    public Optional<WatchAct> next(Hash circle, long number) {
        return watches.next(circle, number);
    }

    @Override
    public Optional<OpenList> open(Hash circle, long act) {
        return watches.open(circle, act);
    }

    @Override
    public ActOutcome hand(Hash circle, Hand hand, OpenList open) {
        return watches.make(circle, hand, open);
    }

    @Override
    public List<LogLine> log(Hash circle, Instant from, Instant to) {
        return log.between(circle, from, to);
    }

    @Override
    public List<LogLine> log(Hash circle, long act) {
        return log.of(circle, act);
    }

    @Override
    public Optional<LogLine> line(Hash circle, long number) {
        return log.find(circle, number);
    }

    @Override
    public LogLine write(Hash circle, String once, Said said) {
        return log.write(circle, once, said);
    }

    @Override
    public List<KeptContact> contacts(Hash circle) {
        return contacts.standing(circle);
    }

    @Override
    public Optional<KeptContact> keep(Hash circle, long after, Contact contact) {
        return contacts.keep(circle, after, contact);
    }

    @Override
    public List<CallOut> callOuts(Hash circle, int most) {
        return callOuts.list(circle, most);
    }

    @Override
    public Optional<CallOut> callOut(Hash circle, long number) {
        return callOuts.find(circle, number);
    }

    @Override
    public CallOut begin(Hash circle, String once, Concern concern) {
        return callOuts.begin(circle, once, concern);
    }

    @Override
    public Optional<CallOut> call(Hash circle, long callOut, String once, Call call) {
        return callOuts.step(circle, callOut, once, call);
    }

    @Override
    public List<Acknowledgement> acknowledged(Hash circle, long act) {
        return notices.acknowledged(circle, act);
    }

    @Override
    public Optional<Acknowledgement> acknowledge(Hash circle, long act, String row) {
        return notices.acknowledge(circle, act, row);
    }

    @Override
    public List<Forwarding> forwardings(Hash circle, String entry) {
        return notices.forwardings(circle, entry);
    }

    @Override
    public Forwarding forward(Hash circle, String once, Forward forward) {
        return notices.forward(circle, once, forward);
    }

    @Override
    public List<KeptView> views(Hash circle) {
        return views.standing(circle);
    }

    @Override
    public ViewOutcome save(Hash circle, SavedView view) {
        return views.save(circle, view);
    }

    @Override
    public ViewOutcome rename(Hash circle, long number, String name, String who) {
        return views.rename(circle, number, name, who);
    }

    @Override
    public boolean remove(Hash circle, long number, String who) {
        return views.remove(circle, number, who);
    }

    @Override
    public ClearanceView clearance() {
        return clearances;
    }

    /** Says that a draft is dropped, or begins under a name that an earlier one may have had. */
    public void over(Hash circle, String draft) {
        clearances.over(circle, draft);
    }

    @Override
    public List<KeptStint> rota(Hash circle, Instant from, Instant to) {
        return rota.touching(circle, from, to);
    }

    @Override
    public Optional<KeptStint> stint(Hash circle, long number) {
        return rota.find(circle, number);
    }

    @Override
    public boolean keepsRota(Hash circle) {
        return rota.isKept(circle);
    }

    @Override
    public RotaOutcome plan(Hash circle, String once, String who, List<Stint> stints) {
        return rota.plan(circle, once, who, stints);
    }

    @Override
    public Optional<String> telephone(Hash circle, String officer) {
        return rota.telephone(circle, officer);
    }

    @Override
    public Optional<ZoneId> zone(Hash circle) {
        return rota.zone(circle);
    }

    @Override
    public void settle(Hash circle, ZoneId zone, String who) {
        rota.settle(circle, zone, who);
    }

    @Override
    public Optional<List<String>> named(Hash circle, long act) {
        return rota.named(circle, act);
    }

    /** Completes what is being written. */
    @Override
    public void close() {
        mail.close();
        file.close();
    }
}
