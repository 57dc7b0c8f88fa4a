package parley.bench;

import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import parley.agreement.condition.Program;

/**
 * The four thresholds of paragraph 40.1.1 over 4,096 random activities: our condition with its whole proof, beside
 * cel-java's planner, which gives a boolean and stops at the first TRUE. The peer stands in the place of the limit.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"})
public class ConditionBench {
    private static final int ACTIVITIES = 4_096;

    private final Program condition = Thresholds.ours();
    private final dev.cel.runtime.Program peer = Thresholds.celJava();
    private final List<Thresholds.Activity> activities = Thresholds.activities(ACTIVITIES);

    @Benchmark
    @OperationsPerInvocation(ACTIVITIES)
    public void prove(Blackhole hole) {
        for (Thresholds.Activity activity : activities) {
            hole.consume(condition.prove(activity));
        }
    }

    /** The peer of {@link #prove}, without a proof. */
    @Benchmark
    @OperationsPerInvocation(ACTIVITIES)
    public void proveLimit(Blackhole hole) throws CelEvaluationException {
        for (Thresholds.Activity activity : activities) {
            hole.consume(peer.eval(activity));
        }
    }
}
