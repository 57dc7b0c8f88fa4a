package parley.node.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.Draft;
import parley.node.view.clearance.ClearanceAct;
import parley.node.view.clearance.ClearanceAct.Kind;
import parley.node.view.clearance.ClearingList.Step;
import parley.node.view.clearance.ClearingOffice;
import parley.node.view.clearance.KeptOffice;
import parley.node.view.clearance.Standing;
import parley.node.view.clearance.Wording;

/** Properties of how far a clearance has come, over random histories. */
class StandingTest {
    private static final long SEED = Long.getLong("parley.seed", 20261126);
    private static final Instant NOW = Instant.parse("2026-10-04T03:04:31Z");
    private static final List<Hash> TEXTS =
            List.of(Hash.sha256(Bytes.utf8("one")), Hash.sha256(Bytes.utf8("two")), Hash.sha256(Bytes.utf8("three")));
    private static final List<KeptOffice> OFFICES = IntStream.rangeClosed(1, 5)
            .mapToObj(i -> new KeptOffice(i, i, NOW, new ClearingOffice("office " + i, List.of(), "chief")))
            .toList();

    private final Random random = new Random(SEED);

    private List<Step> steps() {
        return OFFICES.stream()
                .filter(_ -> random.nextInt(4) > 0)
                .map(office -> new Step(office.id(), 1 + random.nextInt(3)))
                .sorted()
                .toList();
    }

    private List<ClearanceAct> round() {
        Kind[] kinds = {Kind.ASKED, Kind.CLEARED, Kind.REMARKED, Kind.REFUSED, Kind.WAIVED};
        return IntStream.range(0, random.nextInt(14))
                .mapToObj(i -> act(i + 1, kinds[random.nextInt(kinds.length)]))
                .toList();
    }

    private ClearanceAct act(long number, Kind kind) {
        List<Long> offices = kind == Kind.ASKED
                ? List.of()
                : kind == Kind.WAIVED
                        ? random.longs(1 + random.nextInt(4), 1, 6)
                                .boxed()
                                .distinct()
                                .toList()
                        : List.of(1L + random.nextInt(5));
        return new ClearanceAct(
                number,
                NOW,
                kind,
                "d-1",
                TEXTS.get(random.nextInt(TEXTS.size())),
                "p",
                "d",
                offices,
                "",
                Optional.empty(),
                Optional.empty(),
                "anna",
                "");
    }

    @Test
    void anOfficeHasClearedExactlyWhenItsLastWordOnThisTextSaysSo() {
        for (int run = 0; run < 2_000; run++) {
            List<Step> steps = steps();
            List<ClearanceAct> round = round();
            for (Hash text : TEXTS) {
                Standing standing = Standing.of(steps, OFFICES, round, text);
                assertThat(standing.places()).hasSameSizeAs(steps);
                for (Standing.Place place : standing.places()) {
                    Kind last = null;
                    for (ClearanceAct act : round) {
                        if (act.kind().isDecision()
                                && act.text().equals(text)
                                && act.isOf(place.office().id())) {
                            last = act.kind();
                        }
                    }
                    assertThat(place.isCleared())
                            .as("seed %d run %d", SEED, run)
                            .isEqualTo(last == Kind.CLEARED || last == Kind.REMARKED);
                    assertThat(place.state() == Standing.State.REFUSED).isEqualTo(last == Kind.REFUSED);
                }
            }
        }
    }

    @Test
    void nothingElseThanActsOnThisTextFreesIt() {
        for (int run = 0; run < 2_000; run++) {
            List<Step> steps = steps();
            List<ClearanceAct> round = round();
            Hash text = TEXTS.getFirst();
            List<ClearanceAct> own =
                    round.stream().filter(act -> act.text().equals(text)).toList();
            Standing all = Standing.of(steps, OFFICES, round, text);
            Standing only = Standing.of(steps, OFFICES, own, text);
            assertThat(ids(all.lacking())).as("seed %d run %d", SEED, run).isEqualTo(ids(only.lacking()));
            assertThat(ids(all.missing())).isEqualTo(ids(only.missing()));
            assertThat(ids(all.missing())).containsAll(ids(all.lacking()));
        }
    }

    @Test
    void whereSomethingWaitsNothingOfAnEarlierTurnIsUncleared() {
        for (int run = 0; run < 2_000; run++) {
            Standing standing = Standing.of(steps(), OFFICES, round(), TEXTS.getFirst());
            for (Standing.Place place : standing.waiting()) {
                assertThat(standing.asked()).as("seed %d run %d", SEED, run).isPresent();
                assertThat(standing.places())
                        .filteredOn(each -> each.turn() < place.turn())
                        .allMatch(Standing.Place::isCleared);
            }
        }
    }

    private static List<Long> ids(List<Standing.Place> places) {
        return places.stream().map(place -> place.office().id()).toList();
    }

    @Test
    void aTextIsTheSameWhateverTheInstantAndTheOrderOfAddresseesAndAnotherForEachOtherChange() {
        Draft draft = draft(List.of("XB", "XC"), "XA/7", "{\"a\":1,\"b\":\"x\"}", Optional.of(NOW));
        Wording wording = Wording.of(draft);
        assertThat(Wording.of(draft(List.of("XC", "XB"), "XA/7", "{\"b\":\"x\", \"a\":1}", Optional.empty())))
                .isEqualTo(wording);
        assertThat(Wording.parse(wording.print().utf8())).isEqualTo(wording);
        List<Wording> others = new ArrayList<>();
        others.add(Wording.of(draft(List.of(), "XA/7", "{\"a\":1,\"b\":\"x\"}", Optional.empty())));
        others.add(Wording.of(draft(List.of("XB", "XC"), "XA/8", "{\"a\":1,\"b\":\"x\"}", Optional.empty())));
        others.add(Wording.of(draft(List.of("XB", "XC"), "XA/7", "{\"a\":2,\"b\":\"x\"}", Optional.empty())));
        others.add(Wording.of(draft(List.of("XB", "XC"), "XA/7", "{\"a\":1}", Optional.empty())));
        assertThat(others.stream().map(wording::differences))
                .containsExactly(List.of("to"), List.of("subject"), List.of("body.a"), List.of("body.b"));
        assertThat(others.stream().map(Wording::hash).distinct()).hasSize(4).doesNotContain(wording.hash());
    }

    private static Draft draft(List<String> to, String subject, String body, Optional<Instant> written) {
        return new Draft("notification", to, Optional.of(subject), Optional.empty(), List.of(), "en", body, written);
    }
}
