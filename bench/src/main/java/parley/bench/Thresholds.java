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
import parley.agreement.condition.Inputs;
import parley.agreement.condition.Program;
import parley.agreement.expr.ExprException;
import parley.agreement.expr.ExprParser;
import parley.agreement.pack.Condition;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.EntryPointer;
import parley.agreement.time.CivilTime;
import parley.agreement.value.Party;
import parley.agreement.value.Pointer;
import parley.agreement.value.Value;

/** The four thresholds of paragraph 40.1.1, as each side says them, and random activities to try them on. */
public final class Thresholds {
    private static final List<String> FIELDS = List.of("troops", "tanks", "acv", "artillery");
    private static final int[] LEVELS = {9_000, 250, 500, 250};

    /** The rule of Drools; {@code over} counts how often it fires. */
    static final String RULE = """
            import parley.bench.Thresholds.Counts
            global java.util.concurrent.atomic.AtomicLong over
            rule "notifiable"
            when
              Counts(troops >= 9000 || tanks >= 250 || acv >= 500 || artillery >= 250)
            then
              over.incrementAndGet();
            end
            """;

    private Thresholds() {}

    /** Random activities, of which three in four reach a threshold. */
    static List<Activity> activities(int count) {
        Random random = new Random(1);
        EntryPointer entry = new EntryPointer(new Party("XA"), 12, "00");
        List<Activity> activities = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Object> counts = new ArrayList<>();
            List<Reading> readings = new ArrayList<>();
            for (int field = 0; field < FIELDS.size(); field++) {
                long number = random.nextInt(LEVELS[field] * 10 / 7); // three in ten reach a threshold
                counts.add(number);
                Pointer at = Pointer.ROOT.member(FIELDS.get(field));
                readings.add(new Reading.Known(new Value.Count(number), List.of(new Source(entry, at))));
            }
            activities.add(new Activity(List.copyOf(counts), List.copyOf(readings)));
        }
        return activities;
    }

    static Program ours() {
        try {
            List<Condition> of = new ArrayList<>();
            for (int i = 0; i < FIELDS.size(); i++) {
                String text = "activity." + FIELDS.get(i) + " >= " + LEVELS[i];
                of.add(new Condition.When("notifiable/" + i, Optional.of("40.1.1"), text, ExprParser.parse(text)));
            }
            return Program.compile(new Condition.Any("notifiable", Optional.of("40.1.1"), of), path -> List.of());
        } catch (ExprException e) {
            throw new IllegalStateException(e);
        }
    }

    static dev.cel.runtime.Program celJava() {
        try {
            List<String> parts = new ArrayList<>();
            var builder = CelFactory.plannerCelBuilder();
            for (int i = 0; i < FIELDS.size(); i++) {
                builder.addVar(FIELDS.get(i), SimpleType.INT);
                parts.add(FIELDS.get(i) + " >= " + LEVELS[i]);
            }
            Cel cel = builder.build();
            return cel.createProgram(cel.compile(String.join(" || ", parts)).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An activity as Drools holds it. */
    public record Counts(long troops, long tanks, long acv, long artillery) {
        boolean reachesALevel() {
            return troops >= LEVELS[0] || tanks >= LEVELS[1] || acv >= LEVELS[2] || artillery >= LEVELS[3];
        }
    }

    /** One activity, as our condition and cel-java read it. */
    record Activity(List<Object> counts, List<Reading> readings) implements Inputs, CelVariableResolver {
        Counts asFact() {
            return new Counts((long) counts.get(0), (long) counts.get(1), (long) counts.get(2), (long) counts.get(3));
        }

        @Override
        public Reading read(int slot) {
            return readings.get(slot);
        }

        @Override
        public Optional<Object> find(String name) {
            return Optional.of(counts.get(FIELDS.indexOf(name)));
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
