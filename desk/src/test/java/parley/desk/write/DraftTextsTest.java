package parley.desk.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.desk.live.Titles;
import parley.desk.view.ClearingRow;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Party;
import parley.node.view.CircleView;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.Typed;
import parley.node.view.clearance.Asking;
import parley.node.view.clearance.ClearanceAct;
import parley.node.view.clearance.ClearanceView;
import parley.node.view.clearance.ClearingList;
import parley.node.view.clearance.ClearingOffice;
import parley.node.view.clearance.Decision;
import parley.node.view.clearance.KeptOffice;
import parley.node.view.clearance.Wording;
import parley.node.view.countersign.Signer;
import parley.node.world.World;
import parley.node.world.WorldNode;

/** How often the form of a draft is read while lists show that it waits for clearance, on a real node. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftTextsTest {
    private static final Pack VD11 = PackLoader.load(PackFolder.read(Agreements.FOLDER.resolve("vd11")));

    private final AtomicInteger readings = new AtomicInteger();

    @AutoClose
    private World world;

    private WorldNode node;
    private ClearingRows rows;
    private KeptOffice legal;
    private String name = "";

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        world = World.start(new World.Plan(
                "kept",
                List.of(new Party("XA"), new Party("XB")),
                Map.of("chair", new Party("XB")),
                VD11,
                Map.of(),
                Instant.parse("2026-10-04T03:04:31Z"),
                folder));
        node = world.node(new Party("XA"));
        rows = new ClearingRows(node, new Titles(List.of(VD11)), new DraftTexts(node, this::read));
        clearance().keep(circle(), 0, 0, new ClearingOffice("Legal adviser", List.of(), "Chief"));
        legal = clearance().offices(circle()).getFirst();
        clearance()
                .keep(
                        circle(),
                        0,
                        new ClearingList(
                                VD11.agreement(), "contest", List.of(new ClearingList.Step(legal.id(), 1)), "Chief"));
    }

    @BeforeEach
    void ask() {
        readings.set(0);
        name = node.beginDraft(circle(), typed("first", "XB/1/999")).orElseThrow();
        node.saveDraft(circle(), name, typed("first", ""));
        askAgain();
        assertThat(row().changed()).isFalse();
        assertThat(readings).hasValue(1);
    }

    @AfterEach
    void discard() {
        var signing = node.countersigning().orElseThrow();
        signing.waiting(circle(), name)
                .ifPresent(half -> signing.withdraw(circle(), half.signed().entry(), "anna"));
        node.dropDraft(circle(), name);
        assertThat(rows.of(view())).isEmpty();
    }

    private Optional<Hash> read(Sheet sheet, Typed typed, CircleView view) {
        readings.incrementAndGet();
        return Optional.of(Drafting.read(sheet, typed, view))
                .filter(drafting -> drafting.problems().isEmpty())
                .map(drafting -> Wording.of(drafting.draft(view.at())).hash());
    }

    private Hash circle() {
        return world.circle();
    }

    private ClearanceView clearance() {
        return node.office().orElseThrow().clearance();
    }

    private Draft entry() {
        return Sendable.of(node, view(), name).orElseThrow();
    }

    private void askAgain() {
        clearance()
                .ask(
                        circle(),
                        new Asking(name, VD11.agreement(), "contest", Wording.of(entry()), Optional.empty(), "anna"));
    }

    /** @param ref an entry to which it relates; empty for none */
    private static Typed typed(String reason, String ref) {
        Map<String, List<String>> values = new HashMap<>(Map.of(
                "to", List.of("all"),
                "subject", List.of("XA/1"),
                "lang.text", List.of("en"),
                "b.finding", List.of("limit 1"),
                "b.debtor", List.of("XB"),
                "b.reason", List.of(reason)));
        if (!ref.isEmpty()) {
            values.putAll(Map.of(
                    Envelope.REFS + Control.ROWS,
                    List.of("1"),
                    "refs.0.role",
                    List.of("relates"),
                    "refs.0.entry",
                    List.of(ref)));
        }
        return new Typed("contest", values);
    }

    private CircleView view() {
        return node.circle(circle()).orElseThrow();
    }

    private ClearingRow row() {
        assertThat(rows.of(view())).hasSize(1);
        return rows.of(view()).getFirst();
    }

    @Test
    void aDraftThatHasNotChangedIsNotReadAgainWhateverIsSaidOfIt() {
        row();
        node.saveDraft(circle(), name, typed("first", ""));
        assertThat(row().waiting()).containsExactly("Legal adviser");
        clearance()
                .decide(
                        circle(),
                        new Decision(
                                name,
                                Wording.of(entry()).hash(),
                                legal.id(),
                                0,
                                ClearanceAct.Kind.REFUSED,
                                "lena",
                                "No."));
        assertThat(row().refused()).containsExactly("Legal adviser");
        assertThat(readings).hasValue(1);
    }

    @Test
    void oneThatHasChangedIsReadOnceMore() {
        node.saveDraft(circle(), name, typed("second", ""));
        assertThat(row().changed()).isTrue();
        assertThat(row().changed()).isTrue();
        assertThat(readings).hasValue(2);
        askAgain();
        assertThat(row().changed()).isFalse();
        assertThat(readings).hasValue(2);
    }

    @Test
    void oneThatRefersToAnEntryIsReadOnceMoreWhenThatHasCome() {
        int next = view().entries().stream()
                .filter(entry -> entry.pointer().party().equals("XA"))
                .toList()
                .size();
        node.saveDraft(circle(), name, typed("first", "XA/1/" + next));
        assertThat(row().changed()).as("it refers to nothing that is known").isTrue();
        assertThat(readings).hasValue(2);
        assertThat(row().changed()).isTrue();
        assertThat(readings).hasValue(2);
        node.send(
                circle(),
                new Draft(
                        "contest",
                        List.of(),
                        Optional.of("XA/2"),
                        Optional.empty(),
                        List.of(),
                        "en",
                        "{\"debtor\":\"XB\",\"finding\":\"limit 2\",\"reason\":\"r\"}"),
                List.of(new Credential("first officer", ""), new Credential("second officer", "")));
        assertThat(view().entries().stream()
                        .filter(entry -> entry.pointer().party().equals("XA") && entry.counts()))
                .anyMatch(entry -> entry.pointer().index() == next);
        assertThat(row().changed()).isTrue();
        assertThat(readings).hasValue(3);
        askAgain();
        assertThat(row().changed()).isFalse();
        assertThat(readings).hasValue(3);
    }

    @Test
    void oneThatAnOfficerHasSignedIsReadNoMore() {
        node.countersigning()
                .orElseThrow()
                .sign(
                        circle(),
                        node.draft(circle(), name).orElseThrow(),
                        entry(),
                        new Signer(new Credential("first officer", ""), "anna"));
        assertThat(node.countersigning().orElseThrow().waiting(circle(), name)).isPresent();
        assertThat(row().changed()).isFalse();
        assertThat(readings).hasValue(1);
    }

    @Test
    void oneThatIsDiscardedIsShownNoMoreAndNothingOfItIsKept() {
        node.dropDraft(circle(), name);
        assertThat(rows.of(view())).isEmpty();
        assertThat(node.beginDraft(circle(), typed("first", ""))).hasValue(name);
        assertThat(rows.of(view())).as("it is another draft").isEmpty();
        askAgain();
        assertThat(row().changed()).isFalse();
        assertThat(readings).hasValue(2);
    }
}
