package parley.agreement.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Verdict;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.LogEnd;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * What uses up a quota is told by what was accepted before, and by nothing that came later: that leaves the findings about
 * earlier inspections alone, and what is found is what is found from scratch. Seeded, replayable with {@code -Dparley.seed}.
 */
class LiveQuotasTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int ROUNDS = 3;
    /** As many stories as it takes until all of this was seen, but no more than so many. */
    private static final int MOST = 60;

    private static final Set<Verdict> WANTED =
            EnumSet.of(Verdict.EXHAUSTED, Verdict.AVAILABLE, Verdict.NOT_OWED, Verdict.UNKNOWN);
    private static final int STEPS = 60;
    private static final List<Party> PARTIES =
            List.of(new Party("XA"), new Party("XB"), new Party("XC"), new Party("XD"));
    private static final Party OBLIGED = PARTIES.get(1);
    private static final Instant FROM = Instant.parse("2026-11-20T08:00:00Z");

    private final Pack pack = PackLoader.load(PackFolder.read(Path.of(
            System.getProperty("parley.root"), "agreement/src/test/resources/parley/agreement/scenario/quota")));

    private final Set<Verdict> seen = EnumSet.noneOf(Verdict.class);

    @Test
    void oneMoreInspectionOfAYearJudgesNoMoreOfThoseBeforeThanTheFirst() {
        Story story = new Story(new Random(SEED), "in order");
        List<Long> judged = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            long before = story.live.judgements();
            String subject = "XA/" + i;
            story.now = FROM.plusSeconds(i * 3_600L);
            story.live.advance(story.now);
            story.write(PARTIES.getFirst(), "inspection-request", subject, List.of(), request(story.now));
            story.live.changes();
            story.write(OBLIGED, "inspection-reply", subject, List.of(), Map.of("accepted", new Data.Flag(i % 2 == 0)));
            story.live.changes();
            judged.add(story.live.judgements() - before);
        }
        assertThat(Collections.max(judged.subList(20, 40)))
                .as("judgements of an inspection and its reply: %s", judged)
                .isLessThanOrEqualTo(Collections.max(judged.subList(0, 20)));
        story.compare("at the end");
    }

    @Test
    void aRequestWhoseReceiptIsStillToComeJudgesNothingOfYearsBeforeIt() {
        Story story = new Story(new Random(SEED), "in order");
        List<Long> judged = new ArrayList<>();
        for (int year = 0; year < 10; year++) {
            story.now = FROM.plusSeconds(year * 366L * 86_400);
            story.live.advance(story.now);
            Party from = PARTIES.getFirst();
            story.write(from, "inspection-request", "XA/" + year, List.of(), request(story.now));
            story.live.changes();
            long before = story.live.judgements();
            Interval received = Interval.notBefore(story.now, PARTIES);
            EntryPointer open =
                    story.write(from, "inspection-request", "XA/open" + year, List.of(), request(story.now), received);
            story.live.changes();
            story.compare("year " + year + ", not yet received");
            story.settle(open);
            story.live.changes();
            judged.add(story.live.judgements() - before);
            story.compare("year " + year + ", received");
        }
        assertThat(Collections.max(judged))
                .as("judgements of a request and its receipt: %s", judged)
                .isLessThanOrEqualTo(judged.get(1));
    }

    @Test
    void whatAPartyIsGrantedByOthersJudgesNothingThatItHadDecidedItself() {
        Story story = new Story(new Random(SEED), "in order");
        Party other = PARTIES.getFirst();
        List<Long> judged = new ArrayList<>();
        for (int year = 0; year < 10; year++) {
            story.now = FROM.plusSeconds(year * 366L * 86_400);
            story.live.advance(story.now);
            story.write(other, "inspection-request", "XA/" + year, List.of(), request(story.now));
            story.write(OBLIGED, "inspection-reply", "XA/" + year, List.of(), Map.of("accepted", new Data.Flag(true)));
            story.live.changes();
            long before = story.live.judgements();
            Map<String, Data> asked = new HashMap<>(request(story.now));
            asked.put("to", new Data.Text(other.code()));
            Interval received = Interval.notBefore(story.now, PARTIES);
            EntryPointer open = story.write(OBLIGED, "inspection-request", "XB/" + year, List.of(), asked, received);
            story.live.changes();
            story.write(other, "inspection-reply", "XB/" + year, List.of(), Map.of("accepted", new Data.Flag(true)));
            story.live.changes();
            story.settle(open);
            story.live.changes();
            judged.add(story.live.judgements() - before);
            story.compare("year " + year);
        }
        assertThat(Collections.max(judged))
                .as("judgements of a request, its reply and its receipt: %s", judged)
                .isLessThanOrEqualTo(judged.get(1));
    }

    @Test
    void whatAnotherSaysWasAcceptedCountsOnItsAccountThoughTheObligedPartyIsSilent() {
        Story story = new Story(new Random(SEED), "in order");
        Party third = PARTIES.get(2);
        story.write(PARTIES.getFirst(), "inspection-request", "XA/1", List.of(), request(FROM));
        story.write(PARTIES.getFirst(), "inspection-request", "XA/2", List.of(), request(FROM));
        story.write(OBLIGED, "inspection-reply", "XA/2", List.of(), Map.of("accepted", new Data.Flag(false)));
        story.write(third, "contest", "XA/2", List.of(), Map.of("finding", new Data.Text("inspection.accept/XA/2")));
        story.compare("the third has said nothing of XA/1");
        assertThat(story.on(third, "inspection.accept/XA/2")).isEqualTo(Verdict.BREACHED);
        story.write(
                third,
                "contest",
                "XA/1",
                List.of(),
                Map.of("finding", new Data.Text("inspection.accept/XA/1"), "accepted", new Data.Flag(true)));
        story.compare("the third says that XA/1 was accepted");
        assertThat(story.on(third, "inspection.accept/XA/2")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void whatIsKeptOfQuotasIsWhatIsFoundFromScratch() {
        for (int round = 0; round < ROUNDS || (round < MOST && !seen.containsAll(WANTED)); round++) {
            new Story(new Random(SEED + round), "seed %s, round %s".formatted(SEED, round)).play();
        }
        assertThat(seen).as("seed %s: quotas are used up", SEED).containsAll(WANTED);
    }

    private static Map<String, Data> request(Instant now) {
        return Map.of(
                "to",
                new Data.Text(OBLIGED.code()),
                "enters",
                new Data.Text(now.plusSeconds(259_200).toString()));
    }

    /** A record that grows, and the live assessment that learns it. */
    private final class Story {
        private final Random random;
        private final String name;
        private final Map<Party, List<RecordedEntry>> logs = new HashMap<>();
        private final List<EntryPointer> written = new ArrayList<>();
        private final Map<String, Data> parameters = Map.of("most", new Data.Whole(2));
        private Instant now = FROM;
        private final LiveAssessment live = new LiveAssessment(pack, PARTIES, Map.of(), parameters, now);

        Story(Random random, String name) {
            this.random = random;
            this.name = name;
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                now = now.plusSeconds(random.nextInt(2 * 86_400));
                live.advance(now);
                if (random.nextInt(5) == 0 && !written.isEmpty()) {
                    settle();
                } else {
                    write();
                }
                compare(name + ", step " + step);
            }
        }

        void compare(String moment) {
            Assessment scratch = Assessment.of(record(), now, pack);
            assertThat(live.heads())
                    .as(moment)
                    .isEqualTo(scratch.findings().stream().map(Finding::head).toList());
            assertThat(live.findings()).as(moment).isEqualTo(scratch.findings());
            assertThat(live.nextTick()).as(moment).isEqualTo(scratch.nextTick());
            live.heads().forEach(head -> seen.add(head.verdict()));
            live.changes();
        }

        Verdict on(Party account, String finding) {
            return live.heads().stream()
                    .filter(head ->
                            head.account().equals(account) && head.name().equals(finding))
                    .map(Head::verdict)
                    .findFirst()
                    .orElseThrow();
        }

        private void write() {
            Party author = random.nextBoolean() ? OBLIGED : PARTIES.get(random.nextInt(PARTIES.size()));
            String subject = PARTIES.get(random.nextInt(PARTIES.size())) + "/" + random.nextInt(3);
            switch (random.nextInt(7)) {
                case 0, 1 -> write(author, "inspection-request", subject, references(author), request(now));
                case 2, 3, 4 -> write(author, "inspection-reply", subject, references(author), reply());
                case 5 ->
                    write(
                            author,
                            "prevention",
                            subject,
                            references(author),
                            Map.of("prevented", new Data.Flag(random.nextInt(3) > 0)));
                default -> write(author, "contest", subject, references(author), contest(subject));
            }
        }

        private Map<String, Data> reply() {
            return Map.of(
                    "accepted",
                    random.nextInt(6) == 0
                            ? new Data.Members(Map.of("absent", new Data.Text("toFollow")))
                            : new Data.Flag(random.nextInt(4) > 0));
        }

        private Map<String, Data> contest(String subject) {
            Map<String, Data> body = new HashMap<>();
            body.put("finding", new Data.Text("inspection.accept/" + subject));
            if (random.nextBoolean()) {
                body.put("accepted", new Data.Flag(random.nextBoolean()));
            }
            return body;
        }

        private List<Reference> references(Party author) {
            List<EntryPointer> own =
                    written.stream().filter(of -> of.party().equals(author)).toList();
            if (!own.isEmpty() && random.nextInt(4) == 0) {
                Reference.Role role = random.nextInt(3) == 0 ? Reference.Role.WITHDRAWS : Reference.Role.CORRECTS;
                return List.of(new Reference(role, own.get(random.nextInt(own.size()))));
            }
            if (!written.isEmpty() && random.nextInt(6) == 0) {
                return List.of(new Reference(Reference.Role.JOINS, written.get(random.nextInt(written.size()))));
            }
            return List.of();
        }

        /** An entry whose receipts are known at once, or not yet. */
        void write(Party author, String format, String subject, List<Reference> references, Map<String, Data> body) {
            boolean open = random.nextInt(6) == 0 && !name.equals("in order");
            write(author, format, subject, references, body, open ? open() : Interval.at(now));
        }

        /** What may be known of receipts before they are. */
        private Interval open() {
            return switch (random.nextInt(4)) {
                case 0 -> Interval.unbounded(PARTIES);
                case 1 -> Interval.between(now, now.plusSeconds(random.nextInt(60 * 86_400)), PARTIES);
                default -> Interval.notBefore(now, PARTIES);
            };
        }

        EntryPointer write(
                Party author,
                String format,
                String subject,
                List<Reference> references,
                Map<String, Data> body,
                Interval received) {
            List<RecordedEntry> log = logs.getOrDefault(author, new ArrayList<>());
            EntryPointer pointer = new EntryPointer(author, log.size(), author + "#" + log.size());
            RecordedEntry entry = new RecordedEntry(
                    pointer,
                    new TreeSet<>(),
                    format,
                    "1",
                    Optional.of(subject),
                    references,
                    now.minusSeconds(random.nextInt(3)),
                    Interval.at(now),
                    receipts(author, received),
                    new Data.Members(body));
            if (!name.equals("in order") && random.nextInt(5) == 0) {
                live.foresee(entry); // and it is never given
                return pointer;
            }
            log.add(entry);
            logs.put(author, log);
            written.add(pointer);
            live.learn(entry);
            live.learn(author, log.size());
            return pointer;
        }

        /** The receipts of an entry that may have been open. */
        private void settle() {
            settle(written.get(random.nextInt(written.size())));
        }

        void settle(EntryPointer pointer) {
            List<RecordedEntry> log = Objects.requireNonNull(logs.get(pointer.party()));
            RecordedEntry known = log.get((int) pointer.index());
            RecordedEntry settled = new RecordedEntry(
                    pointer,
                    known.to(),
                    known.format(),
                    known.number(),
                    known.subject(),
                    known.references(),
                    known.written(),
                    known.witnessed(),
                    receipts(pointer.party(), Interval.at(now)),
                    known.body());
            log.set((int) pointer.index(), settled);
            live.learn(settled);
        }

        private Map<Party, Interval> receipts(Party author, Interval each) {
            Map<Party, Interval> receipts = new TreeMap<>();
            PARTIES.stream().filter(party -> !party.equals(author)).forEach(party -> receipts.put(party, each));
            return receipts;
        }

        private KnownRecord record() {
            Map<Party, Long> sizes = new TreeMap<>();
            logs.forEach((party, log) -> sizes.put(party, (long) log.size()));
            return new KnownRecord(PARTIES, Map.of(), parameters, logs, Map.<Party, LogEnd>of(), sizes);
        }
    }
}
