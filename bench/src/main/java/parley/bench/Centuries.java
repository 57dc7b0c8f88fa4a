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
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.LogEnd;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Party;

/**
 * The entries of a century judged under Vienna Document 2011: all at once at the end, as an audit would, each finding with
 * its proof; one after another, each time asking what has changed; and by the plain evaluator. All have to find the same.
 *
 * <p>How many entries, {@code parley.entries}; one by one is left out above {@code parley.singly} of them, and the plain
 * evaluator, which reads every log for every question, above {@code parley.plain}.
 */
final class Centuries {
    private static final int ENTRIES = Integer.getInteger("parley.entries", 500);
    private static final int SINGLY = Integer.getInteger("parley.singly", Century.WHOLE);
    private static final int PLAIN = Integer.getInteger("parley.plain", 500);
    private static final long SEED = Long.getLong("parley.seed", 1);
    private static final int PARTS = 4;

    private final Pack pack = PackLoader.load(PackFolder.read(Path.of("agreements", "vd11")));
    private Instant until = Century.from();

    private Centuries() {}

    static void run() {
        Centuries run = new Centuries();
        say("a century's first %,d of %,d entries, %d parties", ENTRIES, Century.WHOLE, Century.PARTIES.size());
        Found audited = run.audit();
        if (ENTRIES <= SINGLY) {
            compare("one by one", run.oneByOne(), audited);
        }
        if (ENTRIES <= PLAIN) {
            compare("plain", run.plain(), audited);
        }
    }

    /** How many findings there are, and a sum of what each says and by which proof, in any order. */
    private static final class Found {
        private long many;
        private long said;
        private long proven;

        void add(Finding finding) {
            many++;
            said += spread(finding.head().hashCode());
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

    private Found oneByOne() {
        long before = heapBytes();
        LiveAssessment live = empty();
        Singly singly = new Singly(live);
        Century.tell(ENTRIES, SEED, singly::next);
        singly.part();
        long held = heapBytes() - before;
        int heads = live.heads().size();
        say(
                "live state after it, with the record: %,d bytes an entry; %,d findings; %.2f judgements an arrival",
                held / ENTRIES, heads, (double) live.judgements() / singly.arrivals);
        Found found = new Found();
        live.forEach(found::add);
        return found;
    }

    /** Learns arrivals one by one, and prints their rate at each part of the entries. */
    private static final class Singly {
        private final LiveAssessment live;
        private long begun = System.nanoTime();
        private long arrivals;
        private long reported;
        private long changed;
        private int entries;
        private int parts;

        Singly(LiveAssessment live) {
            this.live = live;
        }

        void next(Century.Arrival arrival) {
            arrival.learn(live);
            LiveAssessment.Changes changes = live.changes();
            changed += changes.found().size() + changes.gone().size();
            arrivals++;
            entries += arrival.end().isPresent() ? 1 : 0;
            if (entries >= (long) ENTRIES * (parts + 1) / PARTS && parts + 1 < PARTS) {
                part();
            }
        }

        void part() {
            parts++;
            say(
                    "one by one, part %d of %d: %,.0f arrivals/s, %,d findings changed until now",
                    parts, PARTS, (arrivals - reported) / seconds(begun), changed);
            reported = arrivals;
            begun = System.nanoTime();
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
