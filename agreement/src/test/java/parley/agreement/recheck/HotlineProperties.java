package parley.agreement.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.finding.FindingTree;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.Verdict;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.scenario.ScenarioRecord;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * A message of the line that is corrected, sent again and withdrawn with whatever precedence, and acknowledged at whatever
 * times, beside a reference of a few lines; replayable with {@code -Dparley.seed}.
 */
class HotlineProperties {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int ROUNDS = 15;
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final Party XC = new Party("XC");
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final Pack PACK = PackLoader.load(
            PackFolder.read(java.nio.file.Path.of(System.getProperty("parley.root"), "agreements", "hotline")));
    private static final Map<String, Duration> TIMES = Map.of(
            "flash", Duration.ofMinutes(15),
            "immediate", Duration.ofHours(1),
            "priority", Duration.ofHours(3),
            "routine", Duration.ofHours(12));

    private final Random random = new Random(SEED);

    /**
     * One sending of the message; it is withdrawn in the form of a message.
     *
     * @param names whether it is addressed to XB, to XC too if it corrects; else it is to XC alone
     */
    private record Sent(
            Instant at,
            Instant received,
            String precedence,
            boolean corrects,
            boolean names,
            Optional<Instant> withdrawn) {
        List<Party> to() {
            return names ? corrects ? List.of(XB, XC) : List.of(XB) : List.of(XC);
        }

        boolean isWithdrawn(Instant by) {
            return withdrawn.filter(when -> !when.isAfter(by)).isPresent();
        }
    }

    /** One acknowledgement. */
    private record Read(Instant at, String number, Party to) {}

    /** A story of one message. */
    private record Story(List<Sent> sent, List<Read> read) {

        /** The earliest of the times that were set by the receipts so far. */
        Instant due(Instant at) {
            return standing(at).stream()
                    .filter(one -> one.names && !one.received.isAfter(at))
                    .map(one -> one.received.plus(TIMES.getOrDefault(one.precedence, Duration.ZERO)))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        /** The sendings of which none was withdrawn, nor what it corrects. */
        List<Sent> standing(Instant at) {
            return sent.stream()
                    .filter(one -> !one.at.isAfter(at) && !one.isWithdrawn(at))
                    .filter(one -> !one.corrects || !sent.getFirst().isWithdrawn(at))
                    .toList();
        }

        /** Whether the reader has some sending that stands and names him. */
        boolean runs(Instant at) {
            return standing(at).stream().anyMatch(one -> one.names && !one.received.isAfter(at));
        }

        /** Whether the message is addressed to the reader, as it is stated last. */
        boolean owes(Instant at) {
            return !standing(at).isEmpty() && standing(at).getLast().names;
        }

        /** What was first ever sent to the reader. */
        Sent first() {
            return sent.stream().filter(Sent::names).findFirst().orElseThrow();
        }

        /** The first acknowledgement of the message, to its sender, that does not come before what was first ever sent to the reader. */
        Optional<Instant> done(Instant at) {
            return read.stream()
                    .filter(one -> one.number.equals("XA/1") && one.to.equals(XA))
                    .map(Read::at)
                    .filter(when -> !when.isBefore(first().received) && !when.isAfter(at))
                    .min(Comparator.naturalOrder());
        }

        Verdict verdict(Instant at) {
            Optional<Instant> done = done(at);
            if (!at.isAfter(due(at))) {
                return done.isPresent() ? Verdict.MET : Verdict.DUE;
            }
            return done.map(when -> when.isAfter(due(at)) ? Verdict.LATE : Verdict.MET)
                    .orElse(Verdict.OVERDUE);
        }

        List<Instant> moments() {
            List<Instant> moments = new ArrayList<>();
            for (Sent one : sent) {
                moments.add(one.received);
                moments.add(one.received.plus(TIMES.getOrDefault(one.precedence, Duration.ZERO)));
                one.withdrawn.ifPresent(moments::add);
            }
            read.forEach(one -> moments.add(one.at));
            return moments.stream()
                    .flatMap(moment -> List.of(moment.minusSeconds(1), moment, moment.plusSeconds(1)).stream())
                    .filter(moment -> !moment.isBefore(sent.getFirst().received))
                    .distinct()
                    .sorted()
                    .toList();
        }

        Scenario scenario() {
            List<Item> items = new ArrayList<>();
            List<Instant> own = sent.stream()
                    .flatMap(one -> Stream.concat(Stream.of(one.at), one.withdrawn.stream()))
                    .sorted()
                    .toList();
            for (Sent one : sent) {
                Map<String, Data> body = Map.of(
                        "message", new Data.Text("XA/1"),
                        "precedence", new Data.Text(one.precedence),
                        "text", new Data.Text("Please call your watch officer."));
                items.add(item(
                        one.at,
                        XA,
                        "message",
                        one.corrects ? List.of(new Scenario.Ref("corrects", Optional.of(XA), 1)) : List.of(),
                        body,
                        Map.of(XB, Optional.of(one.received)),
                        one.to()));
                List<Scenario.Ref> back =
                        List.of(new Scenario.Ref("withdraws", Optional.of(XA), own.indexOf(one.at) + 1));
                one.withdrawn.ifPresent(
                        when -> items.add(item(when, XA, "message", back, body, Map.of(), List.of(XB))));
            }
            for (Read one : read) {
                Map<String, Data> body = Map.of("acknowledged", new Data.Text(one.number));
                items.add(item(one.at, XB, "acknowledgement", List.of(), body, Map.of(), List.of(one.to)));
            }
            items.sort(Comparator.comparing(Item::at));
            return new Scenario("line", List.of(XA, XB, XC), Map.of(), Map.of(), items, List.of());
        }

        private static Item item(
                Instant at,
                Party by,
                String format,
                List<Scenario.Ref> refs,
                Map<String, Data> body,
                Map<Party, Optional<Instant>> received,
                List<Party> to) {
            return new Item(
                    at,
                    by,
                    format,
                    Optional.of("XA/1"),
                    to,
                    refs,
                    new Data.Members(body),
                    Optional.empty(),
                    received,
                    List.of(),
                    1);
        }
    }

    /**
     * A story.
     *
     * @param always whether each sending is addressed to the reader; else some are not, but one at least is
     */
    private Story story(boolean always) {
        List<Sent> sent = new ArrayList<>();
        Instant at = START;
        Instant received = START;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            received = later(received, at.plusSeconds(random.nextInt(900)));
            List<String> precedences = List.of("routine", "priority", "immediate", "flash");
            sent.add(new Sent(
                    at,
                    received,
                    precedences.get(random.nextInt(4)),
                    !sent.isEmpty() && random.nextBoolean(),
                    always || random.nextInt(3) > 0 || (i == 1 && sent.stream().noneMatch(Sent::names)),
                    Optional.empty()));
            at = at.plusSeconds(1 + random.nextInt(20_000));
        }
        List<Read> read = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Instant first = sent.getFirst().received();
            Instant when = random.nextInt(3) == 0
                    ? first.plusSeconds(random.nextInt(3) - 1)
                    : START.plusSeconds(random.nextInt(60_000) - 5_000);
            // A log has no two entries that are alike in everything.
            if (read.stream().map(Read::at).noneMatch(when::equals)) {
                read.add(new Read(when, random.nextInt(5) == 0 ? "XA/2" : "XA/1", random.nextInt(5) == 0 ? XC : XA));
            }
        }
        return new Story(sent, read);
    }

    /** The same with some of its sendings withdrawn, no two in one second. */
    private Story withdrawing(Story story) {
        Set<Instant> taken = new HashSet<>();
        story.sent().forEach(one -> taken.add(one.at()));
        List<Sent> sent = new ArrayList<>();
        for (Sent one : story.sent()) {
            Instant when = one.at().plusSeconds(1 + random.nextInt(30_000));
            boolean withdrawn = random.nextInt(3) > 0 && taken.add(when);
            sent.add(new Sent(
                    one.at(),
                    one.received(),
                    one.precedence(),
                    one.corrects(),
                    one.names(),
                    withdrawn ? Optional.of(when) : Optional.empty()));
        }
        return new Story(sent, story.read());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Finding finding(KnownRecord record, Instant at) {
        return found(record, at).orElseThrow();
    }

    private static Optional<Finding> found(KnownRecord record, Instant at) {
        return Assessment.of(record, at, PACK).findings().stream()
                .filter(one -> one.name().equals("message-read.read/XA/1")
                        && one.debtor().equals(XB)
                        && one.account().equals(XB))
                .findFirst();
    }

    /** Only what is addressed to a party calls on it: who is added later has the time from what added it. */
    @Test
    void eachSendingSetsATimeFromItsOwnReceiptAndTheFirstThatEndsHolds() {
        for (int round = 0; round < ROUNDS; round++) {
            Story story = story(false);
            ScenarioRecord record = new ScenarioRecord(story.scenario());
            for (Instant at : story.moments()) {
                KnownRecord known = record.knownAt(at);
                if (!story.owes(at) || !story.runs(at)) {
                    assertThat(found(known, at).isPresent())
                            .as("seed %d, round %d at %s: %s", SEED, round, at, story)
                            .isEqualTo(story.owes(at));
                    continue;
                }
                Finding finding = finding(known, at);
                String as =
                        "seed %d, round %d at %s: %s%n%s".formatted(SEED, round, at, story, FindingTree.print(finding));
                assertThat(finding.verdict()).as(as).isEqualTo(story.verdict(at));
                assertThat(finding.dueAt().orElse(Instant.MAX)).as(as).isIn(story.due(at), Instant.MAX);
                assertThat(Recheck.check(finding, known, PACK)).as(as).isEmpty();
            }
        }
    }

    /** What was answered was there when it was answered: who withdraws it, and sends it again, takes no answer back. */
    @Test
    void aWithdrawalStatesNothingAndTakesNoAnswerBack() {
        for (int round = 0; round < ROUNDS; round++) {
            Story story = withdrawing(story(false));
            ScenarioRecord record = new ScenarioRecord(story.scenario());
            for (Instant at : story.moments()) {
                KnownRecord known = record.knownAt(at);
                String as = "seed %d, round %d at %s: %s".formatted(SEED, round, at, story);
                if (story.standing(at).isEmpty()) {
                    assertThat(Assessment.of(known, at, PACK).findings()).as(as).isEmpty();
                } else if (!story.owes(at)) {
                    assertThat(found(known, at)).as(as).isEmpty();
                } else if (story.runs(at)) {
                    Finding finding = finding(known, at);
                    assertThat(finding.verdict()).as(as).isEqualTo(story.verdict(at));
                    assertThat(Recheck.check(finding, known, PACK)).as(as).isEmpty();
                }
            }
        }
    }

    /** The receipt stands in the log of the reader, and so does his answer: their order tells which came first. */
    @Test
    void theReadersOwnLogTellsWhatAnswersWhateverTheClocksSay() {
        for (int round = 0; round < ROUNDS; round++) {
            Instant received = START.plusSeconds(random.nextInt(2_000));
            Sent sent = new Sent(START, received, "flash", false, true, Optional.empty());
            List<Read> read = random.ints(random.nextInt(5), -1_500, 4_000)
                    .distinct()
                    .sorted()
                    .mapToObj(second -> new Read(START.plusSeconds(second), "XA/1", XA))
                    .toList();
            int receipt = random.nextInt(read.size() + 1) - 1;
            Instant at = START.plusSeconds(86_400);
            KnownRecord known =
                    received(new ScenarioRecord(new Story(List.of(sent), read).scenario()).knownAt(at), receipt);
            Optional<Instant> done =
                    read.stream().skip(receipt + 1L).map(Read::at).findFirst();
            Finding finding = finding(known, at);
            String as = "seed %d, round %d: %s, received after %d".formatted(SEED, round, read, receipt);
            assertThat(finding.verdict())
                    .as(as)
                    .isEqualTo(done.map(when -> when.isAfter(received.plusSeconds(900)) ? Verdict.LATE : Verdict.MET)
                            .orElse(Verdict.OVERDUE));
            assertThat(Recheck.check(finding, known, PACK)).as(as).isEmpty();
        }
    }

    /** The same record, in which the receipt of the message stands where an entry of the reader's log does. */
    private static KnownRecord received(KnownRecord record, long place) {
        Map<Party, List<RecordedEntry>> logs = new HashMap<>(record.logs());
        logs.put(
                XA,
                record.log(XA).stream()
                        .map(entry -> entry.with(Map.of(XB, place)))
                        .toList());
        return record.with(logs);
    }

    /** Once everything was received nothing turns but at a tick, and each sooner time is one. */
    @Test
    void nothingTurnsBeforeTheNextTick() {
        for (int round = 0; round < ROUNDS; round++) {
            Story story = story(true);
            ScenarioRecord record = new ScenarioRecord(story.scenario());
            Instant at = story.moments().getFirst();
            Instant last = later(
                    story.sent().getLast().received(),
                    story.read().stream()
                            .map(Read::at)
                            .max(Comparator.naturalOrder())
                            .orElse(at));
            KnownRecord known = record.knownAt(last);
            at = last;
            Optional<Instant> tick = Assessment.of(known, at, PACK).nextTick();
            while (tick.isPresent()) {
                Instant before = tick.get().minusSeconds(1);
                assertThat(finding(record.knownAt(before), before).verdict())
                        .as("seed %d, round %d: %s from %s to %s", SEED, round, story, at, before)
                        .isEqualTo(finding(record.knownAt(at), at).verdict());
                at = tick.get();
                tick = Assessment.of(record.knownAt(at), at, PACK).nextTick();
            }
        }
    }
}
