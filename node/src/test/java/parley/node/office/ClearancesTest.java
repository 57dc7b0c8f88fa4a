package parley.node.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.pack.Verdict;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.store.DurableSteps;
import parley.node.view.Draft;
import parley.node.view.clearance.Asking;
import parley.node.view.clearance.ClearanceAct;
import parley.node.view.clearance.ClearanceAct.Kind;
import parley.node.view.clearance.ClearanceOutcome;
import parley.node.view.clearance.ClearanceView;
import parley.node.view.clearance.ClearingList;
import parley.node.view.clearance.ClearingList.Step;
import parley.node.view.clearance.ClearingOffice;
import parley.node.view.clearance.Decision;
import parley.node.view.clearance.KeptClearingList;
import parley.node.view.clearance.KeptOffice;
import parley.node.view.clearance.ListOutcome;
import parley.node.view.clearance.OfficeOutcome;
import parley.node.view.clearance.Standing;
import parley.node.view.clearance.Waiver;
import parley.node.view.clearance.Wording;
import parley.node.view.countersign.Prospect;
import parley.node.view.office.Limits;

/** Clearance on a real file. */
class ClearancesTest {
    private static final Hash CIRCLE = Hash.sha256(Bytes.utf8("circle"));
    private static final Hash OTHER = Hash.sha256(Bytes.utf8("another circle"));
    private static final Instant NOW = Instant.parse("2026-10-04T03:04:31Z");
    private static final String DRAFT = "notification-1";
    private static final String PACK = "vd11";
    private static final String FORMAT = "notification";
    private static final Prospect PROSPECT = new Prospect(
            "notify/XA/7",
            "XA",
            "XA",
            Optional.empty(),
            Optional.of(Verdict.MET),
            Optional.of(Instant.parse("2026-11-15T23:59:59Z")));

    @TempDir
    Path folder;

    private final List<Hash> heard = new CopyOnWriteArrayList<>();
    private Office office;

    @BeforeEach
    void open() {
        office = Office.open(folder, () -> NOW, DurableSteps.NONE, heard::add);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private ClearanceView clearance() {
        return office.clearance();
    }

    private void reopen() {
        office.close();
        open();
    }

    private static ClearingOffice named(String name) {
        return new ClearingOffice(name, List.of("anna"), "chief");
    }

    private KeptOffice office(String name) {
        return ((OfficeOutcome.Kept) clearance().keep(CIRCLE, 0, 0, named(name))).office();
    }

    private KeptClearingList list(Step... steps) {
        long after = clearance().lists(CIRCLE).stream()
                .map(KeptClearingList::number)
                .findFirst()
                .orElse(0L);
        return ((ListOutcome.Kept)
                        clearance().keep(CIRCLE, after, new ClearingList(PACK, FORMAT, List.of(steps), "chief")))
                .list();
    }

    private static Wording wording(String troops) {
        return Wording.of(new Draft(
                FORMAT,
                List.of("XC", "XB"),
                Optional.of("XA/7"),
                Optional.empty(),
                List.of(),
                "en",
                "{\"troops\":" + troops + ",\"designation\":\"North\"}"));
    }

    private ClearanceAct ask(Wording wording) {
        var asking = new Asking(DRAFT, PACK, FORMAT, wording, Optional.of(List.of(PROSPECT)), "anna");
        return ((ClearanceOutcome.Done) clearance().ask(CIRCLE, asking)).act();
    }

    private ClearanceOutcome decide(KeptOffice of, Wording wording, long after, Kind kind, String said) {
        return clearance()
                .decide(CIRCLE, new Decision(DRAFT, wording.hash(), of.id(), after, kind, "for " + of.name(), said));
    }

    private ClearanceAct cleared(KeptOffice of, Wording wording) {
        return ((ClearanceOutcome.Done) decide(of, wording, 0, Kind.CLEARED, "")).act();
    }

    private ClearanceOutcome waive(Wording wording, String who, KeptOffice... missing) {
        var ids = List.of(missing).stream().map(KeptOffice::id).toList();
        return clearance()
                .waive(CIRCLE, new Waiver(DRAFT, PACK, FORMAT, wording, ids, who, "the term ends in an hour"));
    }

    private Standing standing(Wording wording) {
        return clearance().standing(CIRCLE, DRAFT, PACK, FORMAT, wording.hash());
    }

    private List<Standing.State> states(Wording wording) {
        return standing(wording).places().stream().map(Standing.Place::state).toList();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        List<T> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> outcome : threads.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
        }
        return outcomes;
    }

    @Test
    void whatATextWouldHaveChangedIsKeptWithTheAsking() {
        list(new Step(office("Operations staff").id(), 1));
        ask(wording("1"));
        reopen();
        assertThat(clearance().open(CIRCLE))
                .singleElement()
                .satisfies(act -> assertThat(act.prospects()).contains(List.of(PROSPECT)));
    }

    @Test
    void officesAndListsAreKeptChangedAndRemovedAndAllOfItIsThereAfterReopening() {
        KeptOffice staff = office("Operations staff");
        KeptOffice legal = office("Legal adviser");
        assertThat(heard).containsOnly(CIRCLE);
        KeptClearingList list = list(new Step(legal.id(), 2), new Step(staff.id(), 1));
        reopen();
        assertThat(clearance().offices(CIRCLE)).containsExactly(legal, staff);
        assertThat(clearance().offices(OTHER)).isEmpty();
        assertThat(clearance().lists(CIRCLE)).containsExactly(list);
        assertThat(list.list().steps()).containsExactly(new Step(staff.id(), 1), new Step(legal.id(), 2));
        var renamed = clearance().keep(CIRCLE, staff.id(), staff.number(), named("Joint staff"));
        assertThat(renamed)
                .isInstanceOfSatisfying(
                        OfficeOutcome.Kept.class,
                        kept -> assertThat(kept.office())
                                .extracting(KeptOffice::id, KeptOffice::name)
                                .containsExactly(staff.id(), "Joint staff"));
        assertThat(clearance().keep(CIRCLE, staff.id(), staff.number(), named("Third staff")))
                .isInstanceOf(OfficeOutcome.Changed.class);
        assertThat(clearance().remove(CIRCLE, legal.id(), legal.number(), "chief"))
                .isEqualTo(new OfficeOutcome.Asked(List.of(list)));
        list(new Step(staff.id(), 1));
        assertThat(clearance().remove(CIRCLE, legal.id(), legal.number(), "chief"))
                .isEqualTo(new OfficeOutcome.Removed());
        reopen();
        assertThat(clearance().offices(CIRCLE)).extracting(KeptOffice::name).containsExactly("Joint staff");
        assertThat(clearance().keep(CIRCLE, 0, 0, named("JOINT STAFF"))).isInstanceOf(OfficeOutcome.Alike.class);
    }

    @Test
    void anOfficeFromBeforeThereWasClearanceTakesIt() {
        office.close();
        Path old = folder.resolve("old");
        assertThat(old.toFile().mkdir()).isTrue();
        Flyway.configure(getClass().getClassLoader())
                .dataSource("jdbc:sqlite:" + old.resolve("office.db"), null, null)
                .locations("classpath:parley/node/store/office")
                .target("2")
                .load()
                .migrate();
        office = Office.open(old, () -> NOW, DurableSteps.NONE, heard::add);
        KeptOffice staff = office("Operations staff");
        list(new Step(staff.id(), 1));
        ask(wording("9400"));
        assertThat(states(wording("9400"))).containsExactly(Standing.State.WAITING);
    }

    @Test
    void thereAreAtMostTwentyOfficesAndAListNamesOnlyThose() {
        IntStream.range(0, ClearingOffice.OFFICES).forEach(i -> office("office " + i));
        assertThat(clearance().keep(CIRCLE, 0, 0, named("one more")))
                .isEqualTo(new OfficeOutcome.Full(ClearingOffice.OFFICES));
        assertThat(clearance().keep(CIRCLE, 0, new ClearingList(PACK, FORMAT, List.of(new Step(999, 1)), "chief")))
                .isEqualTo(new ListOutcome.Absent());
        assertThatThrownBy(() -> named("x".repeat(81))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> named("a\nb")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new Step(1, 0)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new ClearingList(PACK, FORMAT, List.of(new Step(1, 1), new Step(1, 2)), "chief"))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void aClearanceHoldsForExactlyTheTextAndATextThatComesBackIsClearedAgain() {
        KeptOffice staff = office("Operations staff");
        list(new Step(staff.id(), 1));
        Wording first = wording("9400");
        Wording second = wording("9500");
        ClearanceAct asked = ask(first);
        assertThat(ask(first)).isEqualTo(asked);
        ClearanceAct cleared = cleared(staff, first);
        assertThat(standing(first).lacking()).isEmpty();
        assertThat(states(second)).containsExactly(Standing.State.NOT_ASKED);
        assertThat(standing(second).places().getFirst().earlier()).contains(cleared);
        assertThat(second.differences(
                        clearance().wording(CIRCLE, cleared.text()).orElseThrow()))
                .containsExactly("body.troops");
        assertThat(decide(staff, second, 0, Kind.CLEARED, "")).isEqualTo(new ClearanceOutcome.Changed());
        ask(second);
        assertThat(states(second)).containsExactly(Standing.State.WAITING);
        reopen();
        assertThat(states(first)).containsExactly(Standing.State.CLEARED);
    }

    @Test
    void whatIsAskedForIsWorkedOutAgainExactlyWhenSomethingWasDoneAboutClearance() throws Exception {
        KeptOffice legal = office("Legal adviser");
        list(new Step(legal.id(), 1));
        ask(wording("1"));
        var asked = clearance().asked(CIRCLE);
        assertThat(asked).singleElement().satisfies(text -> {
            assertThat(text.asked().draft()).isEqualTo(DRAFT);
            assertThat(text.standing().waiting()).hasSize(1);
        });
        assertThat(clearance().asked(CIRCLE)).as("nothing was done").isSameAs(asked);
        office.acknowledge(CIRCLE, 1, "row");
        assertThat(clearance().asked(CIRCLE)).as("nothing about clearance").isSameAs(asked);

        cleared(legal, wording("1"));
        assertThat(standings()).containsExactly(1L);
        list();
        assertThat(clearance().asked(CIRCLE).getFirst().standing()).isEqualTo(Standing.NONE);
        list(new Step(legal.id(), 1));
        assertThat(standings()).containsExactly(1L);
        ask(wording("2"));
        assertThat(standings()).containsExactly(0L);
        waive(wording("2"), "boris", legal);
        assertThat(clearance().asked(CIRCLE).getFirst().standing().lacking()).isEmpty();
        office.over(CIRCLE, DRAFT);
        assertThat(clearance().asked(CIRCLE)).isEmpty();
    }

    /** How many have cleared each text of which clearance is asked, which is how far one asked for by itself has come. */
    private List<Long> standings() {
        return clearance().asked(CIRCLE).stream()
                .peek(text -> assertThat(text.standing())
                        .isEqualTo(clearance()
                                .standing(
                                        CIRCLE,
                                        DRAFT,
                                        PACK,
                                        FORMAT,
                                        text.asked().text())))
                .map(text -> text.standing().places().stream()
                        .filter(Standing.Place::isCleared)
                        .count())
                .toList();
    }

    @Test
    void anOfficeOfALaterTurnWaitsUntilAllBeforeItHaveCleared() {
        KeptOffice staff = office("Operations staff");
        KeptOffice centre = office("Verification centre");
        KeptOffice legal = office("Legal adviser");
        list(new Step(staff.id(), 1), new Step(centre.id(), 1), new Step(legal.id(), 2));
        Wording text = wording("9400");
        ask(text);
        assertThat(states(text)).containsExactly(Standing.State.WAITING, Standing.State.WAITING, Standing.State.LATER);
        assertThat(decide(legal, text, 0, Kind.CLEARED, "")).isEqualTo(new ClearanceOutcome.Changed());
        cleared(staff, text);
        assertThat(states(text).getLast()).isEqualTo(Standing.State.LATER);
        decide(centre, text, 0, Kind.REFUSED, "The area is wrong.");
        assertThat(states(text)).containsExactly(Standing.State.CLEARED, Standing.State.REFUSED, Standing.State.LATER);
        long refusal = standing(text).of(centre.id()).orElseThrow().last();
        decide(centre, text, refusal, Kind.REMARKED, "The area was read out by telephone.");
        assertThat(states(text))
                .containsExactly(Standing.State.CLEARED, Standing.State.REMARKED, Standing.State.WAITING);
        cleared(legal, text);
        assertThat(standing(text).missing()).isEmpty();
    }

    @Test
    void ofTwoWhoDecideAtOnceOneDoesAndTheOtherIsTold() throws Exception {
        KeptOffice staff = office("Operations staff");
        list(new Step(staff.id(), 1));
        Wording text = wording("9400");
        ask(text);
        List<ClearanceOutcome> outcomes = atOnce(IntStream.range(0, 8)
                .<Callable<ClearanceOutcome>>mapToObj(i -> () -> clearance()
                        .decide(
                                CIRCLE,
                                new Decision(DRAFT, text.hash(), staff.id(), 0, Kind.REFUSED, "officer " + i, "no")))
                .toList());
        List<ClearanceAct> done = outcomes.stream()
                .filter(ClearanceOutcome.Done.class::isInstance)
                .map(outcome -> ((ClearanceOutcome.Done) outcome).act())
                .toList();
        assertThat(done).hasSize(1);
        assertThat(outcomes)
                .filteredOn(ClearanceOutcome.Before.class::isInstance)
                .hasSize(7)
                .containsOnly(new ClearanceOutcome.Before(done.getFirst()));
        ClearanceAct one = done.getFirst();
        var again = new Decision(DRAFT, text.hash(), staff.id(), 0, Kind.REFUSED, one.who(), "no");
        assertThat(clearance().decide(CIRCLE, again)).isEqualTo(new ClearanceOutcome.Done(one));
    }

    @Test
    void whatIsWaivedIsWhatTheOfficerSawMissingAndOnlyForThatText() {
        KeptOffice staff = office("Operations staff");
        KeptOffice legal = office("Legal adviser");
        list(new Step(staff.id(), 1), new Step(legal.id(), 1));
        Wording text = wording("9400");
        ask(text);
        cleared(staff, text);
        assertThat(waive(text, "boris", staff, legal)).isEqualTo(new ClearanceOutcome.Changed());
        ClearanceAct waived = ((ClearanceOutcome.Done) waive(text, "boris", legal)).act();
        assertThat(waived.called()).isEqualTo("Legal adviser");
        assertThat(standing(text).lacking()).isEmpty();
        assertThat(standing(text).missing()).hasSize(1);
        assertThat(waive(text, "boris", legal)).isEqualTo(new ClearanceOutcome.Done(waived));
        assertThat(waive(text, "carl", legal)).isEqualTo(new ClearanceOutcome.Before(waived));
        assertThat(standing(wording("9500")).lacking()).hasSize(2);
        KeptOffice centre = office("Verification centre");
        list(new Step(staff.id(), 1), new Step(legal.id(), 1), new Step(centre.id(), 1));
        assertThat(standing(text).lacking())
                .extracting(place -> place.office().name())
                .containsExactly("Verification centre");
        list(new Step(staff.id(), 1), new Step(legal.id(), 1));
        Hash entry = Hash.sha256(Bytes.utf8("an entry"));
        clearance().released(CIRCLE, DRAFT, text.hash(), entry);
        assertThat(clearance().of(CIRCLE, entry).getLast())
                .extracting(ClearanceAct::called, ClearanceAct::who, ClearanceAct::said)
                .containsExactly("Legal adviser", "boris", "the term ends in an hour");
    }

    @Test
    void whatWasReleasedIsKnownByItsEntryAndANewDraftOfTheNameBeginsWithNothing() {
        KeptOffice staff = office("Operations staff");
        list(new Step(staff.id(), 1));
        Wording text = wording("9400");
        ask(text);
        ClearanceAct cleared = cleared(staff, text);
        Hash entry = Hash.sha256(Bytes.utf8("an entry"));
        clearance().released(CIRCLE, DRAFT, text.hash(), entry);
        assertThat(clearance().open(CIRCLE)).isEmpty();
        assertThat(clearance().of(CIRCLE, entry)).hasSize(3).contains(cleared);
        assertThat(clearance().of(CIRCLE, entry).getLast().offices()).isEmpty();
        ask(text);
        assertThat(states(text)).containsExactly(Standing.State.WAITING);
        office.over(CIRCLE, DRAFT);
        assertThat(clearance().round(CIRCLE, DRAFT)).isEmpty();
        office.over(CIRCLE, DRAFT);
        clearance().released(CIRCLE, "another-1", text.hash(), Hash.sha256(Bytes.utf8("other")));
        reopen();
        assertThat(clearance().of(CIRCLE, entry)).hasSize(3);
        assertThat(clearance().of(CIRCLE, Hash.sha256(Bytes.utf8("other")))).isEmpty();
    }

    @Test
    void theEndTellsOfTheTextThatWasSentAndNotOfTheOneThatWasClearedLast() {
        KeptOffice staff = office("Operations staff");
        list(new Step(staff.id(), 1));
        Wording sent = wording("9400");
        Wording last = wording("9500");
        waive(sent, "boris", staff);
        ask(last);
        cleared(staff, last);
        Hash entry = Hash.sha256(Bytes.utf8("an entry"));
        clearance().released(CIRCLE, DRAFT, sent.hash(), entry);
        assertThat(clearance().of(CIRCLE, entry).getLast())
                .extracting(ClearanceAct::text, ClearanceAct::called, ClearanceAct::who)
                .containsExactly(sent.hash(), "Operations staff", "boris");
        ask(last);
        clearance().released(CIRCLE, DRAFT, sent.hash(), entry);
        assertThat(clearance().round(CIRCLE, DRAFT))
                .as("what is noted already ends nothing that began after it")
                .hasSize(1);
    }

    @Test
    void aWaiverCoversAnOfficeOnlyUntilThatSaysSomethingNewer() {
        KeptOffice staff = office("Operations staff");
        KeptOffice legal = office("Legal adviser");
        list(new Step(staff.id(), 1), new Step(legal.id(), 1));
        Wording text = wording("9400");
        ask(text);
        waive(text, "boris", staff, legal);
        assertThat(standing(text).lacking()).isEmpty();
        decide(staff, text, 0, Kind.REFUSED, "The area is wrong.");
        assertThat(standing(text).lacking())
                .extracting(place -> place.office().name())
                .containsExactly("Operations staff");
        assertThat(waive(text, "boris", staff, legal)).isInstanceOf(ClearanceOutcome.Done.class);
        assertThat(standing(text).lacking()).isEmpty();
    }

    @Test
    void askingIsBoundedAndADayFullOfItStillTakesAnswersAWaiverAndTheEnd() throws Exception {
        KeptOffice staff = office("Operations staff");
        list(new Step(staff.id(), 1));
        int drafts = (Limits.PER_DAY - ClearanceView.KEPT_FOR_ANSWERS) / ClearanceView.ASKED_PER_DAY;
        List<Callable<ClearanceOutcome>> calls = new ArrayList<>();
        for (int draft = 0; draft < drafts; draft++) {
            String name = draft == 0 ? DRAFT : "flood-" + draft;
            for (int i = 0; i < ClearanceView.ASKED_PER_DAY; i++) {
                Wording text = wording("" + i);
                calls.add(
                        () -> clearance().ask(CIRCLE, new Asking(name, PACK, FORMAT, text, Optional.empty(), "anna")));
            }
        }
        int one = ClearanceView.ASKED_PER_DAY;
        assertThat(atOnce(calls.subList(0, one))).hasOnlyElementsOfType(ClearanceOutcome.Done.class);
        assertThatThrownBy(() -> ask(wording("9400"))).hasMessageContaining("" + one);
        assertThat(atOnce(calls.subList(one, calls.size()))).hasOnlyElementsOfType(ClearanceOutcome.Done.class);
        assertThatThrownBy(() -> clearance()
                        .ask(CIRCLE, new Asking("more-1", PACK, FORMAT, wording("1"), Optional.empty(), "anna")))
                .hasMessageContaining("1500");
        Wording text = wording("9400");
        assertThat(waive(text, "boris", staff)).isInstanceOf(ClearanceOutcome.Done.class);
        Hash entry = Hash.sha256(Bytes.utf8("an entry"));
        clearance().released(CIRCLE, DRAFT, text.hash(), entry);
        assertThat(clearance().of(CIRCLE, entry).getLast().called()).isEqualTo("Operations staff");
    }

    @Test
    void aReasonIsAskedForWhereThereMustBeOne() {
        Hash text = wording("1").hash();
        assertThatThrownBy(() -> new Decision(DRAFT, text, 1, 0, Kind.REFUSED, "anna", " "))
                .hasMessageContaining("empty");
        assertThatThrownBy(() -> new Decision(DRAFT, text, 1, 0, Kind.REMARKED, "anna", "x".repeat(1001)))
                .hasMessageContaining("1000");
        assertThatThrownBy(() -> new Decision(DRAFT, text, 1, 0, Kind.CLEARED, "anna", "but"))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new Waiver(DRAFT, PACK, FORMAT, wording("1"), List.of(1L), "anna", ""))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void aFormatWithoutAListAsksNobody() {
        var asking = new Asking(DRAFT, PACK, FORMAT, wording("1"), Optional.empty(), "anna");
        assertThat(clearance().ask(CIRCLE, asking)).isEqualTo(new ClearanceOutcome.Changed());
        assertThat(standing(wording("1")).places()).isEmpty();
    }
}
