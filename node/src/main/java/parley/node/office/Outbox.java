package parley.node.office;

import com.google.errorprone.annotations.Var;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.mail.Answer;
import parley.node.mail.Queue;
import parley.node.mail.Retry;
import parley.node.view.mail.MailAddress;
import parley.node.view.mail.Step;

/**
 * The letters that are under way. What is open is kept in memory too, made from the file when it is opened, and changed only after
 * the file: a page or a reading of numbers costs no look at it. Thread-safe.
 */
final class Outbox implements Queue {
    private final Ground ground;
    private final Retry retry;
    private final Map<Long, Open> open = new ConcurrentSkipListMap<>();
    private final AtomicLong turns = new AtomicLong();

    /**
     * A letter on its way to one address.
     *
     * @param asked in which turn the relay was asked last, of those since the node started; 0 for none
     */
    record Open(
            long delivery,
            long mailing,
            Hash circle,
            MailAddress to,
            boolean handing,
            int vain,
            int unclear,
            Instant due,
            long asked) {
        private Open asked(long turn) {
            return new Open(delivery, mailing, circle, to, handing, vain, unclear, due, turn);
        }
    }

    /** A step that is to be noted. */
    private record Noted(Open of, Step.Kind kind, String reply, Optional<Instant> due) {}

    /** Takes up what waits, and what the end of a node has cut off: the relay may have that. */
    Outbox(Ground ground, Retry retry) {
        this.ground = ground;
        this.retry = retry;
        ground.read(Deliveries::open).forEach(each -> open.put(each.delivery(), each));
        open.values().stream()
                .filter(Open::handing)
                .toList()
                .forEach(each -> write(unclear(each, "the node stopped before it noted an answer", Instant.EPOCH)));
    }

    /** Takes up what was just put on its way. */
    void add(List<Open> added) {
        added.forEach(each -> open.put(each.delivery(), each));
    }

    @Override
    public int waiting() {
        return open.size();
    }

    @Override
    public Optional<Job> due(Instant now) {
        return open.values().stream()
                .filter(each -> !each.due.isAfter(now))
                .min(Comparator.comparing(Open::due)
                        .thenComparingLong(Open::asked)
                        .thenComparingLong(Open::delivery))
                .map(each -> new Job(each.delivery, each.to, message(each.mailing)));
    }

    private Bytes message(long mailing) {
        return ground.read(handle -> Deliveries.message(handle, mailing)).orElseThrow();
    }

    @Override
    public Optional<Instant> next() {
        return open.values().stream().map(Open::due).min(Comparator.naturalOrder());
    }

    @Override
    public void handing(Job job) {
        write(List.of(new Noted(known(job), Step.Kind.HANDING, "", Optional.empty())));
    }

    @Override
    public void note(Job job, Answer answer, Instant now) {
        Open known = known(job).asked(turns.incrementAndGet());
        open.replace(known.delivery, known);
        switch (answer) {
            case Answer.Accepted(String says) ->
                write(List.of(new Noted(known, Step.Kind.ACCEPTED, says, Optional.empty())));
            case Answer.Refused(String says) ->
                write(List.of(new Noted(known, Step.Kind.REFUSED, says, Optional.empty())));
            case Answer.Later(String says) -> write(postponed(known, says, now));
            case Answer.Unclear(String says) -> write(unclear(known, says, now));
            case Answer.Unreached(String says) -> write(allPostponed(known, says, now));
        }
    }

    private Open known(Job job) {
        return Optional.ofNullable(open.get(job.delivery()))
                .orElseThrow(() -> new IllegalStateException("delivery %d is over".formatted(job.delivery())));
    }

    /** Nobody else can have been reached either. */
    private List<Noted> allPostponed(Open known, String says, Instant now) {
        List<Noted> noted = new ArrayList<>();
        open.values().stream()
                .filter(each -> each.delivery == known.delivery || !each.due.isAfter(now))
                .forEach(each -> noted.addAll(postponed(each, says, now)));
        return noted;
    }

    private List<Noted> postponed(Open known, String says, Instant now) {
        return again(known, Step.Kind.POSTPONED, says, now, known.vain + 1 < retry.tries());
    }

    private List<Noted> unclear(Open known, String says, Instant now) {
        boolean more = known.unclear + 1 < Retry.UNCLEAR && known.vain + 1 < retry.tries();
        return again(known, Step.Kind.PERHAPS, says, now, more);
    }

    private List<Noted> again(Open known, Step.Kind kind, String says, Instant now, boolean more) {
        if (!more) {
            return List.of(
                    new Noted(known, kind, says, Optional.empty()),
                    new Noted(known, Step.Kind.GIVEN_UP, "", Optional.empty()));
        }
        Instant due = now.plus(retry.after(known.vain + 1));
        return List.of(new Noted(known, kind, says, Optional.of(due)));
    }

    /** Steps of one circle after another, each circle's in one change. */
    private void write(List<Noted> noted) {
        Instant at = ground.now();
        noted.stream().map(each -> each.of.circle).distinct().forEach(circle -> {
            List<Noted> own =
                    noted.stream().filter(each -> each.of.circle.equals(circle)).toList();
            ground.writeAndThen(
                    circle,
                    (Handle handle) -> {
                        own.forEach(
                                each -> Deliveries.note(handle, each.of.delivery, at, each.kind, each.reply, each.due));
                        return own;
                    },
                    written -> written.forEach(this::remember));
        });
    }

    private void remember(Noted noted) {
        if (noted.kind.last()) {
            open.remove(noted.of.delivery);
            return;
        }
        open.computeIfPresent(noted.of.delivery, (_, known) -> after(known, noted));
    }

    private static Open after(Open known, Noted noted) {
        @Var int vain = known.vain;
        @Var int unclear = known.unclear;
        if (noted.kind != Step.Kind.HANDING) {
            vain++;
        }
        if (noted.kind == Step.Kind.PERHAPS) {
            unclear++;
        }
        return new Open(
                known.delivery,
                known.mailing,
                known.circle,
                known.to,
                noted.kind == Step.Kind.HANDING,
                vain,
                unclear,
                noted.due.orElse(known.due),
                known.asked);
    }
}
