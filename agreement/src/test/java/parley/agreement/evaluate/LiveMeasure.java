package parley.agreement.evaluate;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.LogEnd;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * Prints how fast a live assessment of vd11 takes the entries of 57 parties, a hundred of each in a year. A program to look
 * with, no test: {@code LiveMeasure 1000 10000} stops at each number of entries.
 */
final class LiveMeasure {
    private static final int PARTIES = 57;
    private static final long SECONDS_APART = 365L * 86_400 / (PARTIES * 100);

    private final Random random = new Random(Long.getLong("parley.seed", 1));
    private final List<Party> parties = new ArrayList<>();
    private final Map<Party, List<RecordedEntry>> logs = new HashMap<>();
    private final Map<Party, Long> sizes = new TreeMap<>();
    private final Map<Party, LogEnd> ends = new TreeMap<>();
    private final LiveAssessment live;
    private final boolean asking;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int made;
    private long nanos;

    private LiveMeasure(Pack pack, boolean asking) {
        for (int i = 0; i < PARTIES; i++) {
            parties.add(new Party("P" + i));
        }
        this.asking = asking;
        this.live = new LiveAssessment(pack, parties, Map.of(), Map.of(), now);
    }

    public static void main(String[] arguments) {
        Pack pack = PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));
        LiveMeasure measure = new LiveMeasure(pack, !Boolean.getBoolean("parley.once"));
        int before = 0;
        for (String argument : arguments) {
            int until = Integer.parseInt(argument);
            long start = System.nanoTime();
            measure.nanos = 0;
            while (measure.made < until) {
                measure.happen();
            }
            int findings = measure.live.findings().size();
            long wall = System.nanoTime() - start;
            Runtime runtime = Runtime.getRuntime();
            System.gc();
            System.out.printf(
                    "%,d entries: %,.0f a second for the last %,d (%,d ms), %,d findings, %,d judgements, %,d MB%n",
                    measure.made,
                    (measure.made - before) * 1e9 / measure.nanos,
                    measure.made - before,
                    wall / 1_000_000,
                    findings,
                    measure.live.judgements(),
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20);
            before = measure.made;
        }
        if (Boolean.getBoolean("parley.scratch")) {
            KnownRecord record =
                    new KnownRecord(measure.parties, Map.of(), Map.of(), measure.logs, measure.ends, measure.sizes);
            long start = System.nanoTime();
            Assessment scratch = Assessment.of(record, measure.now, pack);
            System.out.printf(
                    "from scratch: %,d ms, %s%n",
                    Duration.ofNanos(System.nanoTime() - start).toMillis(),
                    scratch.findings().equals(measure.live.findings()) ? "equal" : "DIFFERENT");
        }
    }

    private Party any() {
        return parties.get(random.nextInt(PARTIES));
    }

    private void happen() {
        Party one = any();
        int index = logs.getOrDefault(one, List.of()).size();
        String subject = one + "/" + index;
        Party other = any();
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> {
                EntryPointer first = write(one, "notification", subject, activity(subject, one), Optional.empty());
                if (random.nextInt(3) == 0) {
                    write(one, "notification", subject, activity(subject, one), Optional.of(first));
                }
            }
            case 4, 5, 6 -> {
                write(
                        one,
                        "inspection-request",
                        subject,
                        Map.of(
                                "to", new Data.Text(other.code()),
                                "enters",
                                        new Data.Text(
                                                now.plus(48, ChronoUnit.HOURS).toString()),
                                "inspectors", new Data.Whole(4)),
                        Optional.empty(),
                        other);
                write(
                        other,
                        "inspection-reply",
                        subject,
                        Map.of("accepted", new Data.Flag(random.nextInt(5) > 0)),
                        Optional.empty());
            }
            case 7, 8 -> {
                write(
                        one,
                        "request-explanation",
                        subject,
                        Map.of("points", new Data.Items(List.of(new Data.Text("what for")))),
                        Optional.empty(),
                        other);
                write(other, "reply-explanation", subject, Map.of("request", new Data.Text(subject)), Optional.empty());
            }
            default -> write(one, "statement", subject, Map.of("text", new Data.Text("nothing new")), Optional.empty());
        }
    }

    private Map<String, Data> activity(String subject, Party host) {
        LocalDate start = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(random.nextInt(20, 90));
        LocalDate end = start.plusDays(random.nextInt(3, 15));
        Map<String, Data> body = new LinkedHashMap<>();
        body.put("activity", new Data.Text(subject));
        body.put("hosts", new Data.Items(List.of(new Data.Text(host.code()))));
        body.put("form", new Data.Text("exercise"));
        body.put("start", new Data.Text(start.toString()));
        body.put("end", new Data.Text(end.toString()));
        List<Data> rows = new ArrayList<>();
        for (Party party : List.of(host, any())) {
            Map<String, Data> row = new LinkedHashMap<>();
            row.put("party", new Data.Text(party.code()));
            row.put("state", new Data.Text(host.code()));
            row.put("from", new Data.Text(start.toString()));
            row.put("to", new Data.Text(end.toString()));
            row.put("troops", new Data.Whole(random.nextInt(1000, 12_000)));
            for (String name : List.of("tanks", "acv", "artillery")) {
                row.put(name, new Data.Whole(random.nextInt(0, 300)));
            }
            row.put("brigades", new Data.Whole(2));
            row.put("divisional", new Data.Flag(false));
            rows.add(new Data.Members(row));
        }
        body.put("contingents", new Data.Items(rows));
        return body;
    }

    /** An entry is appended, a little later everybody has seen it, and each time the findings that changed are asked for. */
    private EntryPointer write(
            Party author,
            String format,
            String subject,
            Map<String, Data> body,
            Optional<EntryPointer> corrects,
            Party... to) {
        List<RecordedEntry> log = logs.computeIfAbsent(author, _ -> new ArrayList<>());
        EntryPointer pointer = new EntryPointer(author, log.size(), author + "#" + log.size());
        now = now.plusSeconds(SECONDS_APART);
        Map<Party, Interval> received = new TreeMap<>();
        Map<Party, Interval> open = new TreeMap<>();
        for (Party party : parties) {
            if (!party.equals(author)) {
                received.put(party, Interval.at(now.plusSeconds(2)));
                open.put(party, Interval.unbounded(List.of(party)));
            }
        }
        List<Reference> references = corrects.stream()
                .map(of -> new Reference(Reference.Role.CORRECTS, of))
                .toList();
        RecordedEntry entry = new RecordedEntry(
                pointer,
                new TreeSet<>(List.of(to)),
                format,
                "1",
                Optional.of(subject),
                references,
                now,
                Interval.notBefore(now, open.keySet()),
                open,
                new Data.Members(body));
        RecordedEntry seen = new RecordedEntry(
                pointer,
                new TreeSet<>(List.of(to)),
                format,
                "1",
                Optional.of(subject),
                references,
                now,
                Interval.at(now.plusSeconds(2)),
                received,
                new Data.Members(body));
        LogEnd end = new LogEnd(Interval.notBefore(now.plusSeconds(2), open.keySet()), open);
        log.add(seen);
        sizes.merge(author, 1L, Long::sum);
        ends.put(author, end);
        long start = System.nanoTime();
        live.advance(now);
        live.learn(entry);
        ask();
        now = now.plusSeconds(2);
        live.advance(now);
        live.learn(seen);
        live.learn(author, end);
        live.learn(author, sizes.getOrDefault(author, 0L));
        ask();
        nanos += System.nanoTime() - start;
        made++;
        return pointer;
    }

    private void ask() {
        if (asking) {
            live.changes();
        }
    }
}
