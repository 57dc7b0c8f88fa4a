package parley.node.office;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.mail.Composer;
import parley.node.mail.Postman;
import parley.node.mail.Relay;
import parley.node.mail.Retry;
import parley.node.view.mail.KeptMailingList;
import parley.node.view.mail.Letter;
import parley.node.view.mail.MailAddress;
import parley.node.view.mail.MailEvents;
import parley.node.view.mail.MailOutcome;
import parley.node.view.mail.MailState;
import parley.node.view.mail.MailView;
import parley.node.view.mail.Mailing;
import parley.node.view.mail.MailingList;

/** Lists and letters on the office's file, with a postman where there is a relay. Thread-safe. */
final class Mailroom implements MailView, AutoCloseable {
    private static final String ENDED_NEVER = "SELECT m.number FROM mailing m JOIN delivery d ON d.mailing = m.number"
            + " WHERE m.circle = :circle AND m.entry = :entry AND NOT EXISTS (SELECT 1 FROM step WHERE delivery = d.number"
            + " AND kind IN ('ACCEPTED', 'REFUSED', 'GIVEN_UP')) LIMIT 1";

    private final Ground ground;
    private final MailingLists lists;
    private final Outbox outbox;
    private final Optional<Postman> postman;

    Mailroom(Ground ground, Optional<Relay> relay, Retry retry, InstantSource wall) {
        this.ground = ground;
        this.lists = new MailingLists(ground);
        this.outbox = new Outbox(ground, retry);
        this.postman = relay.map(each -> new Postman(outbox, each, wall));
    }

    void start() {
        postman.ifPresent(Postman::start);
    }

    @Override
    public MailState state() {
        return new MailState(
                postman.map(each -> each.relay().named()), outbox.waiting(), postman.flatMap(Postman::trouble));
    }

    @Override
    public List<KeptMailingList> lists(Hash circle) {
        return lists.standing(circle);
    }

    @Override
    public List<KeptMailingList> history(Hash circle, String format, int most) {
        return lists.history(circle, format, most);
    }

    @Override
    public Optional<KeptMailingList> keep(Hash circle, long after, MailingList list) {
        return lists.keep(circle, after, list);
    }

    @Override
    public MailOutcome send(Hash circle, String once, Letter letter) {
        MailAddress sender = postman.map(each -> each.relay().named().sender())
                .orElseThrow(() -> new MalformedException("letter", "this node has no mail relay"));
        var composer = new Composer(sender);
        Instant now = ground.now();
        MailOutcome outcome = ground.writeAndThen(
                circle,
                handle -> one(handle, circle, " AND m.once = :key", once)
                        .<MailOutcome>map(MailOutcome.Queued::new)
                        .orElseGet(() -> add(handle, circle, once, letter, composer, now)),
                made -> {
                    if (made instanceof MailOutcome.Queued(Mailing mailing)) {
                        outbox.add(ground.read(handle -> Deliveries.open(handle, mailing.number())));
                    }
                });
        postman.ifPresent(Postman::wake);
        return outcome;
    }

    private static MailOutcome add(
            Handle handle, Hash circle, String once, Letter letter, Composer composer, Instant now) {
        Optional<KeptMailingList> list = MailingLists.of(handle, circle, letter.format())
                .filter(kept -> kept.number() == letter.list())
                .filter(kept -> !kept.list().addresses().isEmpty());
        if (list.isEmpty()) {
            return new MailOutcome.OtherList();
        }
        String entry = letter.entry().path();
        Optional<Mailing> standing = handle.createQuery(ENDED_NEVER)
                .bind("circle", circle.bytes().toArray())
                .bind("entry", entry)
                .mapTo(Long.class)
                .findOne()
                .flatMap(number -> one(handle, circle, " AND m.number = :key", Long.toString(number)));
        if (standing.isPresent()) {
            return new MailOutcome.Standing(standing.get());
        }
        Ground.refuseMore(handle, "mailing", circle, now, PER_DAY, "letters");
        List<MailAddress> to = list.get().list().addresses();
        Bytes message = composer.compose(circle, letter, to, now);
        long number = handle.createUpdate(
                        "INSERT INTO mailing (circle, once, written, entry, format, list, message_id, message, sha256, who)"
                                + " VALUES (:circle, :once, :written, :entry, :format, :list, :id, :message, :sha256, :who)")
                .bind("circle", circle.bytes().toArray())
                .bind("once", once)
                .bind("written", now.toString())
                .bind("entry", entry)
                .bind("format", letter.format())
                .bind("list", list.get().number())
                .bind("id", composer.messageId(circle, letter))
                .bind("message", message.toArray())
                .bind("sha256", Hash.sha256(message).hex())
                .bind("who", letter.who())
                .executeAndReturnGeneratedKeys("number")
                .mapTo(Long.class)
                .one();
        to.forEach(address -> handle.createUpdate("INSERT INTO delivery (mailing, address) VALUES (:mailing, :address)")
                .bind("mailing", number)
                .bind("address", address.text())
                .execute());
        return new MailOutcome.Queued(
                one(handle, circle, " AND m.once = :key", once).orElseThrow());
    }

    private static Optional<Mailing> one(Handle handle, Hash circle, String which, String key) {
        return Deliveries.mailings(handle, circle, which, key).stream().findFirst();
    }

    @Override
    public List<Mailing> about(Hash circle, String entry) {
        return ground.read(handle -> Deliveries.mailings(handle, circle, " AND m.entry = :key", entry));
    }

    @Override
    public MailEvents events(Hash circle, Instant from, Instant to, long skipped, long most) {
        return ground.read(handle -> {
            var log = new MailLog(handle, circle, from, to);
            return new MailEvents(skipped, log.events(skipped, most), log.count());
        });
    }

    @Override
    public Optional<Bytes> message(Hash circle, long number) {
        return ground.read(handle -> one(handle, circle, " AND m.number = :key", Long.toString(number))
                .flatMap(mailing -> Deliveries.message(handle, mailing.number())));
    }

    /** Ends the postman; what is under way goes on at the next start. */
    @Override
    public void close() {
        postman.ifPresent(Postman::close);
    }
}
