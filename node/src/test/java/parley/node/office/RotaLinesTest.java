package parley.node.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.store.DurableSteps;
import parley.node.view.office.ActOutcome;
import parley.node.view.office.Hand;
import parley.node.view.office.KeptStint;
import parley.node.view.office.Limits;
import parley.node.view.office.OpenList;
import parley.node.view.office.RotaDuty;
import parley.node.view.office.RotaOutcome;
import parley.node.view.office.Stint;

class RotaLinesTest {
    private static final Hash CIRCLE = Hash.sha256(Bytes.utf8("circle"));
    private static final Hash OTHER = Hash.sha256(Bytes.utf8("another circle"));
    private static final Instant NOW = Instant.parse("2026-10-04T03:04:31Z");
    private static final Instant EIGHT = Instant.parse("2026-10-04T08:00:00Z");
    private static final OpenList NOTHING = new OpenList(NOW, Collections.emptySortedMap(), List.of(), 0);

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

    private static Stint stint(Instant begin, int hours, String officer) {
        return new Stint(
                RotaDuty.WATCH, begin, begin.plus(Duration.ofHours(hours)), officer, "+1 555 0100", Optional.empty());
    }

    private static Stint instead(long number, Instant begin, int hours, String officer) {
        return new Stint(RotaDuty.WATCH, begin, begin.plus(Duration.ofHours(hours)), officer, "", Optional.of(number));
    }

    private List<KeptStint> kept(String once, Stint... stints) {
        return ((RotaOutcome.Kept) office.plan(CIRCLE, once, "Weber", List.of(stints))).lines();
    }

    private List<KeptStint> day() {
        return office.rota(CIRCLE, EIGHT, EIGHT.plus(Duration.ofDays(1)));
    }

    @Test
    void linesAreThereAfterReopeningInTheOrderInWhichTheyBeginAndOnlyInTheirCircle() {
        assertThat(office.keepsRota(CIRCLE)).isFalse();
        var lines = kept("a", stint(EIGHT.plusSeconds(3600), 2, "Rossi"), stint(EIGHT, 1, "Weber"));
        assertThat(heard).containsExactly(CIRCLE);
        office.close();
        open();
        assertThat(day())
                .isEqualTo(lines)
                .extracting(line -> line.stint().officer())
                .containsExactly("Weber", "Rossi");
        assertThat(day()).allMatch(line -> line.stands() && line.who().equals("Weber") && !line.late());
        assertThat(office.keepsRota(CIRCLE)).isTrue();
        assertThat(office.keepsRota(OTHER)).isFalse();
        assertThat(office.rota(OTHER, EIGHT, EIGHT.plusSeconds(60))).isEmpty();
        assertThat(office.stint(OTHER, lines.getFirst().number())).isEmpty();
    }

    @Test
    void whatTouchesASpanIsReadToTheMinuteAlsoWhereItBeganAMonthBefore() {
        kept("a", stint(EIGHT, 31 * 24, "Weber"));
        var end = EIGHT.plus(Stint.LONGEST);
        assertThat(office.rota(CIRCLE, end.minusSeconds(60), end)).hasSize(1);
        assertThat(office.rota(CIRCLE, end, end.plusSeconds(60))).isEmpty();
        assertThat(office.rota(CIRCLE, EIGHT.minusSeconds(60), EIGHT)).isEmpty();
        assertThat(office.rota(CIRCLE, EIGHT.minusSeconds(60), EIGHT.plusSeconds(60)))
                .hasSize(1);
    }

    @Test
    void aLineIsNeverChangedButAnotherStandsInItsPlace() {
        long first = kept("a", stint(EIGHT, 8, "Weber")).getFirst().number();
        var halves =
                kept("b", instead(first, EIGHT, 4, "Weber"), instead(first, EIGHT.plusSeconds(14_400), 4, "Rossi"));
        assertThat(office.stint(CIRCLE, first).orElseThrow().stint()).isEqualTo(stint(EIGHT, 8, "Weber"));
        assertThat(office.stint(CIRCLE, first).orElseThrow().replaced()).contains(NOW);
        assertThat(day()).filteredOn(KeptStint::stands).isEqualTo(halves);
        var away = kept("c", instead(halves.getFirst().number(), EIGHT, 4, ""));
        assertThat(away.getFirst().stands()).isFalse();
        assertThat(day()).filteredOn(KeptStint::stands).containsExactly(halves.getLast());
    }

    @Test
    void ofTwoWhoReplaceTheSameLineOneDoesAndNothingOfTheOtherIsWritten() {
        long first = kept("a", stint(EIGHT, 8, "Weber")).getFirst().number();
        kept("b", instead(first, EIGHT, 8, "Rossi"));
        int before = day().size();
        var late = List.of(stint(EIGHT.plusSeconds(28_800), 1, "Ortiz"), instead(first, EIGHT, 8, "Ortiz"));
        assertThat(office.plan(CIRCLE, "c", "Ortiz", late)).isEqualTo(new RotaOutcome.Gone(first));
        assertThat(office.plan(CIRCLE, "d", "Ortiz", List.of(instead(99, EIGHT, 8, "Ortiz"))))
                .isEqualTo(new RotaOutcome.Gone(99));
        assertThat(office.plan(OTHER, "e", "Ortiz", List.of(instead(first, EIGHT, 8, "Ortiz"))))
                .isEqualTo(new RotaOutcome.Gone(first));
        assertThat(day()).hasSize(before);
    }

    @Test
    void aFormPostedTwiceIsWrittenOnce() {
        long first = kept("a", stint(EIGHT, 8, "Weber")).getFirst().number();
        var again = kept("b", instead(first, EIGHT, 8, "Rossi"));
        assertThat(kept("b", instead(first, EIGHT, 8, "Rossi"))).isEqualTo(again);
        assertThat(day()).hasSize(2);
    }

    @Test
    void whatCannotBeALineIsRefusedWithTheLimit() {
        assertThatThrownBy(() -> stint(EIGHT, 31 * 24 + 1, "Weber"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("745 hours are more than 744");
        assertThatThrownBy(() -> stint(EIGHT, 0, "Weber")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> stint(EIGHT.plusSeconds(1), 1, "Weber")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> stint(EIGHT, 1, "")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> stint(EIGHT, 1, "a\nb")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> kept("a")).isInstanceOf(MalformedException.class);
        var most = IntStream.range(0, Limits.STINTS + 1)
                .mapToObj(i -> stint(EIGHT.plus(Duration.ofHours(i)), 1, "Weber"))
                .toArray(Stint[]::new);
        assertThatThrownBy(() -> kept("a", most)).hasMessageContaining("" + Limits.STINTS);
        assertThatThrownBy(() -> kept("a", stint(EIGHT.plus(Duration.ofDays(Limits.ROTA_DAYS + 1)), 1, "Weber")))
                .hasMessageContaining("" + Limits.ROTA_DAYS);
        assertThatThrownBy(() -> kept("a", stint(EIGHT.minus(Duration.ofDays(Limits.ROTA_DAYS + 2)), 1, "Weber")))
                .hasMessageContaining("" + Limits.ROTA_DAYS);
        assertThat(office.keepsRota(CIRCLE)).isFalse();
    }

    @Test
    void onADayThatIsFullNotOneOfMoreLinesIsWritten() {
        for (int batch = 0; batch * Limits.STINTS < Limits.PER_DAY; batch++) {
            int first = batch * Limits.STINTS;
            int after = Math.min(Limits.PER_DAY - (batch == 4 ? 1 : 0), first + Limits.STINTS);
            kept(
                    "batch " + batch,
                    IntStream.range(first, after)
                            .mapToObj(i -> stint(EIGHT.plusSeconds(60L * i), 1, "Weber"))
                            .toArray(Stint[]::new));
        }
        var two = List.of(stint(EIGHT, 1, "Rossi"), stint(EIGHT, 2, "Rossi"));
        assertThatThrownBy(() -> office.plan(CIRCLE, "two", "Weber", two)).hasMessageContaining("" + Limits.PER_DAY);
        assertThat(office.telephone(CIRCLE, "Rossi")).isEmpty();
        assertThat(kept("one", stint(EIGHT, 1, "Rossi"))).hasSize(1);
    }

    @Test
    void theLastTelephoneOfAnOfficerIsFoundAndTheZoneIsTheLastOne() {
        kept("a", stint(EIGHT, 1, "Weber"));
        kept("b", new Stint(RotaDuty.CALL, EIGHT, EIGHT.plusSeconds(60), "Weber", "+1 555 0199", Optional.empty()));
        assertThat(office.telephone(CIRCLE, "Weber")).contains("+1 555 0199");
        assertThat(office.telephone(OTHER, "Weber")).isEmpty();
        assertThat(office.zone(CIRCLE)).isEmpty();
        office.settle(CIRCLE, ZoneId.of("Europe/Vienna"), "Weber");
        office.settle(CIRCLE, ZoneId.of("Asia/Almaty"), "Weber");
        assertThat(office.zone(CIRCLE)).contains(ZoneId.of("Asia/Almaty"));
        assertThat(office.zone(OTHER)).isEmpty();
    }

    private long take(long after, String officer) {
        var hand = new Hand(Hand.Kind.TAKEN, after, officer, "");
        return ((ActOutcome.Done) office.hand(CIRCLE, hand, NOTHING)).act().number();
    }

    @Test
    void whomTheRotaNamedIsKeptWithTheTakingOverWhateverItNamesLater() {
        long without = take(0, "Weber");
        assertThat(office.named(CIRCLE, without)).isEmpty();
        var begin = NOW.minusSeconds(31).minusSeconds(240);
        long line = kept("a", stint(begin, 8, "Rossi")).getFirst().number();
        long other = take(without, "Weber");
        assertThat(office.named(CIRCLE, other)).contains(List.of("Rossi"));
        kept("b", instead(line, begin, 8, ""));
        long nobody = take(other, "Weber");
        assertThat(office.named(CIRCLE, nobody)).contains(List.of());
        assertThat(office.named(CIRCLE, other)).contains(List.of("Rossi"));
        assertThat(office.named(OTHER, other)).isEmpty();
    }

    @Test
    void anOfficeFromBeforeTheRotaKeepsWhatItHasAndTakesLines(@TempDir Path old) {
        var address = "jdbc:sqlite:" + old.resolve("office.db");
        Flyway.configure(Office.class.getClassLoader())
                .dataSource(address, "", "")
                .locations("classpath:parley/node/store/office")
                .target("2")
                .load()
                .migrate();
        try (var handle = Jdbi.create(address).open()) {
            handle.createUpdate("INSERT INTO act (circle, after, kind, officer, note, at, open)"
                            + " VALUES (:circle, 0, 'TAKEN', 'Weber', '', '2026-10-03T20:00:00Z', '')")
                    .bind("circle", CIRCLE.bytes().toArray())
                    .execute();
        }
        try (var grown = Office.open(old, () -> NOW, DurableSteps.NONE, circle -> {})) {
            var act = grown.acts(CIRCLE, 9).getFirst();
            assertThat(act.hand().officer()).isEqualTo("Weber");
            assertThat(grown.named(CIRCLE, act.number())).isEmpty();
            assertThat(grown.plan(CIRCLE, "a", "Weber", List.of(stint(EIGHT, 8, "Rossi"))))
                    .isInstanceOf(RotaOutcome.Kept.class);
        }
    }
}
