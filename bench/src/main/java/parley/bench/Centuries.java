package parley.bench;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import parley.agreement.evaluate.Assessment;
import parley.agreement.evaluate.LiveAssessment;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.LogEnd;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Party;

/**
 * The entries of a century judged under Vienna Document 2011: all at once at the end, as an audit would, each finding with
 * its proof; as they arrive; and by the plain evaluator. All have to find the same.
 *
 * <p>As they arrive they are learned by one live assessment. At five places, from the first arrival to the last, so many
 * ({@code parley.sample}) are timed one by one, each time asking what has changed; those between are learned in bulk, and
 * what they changed is asked for once. Where the samples reach one another, all arrivals are taken one by one.
 *
 * <p>How many entries, {@code parley.entries}; the plain evaluator, which reads every log for every question, is left out
 * above {@code parley.plain} of them.
 */
final class Centuries {
    private static final int ENTRIES = Integer.getInteger("parley.entries", 500);
    private static final int SAMPLE = Integer.getInteger("parley.sample", 2_000);
    private static final int PLAIN = Integer.getInteger("parley.plain", 500);
    private static final long SEED = Long.getLong("parley.seed", 1);
    private static final int PLACES = 5;

    private final Pack pack = PackLoader.load(PackFolder.read(Path.of("agreements", "vd11")));
    private Instant until = Century.from();
    private long arrivals;

    private Centuries() {}

    static void run() {
        Centuries run = new Centuries();
        say("a century's first %,d of %,d entries, %d parties", ENTRIES, Century.WHOLE, Century.PARTIES.size());
        Found audited = run.audit();
        run.arrive(audited);
        if (ENTRIES <= PLAIN) {
            compare("plain", run.plain(), audited);
        }
    }

    /** How many findings there are, and a sum of what each says and by which proof, in any order. */
    private static final class Found {
        private long many;
        private long said;
        private long proven;

        void add(Head head) {
            many++;
            said += spread(head.hashCode());
        }

        void add(Finding finding) {
            add(finding.head());
            proven += spread(31 * finding.head().hashCode() + finding.proof().hashCode());
        }

        private static long spread(int hash) {
            long mixed = hash * 0x9E3779B97F4A7C15L;
            return mixed ^ (mixed >>> 29);
        }
    }

    private LiveAssessment empty() {
        return new LiveAssessment(pack, Century.PARTIES, Map.of(), Map.of(), Century.from());
    }

    /** Every entry is learned first, and then every finding handed out with its proof, once. */
    private Found audit() {
        long before = heapBytes();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long begun = System.nanoTime();
        LiveAssessment live = empty();
        Century.tell(ENTRIES, SEED, arrival -> {
            arrival.learn(live);
            until = arrival.at();
            arrivals++;
        });
        double learned = seconds(begun);
        Found found = new Found();
        live.forEach(found::add);
        double all = seconds(begun);
        long peak = pools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        say(
                "audit until %s: %.1f s, of which %.1f s to learn the record; %,.0f entries/s, each of %,d findings with its"
                        + " proof; peak heap %,d MB with garbage",
                until, all, learned, ENTRIES / all, found.many, peak >> 20);
        try {
            say("the record with its indices: %,d bytes an entry", (heapBytes() - before) / ENTRIES);
        } finally {
            Reference.reachabilityFence(live); // or it may be gone before it is weighed
        }
        return found;
    }

    /** What is kept as entries arrive has to say what the audit found, and to prove it by the same proofs. */
    private void arrive(Found audited) {
        long before = heapBytes();
        LiveAssessment live = empty();
        Samples samples = new Samples(live, arrivals);
        Century.tell(ENTRIES, SEED, samples::next);
        long held = heapBytes() - before;
        List<Head> heads = live.heads();
        say("live state with the record: %,d bytes an entry; %,d findings", held / ENTRIES, heads.size());
        Found kept = new Found();
        heads.forEach(kept::add);
        if (kept.many != audited.many || kept.said != audited.said) {
            throw new IllegalStateException("what is kept does not say what the audit found");
        }
        Found found = new Found();
        live.forEach(found::add);
        compare("as they arrived", found, audited);
    }

    /** Learns arrivals, at some places one by one, and prints what those took. */
    private static final class Samples {
        private final LiveAssessment live;
        private final long arrivals;
        private final long sample;
        private final List<Long> nanos = new ArrayList<>();
        private int place;
        private long number;
        private long judged;

        Samples(LiveAssessment live, long arrivals) {
            this.live = live;
            this.arrivals = arrivals;
            this.sample = Math.min(SAMPLE, Math.ceilDiv(arrivals, PLACES));
        }

        private long start() {
            return (arrivals - sample) * place / (PLACES - 1);
        }

        void next(Century.Arrival arrival) {
            if (number < start()) {
                arrival.learn(live);
            } else {
                if (nanos.isEmpty()) {
                    settle();
                }
                long begun = System.nanoTime();
                arrival.learn(live);
                live.changes();
                nanos.add(System.nanoTime() - begun);
            }
            number++;
            if (number == start() + sample) {
                print(arrival.at());
            }
        }

        /** What was learned in bulk is judged. */
        private void settle() {
            long begun = System.nanoTime();
            judged = live.judgements();
            live.changes();
            say(
                    "%,d of %,d arrivals learned; to judge what those in bulk changed: %.1f s, %,d judgements",
                    number, arrivals, seconds(begun), live.judgements() - judged);
            judged = live.judgements();
        }

        private void print(Instant at) {
            double all = nanos.stream().mapToLong(Long::longValue).sum() / 1e9;
            say(
                    "one by one, %,d until %s: %,.0f arrivals/s, p50 %.2f ms, p99 %.1f ms, slowest %.0f ms; %.2f"
                            + " judgements an arrival",
                    nanos.size(),
                    at,
                    nanos.size() / all,
                    Percentile.milliseconds(nanos, 50),
                    Percentile.milliseconds(nanos, 99),
                    Percentile.milliseconds(nanos, 100),
                    (double) (live.judgements() - judged) / nanos.size());
            nanos.clear();
            place++;
        }
    }

    private Found plain() {
        Map<Party, Map<Long, RecordedEntry>> logs = new HashMap<>();
        Map<Party, LogEnd> ends = new TreeMap<>();
        Map<Party, Long> sizes = new TreeMap<>();
        Century.tell(ENTRIES, SEED, arrival -> {
            RecordedEntry entry = arrival.entry();
            logs.computeIfAbsent(entry.author(), _ -> new TreeMap<>())
                    .put(entry.pointer().index(), entry);
            arrival.end().ifPresent(end -> {
                ends.put(entry.author(), end);
                sizes.put(entry.author(), entry.pointer().index() + 1);
            });
        });
        Map<Party, List<RecordedEntry>> lists = new HashMap<>();
        logs.forEach((party, log) -> lists.put(party, new ArrayList<>(log.values())));
        KnownRecord record = new KnownRecord(Century.PARTIES, Map.of(), Map.of(), lists, ends, sizes);
        long begun = System.nanoTime();
        List<Finding> findings = Assessment.of(record, until, pack).findings();
        double all = seconds(begun);
        say("plain evaluator, from scratch: %.1f s, %,.0f entries/s", all, ENTRIES / all);
        Found found = new Found();
        findings.forEach(found::add);
        return found;
    }

    private static void compare(String what, Found found, Found audited) {
        if (found.many != audited.many || found.said != audited.said || found.proven != audited.proven) {
            throw new IllegalStateException(
                    what + ": " + found.many + " findings that are not the " + audited.many + " of the audit");
        }
        say("%s: the same %,d findings, with equal proofs by a sum of hashes", what, found.many);
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static long heapBytes() {
        System.gc(); // a full one, that waits until it is done
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double seconds(long begun) {
        return (double) (System.nanoTime() - begun) / TimeUnit.SECONDS.toNanos(1);
    }

    /** Printed when it is known, for a whole century takes long. */
    @FormatMethod
    private static void say(@FormatString String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
