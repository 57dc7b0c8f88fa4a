package parley.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.kie.api.runtime.KieSession;
import parley.agreement.condition.Program;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Verdict;
import parley.agreement.truth.Truth;
import parley.bench.Ratios.Row;

/**
 * What Drools and cel-java can say too, beside our side of it: the four thresholds of one activity, and "at most three at
 * once" with each further activity. All sides take turns, round by round, in one process.
 */
final class Peers {
    private static final int ROUNDS = Integer.getInteger("parley.rounds", 7);
    private static final int WARM_UP = 2;
    private static final int ACTIVITIES = 4_096;
    private static final int REPEATS = 25;

    /** All of one host. */
    private static final List<Integer> OF_ONE_HOST = List.of(1_000, 4_000, 20_000);

    /** Of 57 hosts, as a charter would have them. */
    private static final List<Integer> OF_ALL_HOSTS = List.of(1_000, 4_000, 8_000, 20_000);

    /** The most that a round takes; it takes no more than a fiftieth of those that are there. */
    private static final int EACH = 200;

    /** cel-java, which goes through all of them for each, takes so many times fewer. */
    private static final int FEWER = 20;

    private static final int HOSTS = 57;
    private static final String OURS = "ours";

    private Peers() {}

    /** Tells each row as soon as it is known. */
    static void run(Consumer<Row> to) {
        agree();
        thresholds().forEach(to);
        // Not told: until all have taken thousands, of many hosts and of one, the compiler is still at work on their
        // code.
        atOnce(HOSTS, 20_000);
        atOnce(1, 4_000);
        OF_ALL_HOSTS.forEach(size -> atOnce(HOSTS, size).forEach(to));
        OF_ONE_HOST.forEach(size -> atOnce(1, size).forEach(to));
    }

    /** Things that are timed by turns: how often each does its work in a second, by name. */
    private static Map<String, double[]> takeTurns(Map<String, Work> sides) {
        Map<String, double[]> rates = new LinkedHashMap<>();
        sides.keySet().forEach(side -> rates.put(side, new double[ROUNDS]));
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, Work> side : sides.entrySet()) {
                long begun = System.nanoTime();
                long times = side.getValue().run();
                double rate = times * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begun);
                double[] of = rates.get(side.getKey());
                if (round >= 0 && of != null) {
                    of[round] = rate;
                }
            }
        }
        return rates;
    }

    /** Work that says how many times it did what is counted. */
    @FunctionalInterface
    private interface Work {
        long run();
    }

    private static List<Row> rows(String what, Map<String, Work> sides) {
        Map<String, double[]> rates = takeTurns(sides);
        double[] ours = Objects.requireNonNull(rates.remove(OURS));
        List<Row> rows = new ArrayList<>();
        rates.forEach((peer, of) -> {
            double[] ratios = new double[ROUNDS];
            Arrays.setAll(ratios, round -> ours[round] / of[round]);
            rows.add(new Row(what + ", beside " + peer, median(ours), median(of), median(ratios)));
        });
        return rows;
    }

    private static List<Row> thresholds() {
        List<Thresholds.Activity> activities = Thresholds.activities(ACTIVITIES);
        List<Thresholds.Counts> facts =
                activities.stream().map(Thresholds.Activity::asFact).toList();
        long expected = facts.stream().filter(Thresholds.Counts::reachesALevel).count();
        Program condition = Thresholds.ours();
        dev.cel.runtime.Program cel = Thresholds.celJava();
        KieSession session = DroolsSession.of(Thresholds.RULE);
        AtomicLong over = new AtomicLong();
        session.setGlobal("over", over);
        Map<String, Work> sides = new LinkedHashMap<>();
        sides.put(
                "ours",
                () -> repeat(
                        expected,
                        () -> activities.stream()
                                .filter(activity -> Program.truth(condition.prove(activity)) == Truth.TRUE)
                                .count()));
        sides.put(
                "cel-java",
                () -> repeat(
                        expected,
                        () -> activities.stream()
                                .filter(activity -> evaluate(cel, activity))
                                .count()));
        sides.put(
                "Drools",
                () -> repeat(expected, () -> {
                    long before = over.get();
                    for (Thresholds.Counts fact : facts) {
                        var handle = session.insert(fact);
                        session.fireAllRules();
                        session.delete(handle);
                    }
                    return over.get() - before;
                }));
        List<Row> rows = rows("Peers, four thresholds", sides);
        session.dispose();
        return rows;
    }

    private static boolean evaluate(dev.cel.runtime.Program cel, Thresholds.Activity activity) {
        try {
            return cel.eval(activity).equals(true);
        } catch (dev.cel.runtime.CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Goes through the activities so many times; each side has to find the same number of them. */
    private static long repeat(long expected, Work through) {
        for (int i = 0; i < REPEATS; i++) {
            long found = through.run();
            if (found != expected) {
                throw new IllegalStateException(found + " reach a threshold, and not " + expected);
            }
        }
        return (long) REPEATS * ACTIVITIES;
    }

    /** A few more activities, one by one, when there are so many. */
    private static List<Row> atOnce(int hosts, int size) {
        int each = Math.min(EACH, size / 50);
        int more = each * (ROUNDS + WARM_UP);
        List<Held> century = Held.century(size + more, hosts, new Random(size));
        Map<String, Work> sides = new LinkedHashMap<>();
        AtOnceRules.Drools drools = new AtOnceRules.Drools();
        sides.put(OURS, insertions(new AtOnceRules.Ours(hosts), century, size, size, each));
        sides.put("Drools", insertions(drools, century, size, size, each));
        sides.put(
                "cel-java",
                insertions(new AtOnceRules.CelJava(), century, size, size / FEWER, Math.max(1, each / FEWER)));
        String of = hosts == 1 ? "one host" : hosts + " hosts";
        List<Row> rows = rows("Peers, at most three at once, %,d of %s".formatted(size, of), sides);
        drools.close();
        return rows;
    }

    /**
     * Takes so many, the last of them one by one; then more by rounds.
     *
     * @param singly after how many of the first it is asked what is known, each time
     * @param each how many are taken in a round
     */
    private static Work insertions(AtOnceRules side, List<Held> century, int size, int singly, int each) {
        for (int i = 0; i < size; i++) {
            side.ready(century.get(i)).run();
            if (i >= size - singly) {
                side.settle();
            }
        }
        Iterator<Runnable> next = century.subList(size, century.size()).stream()
                .map(side::ready)
                .toList()
                .iterator();
        return () -> {
            for (int i = 0; i < each; i++) {
                next.next().run();
                side.settle();
            }
            return each;
        };
    }

    /** All sides say the same: each run of days over begins on a day that Drools has found, and Drools has no other runs. */
    private static void agree() {
        List<Held> century = Held.century(2_000, 2, new Random(1));
        AtOnceRules.Ours ours = new AtOnceRules.Ours(2);
        AtOnceRules.Drools drools = new AtOnceRules.Drools();
        AtOnceRules.CelJava cel = new AtOnceRules.CelJava();
        for (AtOnceRules side : List.of(ours, drools, cel)) {
            century.forEach(activity -> side.ready(activity).run());
            side.settle();
        }
        Set<String> runs = new HashSet<>();
        Set<String> days = new HashSet<>();
        for (Finding finding : ours.record().findings()) {
            if (finding.verdict() == Verdict.FORESEEN) {
                var during = finding.extent().during().orElseThrow();
                runs.add(finding.debtor() + " " + during.first().toEpochDay());
                century.stream()
                        .filter(held -> held.host().equals(finding.debtor().code()))
                        .mapToLong(Held::start)
                        .filter(day -> day >= during.first().toEpochDay()
                                && day <= during.last().toEpochDay())
                        .forEach(day -> days.add(finding.debtor() + " " + day));
            }
        }
        Held last = century.getLast();
        boolean kept = !drools.over().contains(last.host() + " " + last.start());
        if (runs.isEmpty() || !drools.over().equals(days) || !days.containsAll(runs) || cel.kept() != kept) {
            throw new IllegalStateException("ours: " + days + ", Drools: " + drools.over());
        }
        drools.close();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
