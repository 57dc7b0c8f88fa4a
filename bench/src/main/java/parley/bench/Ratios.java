package parley.bench;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks whose names match the arguments (all without any) and prints each beside its limit: the benchmark
 * of the same class whose name ends in {@code Limit}. Rates of one machine mean little; their ratio in one run is the
 * claim.
 */
public final class Ratios {
    private static final String LIMIT = "Limit";

    private Ratios() {}

    public static void main(String[] arguments) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.verbosity(VerboseMode.SILENT);
        for (String argument : arguments) {
            options.include(argument);
        }
        Map<String, Double> rates = rates(new Runner(options.build()).run());
        System.out.println("| what | per second | limit, per second | share of the limit |");
        System.out.println("| --- | ---: | ---: | ---: |");
        rates.forEach((name, rate) -> {
            Double limit = rates.get(name + LIMIT);
            if (limit != null) {
                System.out.printf(Locale.ROOT, "| %s | %,.0f | %,.0f | %.2f |%n", name, rate, limit, rate / limit);
            }
        });
    }

    private static Map<String, Double> rates(Collection<RunResult> results) {
        Map<String, Double> rates = new TreeMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            int inClass = name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1;
            rates.put(name.substring(inClass), result.getPrimaryResult().getScore());
        }
        return rates;
    }
}
