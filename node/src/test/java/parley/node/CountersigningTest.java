package parley.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.pack.Verdict;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.node.store.DurableSteps;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.EntryView;
import parley.node.view.SavedDraft;
import parley.node.view.SendOutcome;
import parley.node.view.Typed;
import parley.node.view.countersign.BothOutcome;
import parley.node.view.countersign.Countersigning;
import parley.node.view.countersign.FirstOutcome;
import parley.node.view.countersign.HalfSigned;
import parley.node.view.countersign.SecondOutcome;
import parley.node.view.countersign.Signer;
import parley.node.view.countersign.SigningAct;
import parley.node.view.countersign.SigningAct.Kind;

/** A draft that two officers sign one after the other, on a node that is opened again in between. */
@Timeout(120)
class CountersigningTest {
    private static final Typed TYPED = new Typed("notification", Map.of("b.designation", List.of("Tide")));
    private static final Signer FIRST = new Signer(LoneNode.of("Amsel"), "anna");
    private static final Signer SECOND = new Signer(LoneNode.of("Buchfink"), "boris");
    private static final Signer THIRD = new Signer(LoneNode.of("Clever"), "clara");

    @TempDir
    private Path folder = Path.of("");

    private final HandClock clock = new HandClock(LoneNode.START);
    private LoneNode place;
    private Node node;

    @BeforeEach
    void open() {
        place = new LoneNode(folder, clock);
        node = place.open(DurableSteps.NONE);
        node.beginDraft(place.circle(), TYPED);
    }

    @AfterEach
    void close() {
        node.close();
    }

    private void reopen() {
        node.close();
        node = place.open(DurableSteps.NONE);
    }

    private Countersigning signing() {
        return node.countersigning().orElseThrow();
    }

    private SavedDraft draft() {
        return node.draft(place.circle(), "notification-1").orElseThrow();
    }

    private Draft entry(String designation) {
        return entry(designation, LoneNode.START);
    }

    private Draft entry(String designation, Instant written) {
        var body = ("{\"activity\":\"XA/1\",\"designation\":\"%s\",\"hosts\":[\"XA\"],\"form\":\"exercise\","
                        + "\"start\":\"2026-06-01\",\"end\":\"2026-06-10\",\"contingents\":[{\"party\":\"XA\","
                        + "\"state\":\"XA\",\"from\":\"2026-06-01\",\"to\":\"2026-06-10\",\"troops\":14000,\"tanks\":0,"
                        + "\"acv\":0,\"artillery\":0,\"brigades\":2,\"divisional\":false}],\"area\":{\"accuracyMetres\":1000,"
                        + "\"points\":[[361000000,-381000000],[361000000,-379000000],[359000000,-379000000]]}}")
                .formatted(designation);
        var canonical = Json.parse(Bytes.utf8(body), Payload.MAX_BYTES).print().utf8();
        return new Draft(
                "notification",
                List.of("XB"),
                Optional.of("XA/1"),
                Optional.of("1"),
                List.of(),
                "en",
                canonical,
                Optional.of(written));
    }

    private HalfSigned signed() {
        var outcome = signing().sign(place.circle(), draft(), entry("Tide"), FIRST);
        assertThat(outcome).isInstanceOf(FirstOutcome.Kept.class);
        return ((FirstOutcome.Kept) outcome).draft();
    }

    private List<EntryView> sent() {
        return node.circle(place.circle()).orElseThrow().entries().stream()
                .filter(each -> each.format().equals("notification"))
                .toList();
    }

    @Test
    void whatTheFirstSignedOutlivesARestartAndIsWhatTheSecondSends() {
        var before = signed();
        assertThat(before.entry()).isEqualTo(entry("Tide"));
        assertThat(before.signed().who()).isEqualTo("Amsel (anna)");
        clock.put(LoneNode.START.plus(Duration.ofHours(7)));
        reopen();
        assertThat(signing().waiting(place.circle())).containsExactly(before);
        assertThat(signing().waiting(place.circle(), "notification-1")).contains(before);
        assertThat(signing().faults(place.circle(), before)).isEmpty();
        assertThat(sent()).isEmpty();
        var outcome = signing().complete(place.circle(), before.signed().entry(), SECOND);
        assertThat(outcome).isInstanceOf(SecondOutcome.Sent.class);
        assertThat(sent()).singleElement().satisfies(entry -> {
            var leaf = Leaf.parse(entry.leaf());
            assertThat(leaf.envelope().payload()).isEqualTo(before.payload());
            assertThat(leaf.envelope().signatures()).hasSize(2);
            assertThat(entry.written()).isEqualTo(LoneNode.START);
        });
        assertThat(signing().waiting(place.circle())).isEmpty();
        assertThat(node.drafts(place.circle())).isEmpty();
        assertThat(signing().last(place.circle(), before.signed().entry()))
                .hasValueSatisfying(act -> assertIs(act, Kind.COMPLETED, "Buchfink", "boris"));
    }

    /** Two pages that were drawn in different seconds say two entries of one draft. */
    @Test
    void ofTwoPagesOfOneDraftOneIsSentOrFixed() throws Exception {
        clock.put(LoneNode.START.plusSeconds(1));
        var both = List.of(LoneNode.of("Buchfink"), LoneNode.of("Clever"));
        var later = LoneNode.START.plusSeconds(1);
        var before = signed();
        assertThat(signing().send(place.circle(), draft(), entry("Tide", later), both))
                .isEqualTo(new BothOutcome.Standing(before));
        assertThat(sent()).isEmpty();
        signing().withdraw(place.circle(), before.signed().entry(), "anna");
        var shown = draft();
        assertThat(signing().send(place.circle(), shown, entry("Tide"), both)).isInstanceOf(BothOutcome.Told.class);
        assertThat(signing().send(place.circle(), shown, entry("Tide", later), both))
                .isEqualTo(new BothOutcome.Changed());
        assertThat(sent()).hasSize(1);
        for (int round = 1; round <= 8; round++) {
            var name = node.beginDraft(place.circle(), TYPED).orElseThrow();
            var same = node.draft(place.circle(), name).orElseThrow();
            var one = entry("Tide " + round);
            var other = entry("Tide " + round, later);
            var third = entry("Ebb " + round, later);
            List<Callable<Object>> desks = List.of(
                    () -> signing().sign(place.circle(), same, one, FIRST),
                    () -> signing().send(place.circle(), same, other, both),
                    () -> signing().send(place.circle(), same, third, both));
            try (var atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var done : atOnce.invokeAll(desks)) {
                    done.get();
                }
            }
            boolean fixed = signing().waiting(place.circle(), name).isPresent();
            var tide = " " + round + "\"";
            assertThat(sent()).filteredOn(each -> each.body().contains(tide)).hasSize(fixed ? 0 : 1);
        }
    }

    /** By a program, say, that sends the same bytes with two passphrases. */
    @Test
    void whatOthersSendTogetherMeanwhileNamesThemAndNotWhoWasAboutToSign() {
        var before = signed();
        var together = List.of(LoneNode.of("Amsel"), LoneNode.of("Clever"));
        assertThat(node.send(place.circle(), entry("Tide"), together)).isInstanceOf(SendOutcome.Sent.class);
        assertThat(signing().complete(place.circle(), before.signed().entry(), SECOND))
                .isInstanceOfSatisfying(
                        SecondOutcome.Over.class,
                        over -> assertThat(over.last())
                                .hasValueSatisfying(act -> assertIs(act, Kind.COMPLETED, "Clever", "")));
        assertThat(node.drafts(place.circle())).isEmpty();
    }

    @Test
    void whatIsSignedIsNeitherChangedNorDropped() {
        var before = signed();
        assertThat(node.saveDraft(place.circle(), "notification-1", new Typed("notification", Map.of())))
                .isFalse();
        assertThat(node.dropDraft(place.circle(), "notification-1")).isFalse();
        node.dropSent(place.circle(), "notification-1", TYPED);
        assertThat(draft().typed()).isEqualTo(TYPED);
        assertThat(signing().waiting(place.circle())).containsExactly(before);
        assertThat(signing().sign(place.circle(), draft(), entry("Ebb"), SECOND))
                .isEqualTo(new FirstOutcome.Standing(before));
    }

    @Test
    void aSignatureThatIsWithdrawnSignsNothingAnyMore() {
        var before = signed();
        assertThat(signing().withdraw(place.circle(), before.signed().entry(), "boris"))
                .isEqualTo(new SecondOutcome.Same(before.signed()));
        assertThat(signing().withdraw(place.circle(), before.signed().entry(), "anna"))
                .isInstanceOf(SecondOutcome.Released.class);
        assertThat(signing().complete(place.circle(), before.signed().entry(), SECOND))
                .isInstanceOfSatisfying(
                        SecondOutcome.Over.class,
                        over -> assertThat(over.last())
                                .hasValueSatisfying(act -> assertIs(act, Kind.WITHDRAWN, "Amsel", "anna")));
        assertThat(sent()).isEmpty();
        assertThat(node.saveDraft(place.circle(), "notification-1", TYPED)).isTrue();
        assertThat(signing().returned(place.circle(), "notification-1")).isEmpty();
    }

    @Test
    void whatTheSecondWillNotSignComesBackWithItsReasonUntilItIsSignedAgain() {
        var before = signed();
        var id = before.signed().entry();
        assertThatThrownBy(() -> signing().refuse(place.circle(), id, "boris", " \n"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> signing().refuse(place.circle(), id, "boris", "x".repeat(401)))
                .hasMessageContaining("401 characters, the limit is 400");
        assertThatThrownBy(() -> signing().refuse(place.circle(), id, "boris", "a\u0000b"))
                .isInstanceOf(MalformedException.class);
        assertThat(signing().refuse(place.circle(), id, "anna", "I changed my mind"))
                .isEqualTo(new SecondOutcome.Same(before.signed()));
        assertThat(signing().refuse(place.circle(), id, "boris", "<b>\u202e 14,000 is\nwrong"))
                .isInstanceOf(SecondOutcome.Released.class);
        reopen();
        assertThat(signing().returned(place.circle(), "notification-1"))
                .hasValueSatisfying(act -> assertThat(act.reason()).isEqualTo("<b>\u202e 14,000 is\nwrong"));
        signed();
        assertThat(signing().returned(place.circle(), "notification-1")).isEmpty();
        signing().refuse(place.circle(), id, "boris", "still wrong");
        assertThat(node.dropDraft(place.circle(), "notification-1")).isTrue();
        node.beginDraft(place.circle(), TYPED);
        assertThat(signing().returned(place.circle(), "notification-1"))
                .as("another draft under the same name")
                .isEmpty();
    }

    /** Whoever is there refused or withdrew it: no key and no account shows that it was this officer or that. */
    @Test
    void anActWithoutKeyOrAccountNamesNoOfficer() {
        var nobody = new Signer(LoneNode.of("Amsel"), "");
        for (var kind : List.of(Kind.REFUSED, Kind.WITHDRAWN)) {
            signing().sign(place.circle(), draft(), entry("Tide"), nobody);
            var id = signing()
                    .waiting(place.circle(), "notification-1")
                    .orElseThrow()
                    .signed()
                    .entry();
            var outcome = kind == Kind.REFUSED
                    ? signing().refuse(place.circle(), id, "", "no")
                    : signing().withdraw(place.circle(), id, "");
            assertThat(outcome).isInstanceOf(SecondOutcome.Released.class);
            assertThat(signing().last(place.circle(), id)).hasValueSatisfying(act -> assertIs(act, kind, "", ""));
        }
    }

    @Test
    void nobodyIsBothOfTheTwo() {
        var before = signed();
        for (var same : List.of(
                new Signer(LoneNode.of("Amsel"), "boris"),
                new Signer(LoneNode.of("Amsel"), ""),
                new Signer(LoneNode.of("Buchfink"), "anna"))) {
            assertThat(signing().complete(place.circle(), before.signed().entry(), same))
                    .as(same.toString())
                    .isEqualTo(new SecondOutcome.Same(before.signed()));
        }
        assertThat(sent()).isEmpty();
    }

    @Test
    void aDraftThatChangedSinceItWasShownIsNotSigned() {
        var shown = draft();
        node.saveDraft(place.circle(), "notification-1", new Typed("notification", Map.of("b.start", List.of("x"))));
        assertThat(signing().sign(place.circle(), shown, entry("Tide"), FIRST)).isEqualTo(new FirstOutcome.Changed());
        node.dropDraft(place.circle(), "notification-1");
        assertThat(signing().sign(place.circle(), shown, entry("Tide"), FIRST)).isEqualTo(new FirstOutcome.Changed());
        assertThat(signing().waiting(place.circle())).isEmpty();
    }

    @Test
    void aSignatureThatWouldNotCountIsNotKept() {
        var wrong = new Signer(new Credential("Amsel", "wrong"), "anna");
        assertThat(signing().sign(place.circle(), draft(), entry("Tide"), wrong))
                .isEqualTo(new FirstOutcome.Locked());
        var notAdmitted = new Signer(LoneNode.of("Drossel"), "anna");
        assertThat(signing().sign(place.circle(), draft(), entry("Tide"), notAdmitted))
                .isInstanceOfSatisfying(FirstOutcome.Refused.class, refused -> {
                    assertThat(refused.opened()).isTrue();
                    assertThat(refused.reasons())
                            .singleElement()
                            .asString()
                            .contains("is not enrolled for notification");
                });
        assertThat(signing().officers(place.circle(), "notification")).containsExactly("Amsel", "Buchfink", "Clever");
        assertThat(signing().officers(place.circle(), "statement")).contains("Drossel");
        var single = new Draft(
                "statement", List.of(), Optional.empty(), Optional.empty(), List.of(), "en", "{\"text\":\"x\"}");
        assertThat(signing().sign(place.circle(), draft(), single, wrong))
                .as("that nothing was refused for its passphrase does not show that it is right")
                .isInstanceOfSatisfying(
                        FirstOutcome.Refused.class,
                        refused -> assertThat(refused.opened()).isFalse());
        assertThat(signing().waiting(place.circle())).isEmpty();
        var before = signed();
        assertThat(signing().complete(place.circle(), before.signed().entry(), new Signer(wrong.credential(), "x")))
                .isInstanceOf(SecondOutcome.Same.class);
        var locked = new Signer(new Credential("Buchfink", "wrong"), "boris");
        assertThat(signing().complete(place.circle(), before.signed().entry(), locked))
                .isEqualTo(new SecondOutcome.Locked());
        assertThat(signing().complete(place.circle(), before.signed().entry(), new Signer(LoneNode.of("Drossel"), "")))
                .isInstanceOf(SecondOutcome.Refused.class);
        assertThat(signing().waiting(place.circle())).containsExactly(before);
    }

    @Test
    void aKeyThatIsRevokedMeanwhileIsToldAndSendsNothing() {
        var before = signed();
        node.close();
        node = place.open(DurableSteps.NONE, place.revocation("Amsel"));
        assertThat(signing().faults(place.circle(), before))
                .singleElement()
                .asString()
                .contains("was revoked");
        assertThat(signing().complete(place.circle(), before.signed().entry(), SECOND))
                .isInstanceOfSatisfying(
                        SecondOutcome.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .singleElement()
                                .asString()
                                .contains("was revoked"));
        assertThat(signing().waiting(place.circle())).containsExactly(before);
        assertThat(sent()).isEmpty();
    }

    @Test
    void ofTwoSecondOfficersAtOnceOneSignsAndTheOtherIsToldWho() throws Exception {
        for (int round = 1; round <= 8; round++) {
            var name = node.beginDraft(place.circle(), TYPED).orElseThrow();
            var shown = node.draft(place.circle(), name).orElseThrow();
            signing().sign(place.circle(), shown, entry("Tide " + round), FIRST);
            var id = signing()
                    .waiting(place.circle(), name)
                    .orElseThrow()
                    .signed()
                    .entry();
            List<Callable<SecondOutcome>> both = List.of(
                    () -> signing().complete(place.circle(), id, SECOND),
                    () -> signing().complete(place.circle(), id, THIRD),
                    () -> {
                        signing().waiting(place.circle());
                        return signing().refuse(place.circle(), id, "dora", "no");
                    });
            List<SecondOutcome> outcomes = new ArrayList<>();
            try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var outcome : desks.invokeAll(both)) {
                    outcomes.add(outcome.get());
                }
            }
            var act = signing().last(place.circle(), id).orElseThrow();
            boolean refused = act.kind() == Kind.REFUSED;
            assertThat(outcomes)
                    .filteredOn(each -> each instanceof SecondOutcome.Over)
                    .hasSize(2)
                    .allSatisfy(each ->
                            assertThat(((SecondOutcome.Over) each).last()).contains(act));
            assertThat(outcomes)
                    .filteredOn(each -> each instanceof SecondOutcome.Sent)
                    .hasSize(refused ? 0 : 1);
            assertThat(act.who()).isIn("Buchfink (boris)", "Clever (clara)", "dora");
        }
    }

    /** Between any two steps: either it waits and is not sent, or it is sent and waits no more, and whose it is stands there. */
    @Test
    void aNodeThatDiesWhileTheSecondSignsLeavesNothingHalfDone() {
        boolean died = true;
        for (int fatal = 1; died; fatal++) {
            assertThat(fatal).isLessThan(40);
            var designation = "Tide " + fatal;
            var name = node.beginDraft(place.circle(), TYPED).orElseThrow();
            signing().sign(place.circle(), node.draft(place.circle(), name).orElseThrow(), entry(designation), FIRST);
            node.close();
            died = diesAt(fatal, name);
            node = place.open(DurableSteps.NONE);
            var waits = signing().waiting(place.circle(), name);
            long stands = sent().stream()
                    .filter(entry -> entry.body().contains(designation + "\""))
                    .count();
            assertThat(stands).as("died at step " + fatal).isEqualTo(waits.isPresent() ? 0 : 1);
            assertThat(node.draft(place.circle(), name).isPresent()).isEqualTo(waits.isPresent());
            if (waits.isEmpty()) {
                assertThat(signing().last(place.circle(), id(designation)))
                        .hasValueSatisfying(act -> assertIs(act, Kind.COMPLETED, "Buchfink", "boris"));
            } else {
                assertThat(signing().complete(place.circle(), id(designation), THIRD))
                        .isInstanceOf(SecondOutcome.Sent.class);
            }
        }
    }

    private Hash id(String designation) {
        return switch (node.check(place.circle(), entry(designation))) {
            case SendOutcome.Ready(var payload, int _) ->
                Payload.parse(payload).id().hash();
            case SendOutcome.Refused _, SendOutcome.Locked _, SendOutcome.Sent _ ->
                sent().stream()
                        .filter(entry -> entry.body().contains(designation + "\""))
                        .findFirst()
                        .orElseThrow()
                        .pointer()
                        .id();
        };
    }

    /** Opens the node, lets it die at a step of the second signature, and closes it; false when that has fewer steps. */
    private boolean diesAt(int fatal, String name) {
        var armed = new AtomicInteger(Integer.MIN_VALUE);
        try (var mortal = place.open(step -> {
            if (armed.incrementAndGet() >= fatal) {
                throw new IllegalStateException("died at " + step);
            }
        })) {
            var signing = mortal.countersigning().orElseThrow();
            var id =
                    signing.waiting(place.circle(), name).orElseThrow().signed().entry();
            armed.set(0);
            try {
                signing.complete(place.circle(), id, SECOND);
                return armed.get() >= fatal;
            } catch (RuntimeException dead) {
                assertThat(dead).hasStackTraceContaining("died at");
                return true;
            }
        }
    }

    @Test
    void whatItWouldHaveChangedIsKeptWithTheFirstSignature() {
        node.assessNow();
        clock.run();
        var before = signed();
        assertThat(before.prospects())
                .hasValueSatisfying(prospects -> assertThat(prospects).anySatisfy(prospect -> {
                    assertThat(prospect.name()).isEqualTo("prior-notification/XA/1");
                    assertThat(prospect.before()).isEmpty();
                    assertThat(prospect.after()).contains(Verdict.MET);
                }));
        reopen();
        assertThat(signing().waiting(place.circle())).containsExactly(before);
    }

    private static void assertIs(SigningAct act, Kind kind, String officer, String account) {
        assertThat(act.kind()).isEqualTo(kind);
        assertThat(act.officer()).isEqualTo(officer);
        assertThat(act.account()).isEqualTo(account);
    }
}
