package parley.bench;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import parley.agreement.evaluate.Assessment;
import parley.agreement.evaluate.LiveAssessment;
import parley.agreement.finding.Finding;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;

/**
 * The entries of a century judged under Vienna Document 2011: one after another, each time asking what has changed; all at
 * once at the end, as an audit would; and by the plain evaluator. All three have to find the same.
 *
 * <p>How many entries, {@code parley.entries}; the plain evaluator reads every log for every question, so it is left out
 * above {@code parley.plain} of them.
 */
final class Centuries {
    private static final int ENTRIES = Integer.getInteger("parley.entries", 500);
    private static final int PLAIN = Integer.getInteger("parley.plain", 500);
    private static final int PARTS = 4;

    private final Pack pack = PackLoader.load(PackFolder.read(Path.of("agreements", "vd11")));
    private final Century century;

    private Centuries(Century century) {
        this.century = century;
    }

    static void run() {
        long before = heapBytes();
        Century century = Century.of(ENTRIES, Long.getLong("parley.seed", 1));
        long record = heapBytes() - before;
        Centuries run = new Centuries(century);
        say(
                "a century's first %,d of %,d entries, %,d arrivals until %s, %d parties; what arrives %,d bytes an entry",
                ENTRIES,
                Century.WHOLE,
                century.arrivals().size(),
                century.until(),
                century.parties().size(),
                record / ENTRIES);
        List<Finding> audited = run.audit();
        run.compare("one by one", run.oneByOne(), audited);
        if (ENTRIES <= PLAIN) {
            run.compare("plain", run.plain(), audited);
        }
    }

    private LiveAssessment empty() {
        Instant first = century.arrivals().getFirst().at();
        return new LiveAssessment(pack, century.parties(), Map.of(), Map.of(), first);
    }

    /** Every entry is learned first, and then every finding asked for, once. */
    private List<Finding> audit() {
        long before = heapBytes();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long begun = System.nanoTime();
        LiveAssessment live = empty();
        century.arrivals().forEach(arrival -> arrival.learn(live));
        double learned = seconds(begun);
        List<Finding> findings = live.findings();
        double all = seconds(begun);
        long peak = pools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        say(
                "audit, from scratch with an index: %.1f s, of which %.1f s to learn the record; %,.0f entries/s; %,d findings;"
                        + " peak heap %,d MB with garbage",
                all, learned, ENTRIES / all, findings.size(), peak >> 20);
        long held = heapBytes() - before;
        say(
                "live state after it: %,d bytes an entry, %,d bytes a finding, beside what arrived",
                held / ENTRIES, held / findings.size());
        return live.findings(); // keeps the live state reachable until it was weighed
    }

    private List<Finding> oneByOne() {
        LiveAssessment live = empty();
        List<Century.Arrival> arrivals = century.arrivals();
        int done = 0;
        long changed = 0;
        for (int part = 1; part <= PARTS; part++) {
            int end = arrivals.size() * part / PARTS;
            long begun = System.nanoTime();
            for (Century.Arrival arrival : arrivals.subList(done, end)) {
                arrival.learn(live);
                LiveAssessment.Changes changes = live.changes();
                changed += changes.found().size() + changes.gone().size();
            }
            say(
                    "one by one, part %d of %d: %,.0f arrivals/s, %,d findings changed until now",
                    part, PARTS, (end - done) / seconds(begun), changed);
            done = end;
        }
        return live.findings();
    }

    private List<Finding> plain() {
        long begun = System.nanoTime();
        List<Finding> findings =
                Assessment.of(century.record(), century.until(), pack).findings();
        double all = seconds(begun);
        say("plain evaluator, from scratch: %.1f s, %,.0f entries/s", all, ENTRIES / all);
        return findings;
    }

    private void compare(String what, List<Finding> found, List<Finding> audited) {
        if (!found.equals(audited)) {
            throw new IllegalStateException(
                    what + ": " + found.size() + " findings that are not the " + audited.size() + " of the audit");
        }
        say("%s: the same %,d findings, with equal proofs", what, found.size());
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
