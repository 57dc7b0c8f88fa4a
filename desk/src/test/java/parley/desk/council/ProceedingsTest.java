package parley.desk.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.RefView;
import parley.node.view.TimeInterval;

/** By what an agenda is ordered: what the quorum saw and when, and never what an author writes on an entry as its time. */
class ProceedingsTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final CouncilFormats FORMATS = CouncilFormats.of(List.of(PackLoader.load(
                    PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "council")))))
            .orElseThrow();

    private static EntryPointer pointer(String party, long index) {
        return new EntryPointer(party, 1, index, Hash.sha256(Bytes.utf8(party + index)));
    }

    /**
     * An entry of a log.
     *
     * @param seen in which second the quorum had seen it
     * @param written of which second its author says that it is
     */
    private static EntryView entry(
            String party, long index, long seen, long written, String format, String body, RefView... refs) {
        var at = Optional.of(START.plusSeconds(seen));
        return new EntryView(
                pointer(party, index),
                format,
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(refs),
                START.plusSeconds(written),
                "en",
                body,
                Bytes.EMPTY,
                Optional.empty(),
                Optional.of(new TimeInterval(at, at, List.of())),
                List.of());
    }

    private static EntryView item(String party, long index, long seen, RefView... refs) {
        String body = "{\"item\":\"%s/5\",\"session\":\"XA/1\",\"title\":\"Of %s\"}".formatted(party, party);
        return entry(party, index, seen, seen, "agenda-item", body, refs);
    }

    private static RefView ref(String role, String party, long index) {
        return new RefView(role, pointer(party, index));
    }

    private static Agenda agenda(EntryView... entries) {
        List<EntryView> all = new ArrayList<>(List.of(entry("XA", 0, 0, 0, "session", """
                {"begins":"2026-04-30T09:00:00Z","ends":"2026-04-30T17:00:00Z","invited":["XB"],"kind":"regular",\
                "place":"Harbour house","session":"XA/1","title":"Rules"}""")));
        all.addAll(List.of(entries));
        var summary = new CircleSummary(
                Hash.sha256(Bytes.utf8("circle")), "Council", false, List.of("XA", "XB", "XC"), Map.of(), List.of());
        var circle = new CircleView(summary, START.plusSeconds(90), all, List.of(), List.of(), List.of());
        return new Proceedings("XA", circle, FORMATS)
                .council()
                .sessions()
                .getFirst()
                .agenda();
    }

    private static List<String> taken(Agenda agenda) {
        return agenda.taken().stream().map(Item::id).toList();
    }

    @Test
    void anItemKeepsThePlaceOfItsFirstVersionIfThatWasCorrectedAndLosesItIfItWasWithdrawn() {
        assertThat(taken(agenda(item("XB", 0, 1), item("XB", 1, 9, ref("corrects", "XB", 0)), item("XC", 0, 5))))
                .containsExactly("XB/5", "XC/5");
        assertThat(taken(agenda(
                        item("XB", 0, 1),
                        item("XB", 1, 2, ref("withdraws", "XB", 0)),
                        item("XB", 2, 9),
                        item("XC", 0, 5))))
                .containsExactly("XC/5", "XB/5");
    }

    /** Of two that the quorum had seen in one second the later in the log is the newer, whatever times stand on them. */
    @Test
    void theNewestRankingAndDepartureAreThoseOfTheLogAndNotOfTheClaimedTime() {
        Random random = new Random(20261127);
        for (int run = 0; run < 50; run++) {
            long one = random.nextInt(100) - 50L;
            long other = random.nextInt(100) - 50L;
            List<String> newer = new ArrayList<>(List.of("XB/5", "XC/5"));
            Collections.shuffle(newer, random);
            for (String format : List.of("agenda-ranking", "agenda-departure")) {
                var agenda = agenda(
                        entry("XA", 1, 7, one, format, ordered(newer.reversed())),
                        entry("XA", 2, 7, other, format, ordered(newer)),
                        item("XB", 0, 1),
                        item("XC", 0, 5));
                assertThat(taken(agenda))
                        .as("%s written %d and %d", format, one, other)
                        .isEqualTo(newer);
            }
        }
    }

    private static String ordered(List<String> items) {
        return "{\"order\":[\"%s\",\"%s\"],\"reason\":\"r\",\"session\":\"XA/1\"}"
                .formatted(items.getFirst(), items.getLast());
    }
}
