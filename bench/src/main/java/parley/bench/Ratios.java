package parley.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks whose names match the arguments (all without any) and prints each beside its limit: for JMH the
 * benchmark of the same class whose name ends in {@code Limit}. Rates of one machine mean little; their ratio in one run
 * is the claim.
 */
public final class Ratios {
    private static final String LIMIT = "Limit";

    private Ratios() {}

    /**
     * A rate beside its limit.
     *
     * @param share of the limit that was reached; the median of a run's rounds, so not always {@code rate / limit}
     */
    record Row(String what, double rate, double limit, double share) {}

    /** The first argument is the folder to write files in, every further one a pattern. */
    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset(); // the nodes' libraries have nothing to say here
        Path folder = Path.of(arguments[0]);
        List<String> patterns = List.of(arguments).subList(1, arguments.length);
        List<Row> rows = new ArrayList<>(underJmh(patterns));
        if (isWanted(Appends.class, patterns)) {
            rows.addAll(Appends.run(folder));
        }
        if (!rows.isEmpty()) {
            head();
            rows.forEach(Ratios::print);
        }
        if (isWanted(Peers.class, patterns)) {
            head();
            Peers.run(Ratios::print);
        }
        if (isWanted(Deliveries.class, patterns)) {
            Deliveries.run(folder).forEach(System.out::println);
        }
        if (isWanted(Arrivals.class, patterns)) {
            Arrivals.run(folder);
        }
        if (isWanted(Pages.class, patterns)) {
            Pages.run(folder);
        }
        if (isWanted(Screens.class, patterns)) {
            Screens.run(folder);
        }
        if (isWanted(Hotline.class, patterns)) {
            Hotline.run(folder);
        }
        if (isWanted(Centuries.class, patterns)) {
            Centuries.run();
        }
    }

    private static boolean isWanted(Class<?> benchmark, List<String> patterns) {
        return patterns.isEmpty()
                || patterns.stream()
                        .anyMatch(pattern -> Pattern.compile(pattern)
                                .matcher(benchmark.getName())
                                .find());
    }

    private static void head() {
        System.out.println("| what | per second | limit, per second | share of the limit |");
        System.out.println("| --- | ---: | ---: | ---: |");
    }

    private static void print(Row row) {
        System.out.printf(Locale.ROOT, "| %s | %,.0f | %,.0f | %.2f |%n", row.what, row.rate, row.limit, row.share);
    }

    private static List<Row> underJmh(List<String> patterns) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.verbosity(VerboseMode.SILENT);
        patterns.forEach(options::include);
        Map<String, Double> rates = new TreeMap<>();
        try {
            for (RunResult result : new Runner(options.build()).run()) {
                String name = result.getParams().getBenchmark();
                int inClass = name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1;
                rates.put(name.substring(inClass), result.getPrimaryResult().getScore());
            }
        } catch (NoBenchmarksException e) {
            return List.of(); // the patterns name others
        }
        List<Row> rows = new ArrayList<>();
        rates.forEach((name, rate) -> {
            Double limit = rates.get(name + LIMIT);
            if (limit != null) {
                rows.add(new Row(name, rate, limit, rate / limit));
            }
        });
        return rows;
    }
}
