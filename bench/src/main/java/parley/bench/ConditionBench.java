package parley.bench;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelVariableResolver;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
import parley.agreement.condition.Inputs;
import parley.agreement.condition.Program;
import parley.agreement.expr.ExprException;
import parley.agreement.expr.ExprParser;
import parley.agreement.pack.Condition;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.EntryPointer;
import parley.agreement.time.CivilTime;
import parley.agreement.value.Party;
import parley.agreement.value.Pointer;
import parley.agreement.value.Value;

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
    private static final List<String> FIELDS = List.of("troops", "tanks", "acv", "artillery");
    private static final int[] THRESHOLDS = {9_000, 250, 500, 250};

    private final Program condition;
    private final dev.cel.runtime.Program peer;
    private final List<Activity> activities = new ArrayList<>();

    public ConditionBench() {
        try {
            condition = Program.compile(anyOfFour(), path -> List.of());
            peer = peer();
        } catch (ExprException | CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
        Random random = new Random(1);
        EntryPointer entry = new EntryPointer(new Party("XA"), 12, "00");
        for (int i = 0; i < ACTIVITIES; i++) {
            List<Object> counts = new ArrayList<>();
            List<Reading> readings = new ArrayList<>();
            for (int field = 0; field < FIELDS.size(); field++) {
                long count = random.nextInt(THRESHOLDS[field] * 10 / 7); // three in ten reach a threshold
                counts.add(count);
                Pointer at = Pointer.ROOT.member(FIELDS.get(field));
                readings.add(new Reading.Known(new Value.Count(count), List.of(new Source(entry, at))));
            }
            activities.add(new Activity(List.copyOf(counts), List.copyOf(readings)));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ACTIVITIES)
    public void prove(Blackhole hole) {
        for (Activity activity : activities) {
            hole.consume(condition.prove(activity));
        }
    }

    /** The peer of {@link #prove}, without a proof. */
    @Benchmark
    @OperationsPerInvocation(ACTIVITIES)
    public void proveLimit(Blackhole hole) throws CelEvaluationException {
        for (Activity activity : activities) {
            hole.consume(peer.eval(activity));
        }
    }

    private static Condition anyOfFour() throws ExprException {
        List<Condition> of = new ArrayList<>();
        for (int i = 0; i < FIELDS.size(); i++) {
            String text = "activity." + FIELDS.get(i) + " >= " + THRESHOLDS[i];
            of.add(new Condition.When("notifiable/" + i, Optional.of("40.1.1"), text, ExprParser.parse(text)));
        }
        return new Condition.Any("notifiable", Optional.of("40.1.1"), of);
    }

    private static dev.cel.runtime.Program peer() throws CelValidationException, CelEvaluationException {
        List<String> parts = new ArrayList<>();
        var builder = CelFactory.plannerCelBuilder();
        for (int i = 0; i < FIELDS.size(); i++) {
            builder.addVar(FIELDS.get(i), SimpleType.INT);
            parts.add(FIELDS.get(i) + " >= " + THRESHOLDS[i]);
        }
        Cel cel = builder.build();
        return cel.createProgram(cel.compile(String.join(" || ", parts)).getAst());
    }

    /** One activity, as both sides read it. */
    private record Activity(List<Object> counts, List<Reading> readings) implements Inputs, CelVariableResolver {
        @Override
        public Reading read(int slot) {
            return readings.get(slot);
        }

        @Override
        public Optional<Object> find(String name) {
            return Optional.of(counts.get(FIELDS.indexOf(name)));
        }

        @Override
        public Proof term(Proof.Site site, Condition.Named term) {
            throw new IllegalStateException("no term stands in this condition");
        }

        @Override
        public Proof window(Proof.Site site, Condition.Window window) {
            throw new IllegalStateException("no window stands in this condition");
        }

        @Override
        public Instant at() {
            return Instant.EPOCH;
        }

        @Override
        public CivilTime civilTime() {
            return new CivilTime(ZoneOffset.UTC);
        }

        @Override
        public void tick(Instant instant) {
            throw new IllegalStateException("counts do not change with time");
        }
    }
}
