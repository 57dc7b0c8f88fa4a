package parley.node.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.store.DurableSteps;
import parley.node.store.DurableSteps.Step;
import parley.node.view.office.ActOutcome;
import parley.node.view.office.Call;
import parley.node.view.office.CallOut;
import parley.node.view.office.Concern;
import parley.node.view.office.Contact;
import parley.node.view.office.Forward;
import parley.node.view.office.Hand;
import parley.node.view.office.Hand.Kind;
import parley.node.view.office.KeptContact;
import parley.node.view.office.Limits;
import parley.node.view.office.LogLine;
import parley.node.view.office.Means;
import parley.node.view.office.OpenList;
import parley.node.view.office.OpenRow;
import parley.node.view.office.Said;
import parley.node.view.office.WatchAct;

class OfficeTest {
    private static final Hash CIRCLE = Hash.sha256(Bytes.utf8("circle"));
    private static final Hash OTHER = Hash.sha256(Bytes.utf8("another circle"));
    private static final Instant NOW = Instant.parse("2026-10-04T03:04:31Z");
    private static final OpenList OPEN = new OpenList(
            NOW,
            new TreeMap<>(Map.of("XA", 7L, "XB", 12L)),
            List.of(new OpenRow(
                    "due", "finding/XA/1", "overdue", "16.1.2", Map.of("en", "\u2068XA\u2069 owes", "ru", "срок"))),
            3);
    private static final OpenList NOTHING = new OpenList(NOW, Collections.emptySortedMap(), List.of(), 0);

    @TempDir
    Path folder;

    private final List<Hash> heard = new CopyOnWriteArrayList<>();
    private final List<Step> steps = new CopyOnWriteArrayList<>();
    private Office office;

    @BeforeEach
    void open() {
        office = Office.open(folder, () -> NOW, steps::add, heard::add);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void reopen() {
        office.close();
        open();
    }

    private static Hand hand(Kind kind, long after, String officer) {
        return new Hand(kind, after, officer, "a note");
    }

    private WatchAct done(Hand hand) {
        return ((ActOutcome.Done) office.hand(CIRCLE, hand, OPEN)).act();
    }

    private static Said said(String text, Instant happened) {
        return new Said(happened, "Weber", Means.TELEPHONE, "XB", text, Optional.empty());
    }

    @Test
    void aWatchIsTakenHandedOverAndTakenAgainAndAllOfItIsThereAfterReopening() {
        WatchAct first = done(hand(Kind.TAKEN, 0, "Weber"));
        WatchAct second = done(hand(Kind.HANDED, first.number(), "Weber"));
        reopen();
        WatchAct third = done(hand(Kind.TAKEN, second.number(), "Rossi"));
        reopen();
        assertThat(office.acts(CIRCLE, 10)).containsExactly(third, second, first);
        assertThat(office.acts(CIRCLE, 1)).containsExactly(third);
        assertThat(office.open(CIRCLE, second.number())).contains(OPEN);
        assertThat(office.act(CIRCLE, second.number())).contains(second);
        assertThat(office.next(CIRCLE, second.number())).contains(third);
        assertThat(office.next(CIRCLE, third.number())).isEmpty();
        assertThat(office.acts(OTHER, 10)).isEmpty();
        assertThat(office.open(OTHER, second.number())).isEmpty();
    }

    @Test
    void anActIsDurableAndAnnouncedWhenTheCallReturns() {
        steps.clear();
        done(hand(Kind.TAKEN, 0, "Weber"));
        assertThat(steps).containsExactly(Step.BEFORE_COMMIT, Step.AFTER_COMMIT);
        assertThat(heard).containsExactly(CIRCLE);
    }

    @Test
    void ofTwentyOfficersWhoTakeOverAtOnceOneHasTheWatchAndTheOthersAreToldWho() throws Exception {
        List<Callable<ActOutcome>> calls = IntStream.range(0, 20)
                .<Callable<ActOutcome>>mapToObj(
                        i -> () -> office.hand(CIRCLE, hand(Kind.TAKEN, 0, "officer " + i), NOTHING))
                .toList();
        List<ActOutcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<ActOutcome> outcome : threads.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
        }
        WatchAct standing = office.acts(CIRCLE, 10).getFirst();
        assertThat(office.acts(CIRCLE, 10)).hasSize(1);
        assertThat(outcomes).filteredOn(new ActOutcome.Done(standing)::equals).hasSize(1);
        assertThat(outcomes)
                .filteredOn(new ActOutcome.Overtaken(Optional.of(standing))::equals)
                .hasSize(19);
    }

    @Test
    void aFormPostedTwiceIsOneActAlsoWhenAnotherHasFollowed() {
        Hand take = hand(Kind.TAKEN, 0, "Weber");
        WatchAct taken = done(take);
        assertThat(done(take)).isEqualTo(taken);
        done(hand(Kind.HANDED, taken.number(), "Weber"));
        assertThat(done(take)).isEqualTo(taken);
        assertThat(office.acts(CIRCLE, 10)).hasSize(2);
    }

    @Test
    void whatNobodyHasCannotBeHandedOver() {
        assertThat(office.hand(CIRCLE, hand(Kind.HANDED, 0, "Weber"), NOTHING))
                .isEqualTo(new ActOutcome.Overtaken(Optional.empty()));
        WatchAct taken = done(hand(Kind.TAKEN, 0, "Weber"));
        WatchAct handed = done(hand(Kind.HANDED, taken.number(), "Weber"));
        assertThat(office.hand(CIRCLE, hand(Kind.HANDED, handed.number(), "Weber"), NOTHING))
                .isEqualTo(new ActOutcome.Overtaken(Optional.of(handed)));
    }

    @Test
    void oneMayTakeOverFromWhoDidNotHandOver() {
        WatchAct taken = done(hand(Kind.TAKEN, 0, "Weber"));
        assertThat(done(hand(Kind.TAKEN, taken.number(), "Rossi")).hand().officer())
                .isEqualTo("Rossi");
    }

    @Test
    void linesAreListedByWhenItHappenedAndByWatchAndACorrectionLeavesWhatItCorrects() {
        LogLine before = office.write(CIRCLE, "a", said("before any watch", NOW.minusSeconds(60)));
        WatchAct taken = done(hand(Kind.TAKEN, 0, "Weber"));
        LogLine late = office.write(CIRCLE, "b", said("late", NOW));
        Said mended = new Said(NOW.minusSeconds(5), "Weber", Means.OTHER, "", "mended", Optional.of(late.number()));
        LogLine correction = office.write(CIRCLE, "c", mended);
        reopen();
        assertThat(office.log(CIRCLE, NOW.minusSeconds(60), NOW.plusSeconds(1)))
                .containsExactly(before, correction, late);
        assertThat(office.log(CIRCLE, NOW.minusSeconds(59), NOW)).containsExactly(correction);
        assertThat(office.log(CIRCLE, taken.number())).containsExactly(late, correction);
        assertThat(office.log(OTHER, NOW.minusSeconds(60), NOW.plusSeconds(1))).isEmpty();
        assertThat(office.line(CIRCLE, late.number())).contains(late);
        assertThat(late.written()).isEqualTo(NOW);
        assertThatThrownBy(() ->
                        office.write(CIRCLE, "d", new Said(NOW, "Weber", Means.OTHER, "", "x", Optional.of(999L))))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("no line 999");
    }

    @Test
    void aLinePostedTwiceIsWrittenOnce() {
        LogLine line = office.write(CIRCLE, "a", said("once", NOW));
        assertThat(office.write(CIRCLE, "a", said("once", NOW))).isEqualTo(line);
        assertThat(office.log(CIRCLE, NOW, NOW.plusSeconds(1))).containsExactly(line);
    }

    @Test
    void aDayHoldsTwoThousandLinesAndTheNextIsRefusedWithTheLimit() throws Exception {
        List<Callable<LogLine>> calls = IntStream.range(0, Limits.PER_DAY)
                .<Callable<LogLine>>mapToObj(i -> () -> office.write(CIRCLE, "n" + i, said("line " + i, NOW)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<LogLine> line : threads.invokeAll(calls)) {
                line.get();
            }
        }
        assertThatThrownBy(() -> office.write(CIRCLE, "more", said("one more", NOW)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("2026-10-04")
                .hasMessageContaining("2001 rows, the limit is 2000");
        assertThat(office.write(OTHER, "elsewhere", said("another circle", NOW))
                        .said()
                        .text())
                .isEqualTo("another circle");
    }

    @Test
    void whatIsTooLongIsRefusedWithTheThingAndTheLimit() {
        assertThat(said("x".repeat(Limits.TEXT), NOW).text()).hasSize(Limits.TEXT);
        assertThatThrownBy(() -> said("x".repeat(Limits.TEXT + 1), NOW))
                .hasMessageContaining("text: 4001 characters, the limit is 4000");
        assertThatThrownBy(() -> hand(Kind.TAKEN, 0, "x".repeat(Limits.LINE + 1)))
                .hasMessageContaining("officer: 201 characters, the limit is 200");
        assertThatThrownBy(() -> hand(Kind.TAKEN, 0, " ")).hasMessageContaining("officer: it is empty");
        assertThatThrownBy(() -> hand(Kind.TAKEN, 0, "two\nlines")).hasMessageContaining("line break");
    }

    private static Contact contact(String peer, String telephone) {
        return new Contact(peer, "duty officer", telephone, "always", "en, fr", "", "Weber");
    }

    @Test
    void ofTwoWhoChangeTheSameContactTheSecondIsNotTakenUnseen() {
        KeptContact first = office.keep(CIRCLE, 0, contact("XB", "1")).orElseThrow();
        KeptContact second =
                office.keep(CIRCLE, first.number(), contact("XB", "2")).orElseThrow();
        assertThat(office.keep(CIRCLE, first.number(), contact("XB", "3"))).isEmpty();
        assertThat(office.keep(CIRCLE, first.number(), contact("XB", "2"))).contains(second);
        KeptContact other = office.keep(CIRCLE, 0, contact("XC", "4")).orElseThrow();
        reopen();
        assertThat(office.contacts(CIRCLE)).containsExactly(second, other);
        assertThat(office.contacts(OTHER)).isEmpty();
    }

    private static Call call(Call.Kind kind, String text) {
        return new Call(kind, kind == Call.Kind.CLOSED ? "" : "Dr Rossi", NOW, "Weber", text);
    }

    @Test
    void aCallOutHasItsCallsItsAnswersAndOneEnd() {
        CallOut begun = office.begin(CIRCLE, "a", new Concern("due finding", "a reply is due", "Weber"));
        assertThat(office.begin(CIRCLE, "a", begun.concern())).isEqualTo(begun);
        office.call(CIRCLE, begun.number(), "b", call(Call.Kind.CALLED, ""));
        office.call(CIRCLE, begun.number(), "b", call(Call.Kind.CALLED, ""));
        office.call(CIRCLE, begun.number(), "c", call(Call.Kind.ANSWERED, "comes"));
        assertThat(office.callOut(CIRCLE, begun.number()).orElseThrow().open()).isTrue();
        office.call(CIRCLE, begun.number(), "d", call(Call.Kind.CLOSED, "he is here"));
        assertThat(office.call(CIRCLE, begun.number(), "e", call(Call.Kind.CALLED, "")))
                .isEmpty();
        CallOut later = office.begin(CIRCLE, "f", new Concern("", "something else", "Weber"));
        CallOut last = office.begin(CIRCLE, "g", new Concern("", "a third", "Weber"));
        office.call(CIRCLE, last.number(), "h", call(Call.Kind.CLOSED, "nothing"));
        reopen();
        CallOut over = office.callOut(CIRCLE, begun.number()).orElseThrow();
        assertThat(over.steps().stream().map(step -> step.call().kind()))
                .containsExactly(Call.Kind.CALLED, Call.Kind.ANSWERED, Call.Kind.CLOSED);
        assertThat(office.callOuts(CIRCLE, 10).stream().map(CallOut::number))
                .containsExactly(later.number(), last.number(), begun.number());
        assertThat(office.callOut(OTHER, begun.number())).isEmpty();
        assertThat(office.call(CIRCLE, 999, "i", call(Call.Kind.CALLED, ""))).isEmpty();
    }

    @Test
    void aHundredCallOutsAreOpenAtMost() {
        for (int i = 0; i < Limits.OPEN_CALLS; i++) {
            office.begin(CIRCLE, "c" + i, new Concern("", "matter", "Weber"));
        }
        assertThatThrownBy(() -> office.begin(CIRCLE, "more", new Concern("", "matter", "Weber")))
                .hasMessageContaining("call-outs: 101 open, the limit is 100");
    }

    @Test
    void aRowIsAcknowledgedOncePerWatchByWhoHasIt() {
        WatchAct taken = done(hand(Kind.TAKEN, 0, "Weber"));
        assertThat(office.acknowledge(CIRCLE, taken.number(), "in XA/1/3"))
                .hasValueSatisfying(row -> assertThat(row.who()).isEqualTo("Weber"));
        office.acknowledge(CIRCLE, taken.number(), "in XA/1/3");
        assertThat(office.acknowledged(CIRCLE, taken.number())).hasSize(1);
        WatchAct handed = done(hand(Kind.HANDED, taken.number(), "Weber"));
        assertThat(office.acknowledge(CIRCLE, taken.number(), "in XA/1/4")).isEmpty();
        assertThat(office.acknowledge(CIRCLE, handed.number(), "in XA/1/4")).isEmpty();
        WatchAct next = done(hand(Kind.TAKEN, handed.number(), "Rossi"));
        assertThat(office.acknowledged(CIRCLE, next.number())).isEmpty();
    }

    @Test
    void forwardingsStandBesideTheirEntry() {
        Forward forward = new Forward("XA/1/3", "national list 4", Means.OTHER, NOW, "Weber");
        office.forward(CIRCLE, "a", forward);
        office.forward(CIRCLE, "a", forward);
        reopen();
        assertThat(office.forwardings(CIRCLE, "XA/1/3")).singleElement().returns(forward, kept -> kept.forward());
        assertThat(office.forwardings(CIRCLE, "XA/1/4")).isEmpty();
    }

    @Test
    void timesAreWholeSecondsOfTheNodesClock() {
        office.close();
        office = Office.open(folder, () -> NOW.plusMillis(999), DurableSteps.NONE, heard::add);
        assertThat(office.write(CIRCLE, "a", said("x", NOW)).written()).isEqualTo(NOW);
    }
}
