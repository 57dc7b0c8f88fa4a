package parley.agreement.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Verdict;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.LogEnd;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.timetable.Timetable;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * Limits are kept up to date member by member, and say what is found from scratch: activities that crowd the same few
 * months are stated, moved, withdrawn, left without dates and stated by others too, while time passes. Seeded, replayable
 * with {@code -Dparley.seed}.
 */
class LimitBoardsTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int ROUNDS = 4;
    private static final int STEPS = 50;
    private static final List<Party> PARTIES = List.of(new Party("XA"), new Party("XB"), new Party("XC"));
    private static final LocalDate FROM = LocalDate.of(2026, 11, 1);

    private final Pack pack = PackLoader.load(new PackFiles(new TreeMap<>(Map.of(
            "agreement.yaml",
            AGREEMENT,
            "provisions/many.yaml",
            LIMITS,
            "formats/notice.yaml",
            NOTICE,
            "text.md",
            TEXT))));

    private final Set<Verdict> seen = EnumSet.noneOf(Verdict.class);

    @Test
    void whatIsKeptMemberByMemberIsWhatIsFoundFromScratch() {
        for (int round = 0; round < ROUNDS; round++) {
            new Story(new Random(SEED + round), "seed %s, round %s".formatted(SEED, round)).play();
        }
        assertThat(seen)
                .as("seed %s: the months are crowded", SEED)
                .contains(Verdict.KEPT, Verdict.BREACHED, Verdict.UNKNOWN);
    }

    /** A record that grows, and the live assessment that learns it. */
    private final class Story {
        private final Random random;
        private final String name;
        private final Map<Party, List<RecordedEntry>> logs = new HashMap<>();
        private final List<EntryPointer> stated = new ArrayList<>();
        private final Map<String, Data> parameters = Map.of("most", new Data.Whole(2));
        private Instant now = FROM.atStartOfDay(ZoneOffset.UTC).toInstant();
        private final LiveAssessment live = new LiveAssessment(pack, PARTIES, Map.of(), parameters, now);

        Story(Random random, String name) {
            this.random = random;
            this.name = name;
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                now = now.plusSeconds(random.nextInt(4 * 86_400));
                live.advance(now);
                write();
                KnownRecord record = record();
                Assessment scratch = Assessment.of(record, now, pack);
                String moment = name + ", step " + step;
                assertThat(live.heads())
                        .as(moment)
                        .isEqualTo(
                                scratch.findings().stream().map(Finding::head).toList());
                assertThat(live.findings()).as(moment).isEqualTo(scratch.findings());
                assertThat(live.nextTick()).as(moment).isEqualTo(scratch.nextTick());
                StripsAgree.with(scratch.findings(), live.timetable(), moment);
                live.heads().forEach(head -> seen.add(head.verdict()));
                for (Head head : live.changes().found()) {
                    assertThat(live.prove(head).map(Finding::head)).as(moment).contains(head);
                }
            }
        }

        private void write() {
            Party author = PARTIES.get(random.nextInt(PARTIES.size()));
            List<RecordedEntry> log = logs.computeIfAbsent(author, _ -> new ArrayList<>());
            EntryPointer pointer = new EntryPointer(author, log.size(), author + "#" + log.size());
            List<EntryPointer> own =
                    stated.stream().filter(of -> of.party().equals(author)).toList();
            List<Reference> references = List.of();
            if (!own.isEmpty() && random.nextInt(3) == 0) {
                Reference.Role role = random.nextInt(3) == 0 ? Reference.Role.WITHDRAWS : Reference.Role.CORRECTS;
                references = List.of(new Reference(role, own.get(random.nextInt(own.size()))));
            }
            if (references.isEmpty() && !stated.isEmpty() && random.nextInt(8) == 0) {
                references = List.of(new Reference(Reference.Role.JOINS, stated.get(random.nextInt(stated.size()))));
            }
            Party host = random.nextInt(4) == 0 ? PARTIES.get(random.nextInt(PARTIES.size())) : author;
            String subject = host + "/" + random.nextInt(14);
            RecordedEntry entry = new RecordedEntry(
                    pointer,
                    new TreeSet<>(),
                    "notice",
                    "1",
                    Optional.of(subject),
                    references,
                    now.minusSeconds(random.nextInt(3)),
                    Interval.at(now),
                    Map.of(),
                    new Data.Members(body(subject, host)));
            log.add(entry);
            stated.add(pointer);
            Timetable before = live.timetable();
            Timetable foreseen = live.timetable(entry);
            assertThat(live.timetable()).as(name).isEqualTo(before);
            live.learn(entry);
            live.learn(author, log.size());
            assertThat(live.timetable()).as(name).isEqualTo(foreseen);
        }

        private Map<String, Data> body(String subject, Party host) {
            LocalDate start = FROM.plusDays(random.nextInt(90));
            Map<String, Data> body = new HashMap<>();
            body.put("activity", new Data.Text(subject));
            body.put("hosts", new Data.Items(List.of(new Data.Text(host.code()))));
            day(body, "start", start);
            day(body, "end", start.plusDays(random.nextInt(-1, 20)));
            if (random.nextInt(5) > 0) {
                body.put("large", new Data.Flag(random.nextInt(4) > 0));
            }
            return body;
        }

        private void day(Map<String, Data> body, String name, LocalDate day) {
            switch (random.nextInt(8)) {
                case 0 -> {}
                case 1 -> body.put(name, new Data.Members(Map.of("toFollow", new Data.Flag(true))));
                default -> body.put(name, new Data.Text(day.toString()));
            }
        }

        private KnownRecord record() {
            Map<Party, Long> sizes = new TreeMap<>();
            logs.forEach((party, log) -> sizes.put(party, (long) log.size()));
            return new KnownRecord(PARTIES, Map.of(), parameters, logs, Map.<Party, LogEnd>of(), sizes);
        }
    }

    private static final String AGREEMENT = """
            agreement: crowded
            version: "1"
            title: Crowded months
            time: { zone: UTC }
            parameters:
              most: { type: count, ref: "1" }
            facts:
              Activity:
                owner: hosts
                id: id
                hosts: [party]
                start: date
                end: date
                large: bool
            """;

    private static final String LIMITS = """
            provision: crowded
            kind: limit
            ref: "1"
            for: Activity
            debtors: [{ ref: "1", each: activity.hosts }]
            members: { ref: "1", when: "activity.large" }
            limits:
              - { id: together, ref: "1", atMost: 1, counting: { overlap: [activity.start, activity.end], ends: inclusive } }
              - { id: three, ref: "1", atMost: 3, counting: { overlap: [activity.start, activity.end], ends: inclusive } }
              - { id: open, ref: "1", atMost: param.most, counting: { overlap: [activity.start, activity.end], ends: inclusive } }
              - { id: yearly, ref: "1", atMost: 2, counting: { calendarYears: 1, by: activity.start } }
              - { id: triennial, ref: "1", atMost: 4, counting: { calendarYears: 3, by: activity.start } }
            """;

    private static final String NOTICE = """
            format: notice
            title: { en: Notice }
            ref: "1"
            release: 1
            precedence: routine
            states:
              - { fact: Activity, id: body.activity }
            fields:
              - { item: "1", name: activity, type: id, required: true, label: { en: Activity } }
              - { item: "2", name: hosts, type: [party], required: true, label: { en: Hosts } }
              - { item: "3", name: start, type: date, required: false, label: { en: Start } }
              - { item: "4", name: end, type: date, required: false, label: { en: End } }
              - { item: "5", name: large, type: bool, required: false, label: { en: Large } }
            """;

    private static final String TEXT = """
            # Crowded months

            ## 1

            - status: written for this test
            - checked: no

            A host holds so many activities at once and in a year.
            """;
}
