package parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelAttribute.Qualifier;
import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.PartialVars;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.condition.Inputs;
import parley.agreement.condition.Program;
import parley.agreement.expr.ExprChecker;
import parley.agreement.expr.ExprException;
import parley.agreement.expr.ExprParser;
import parley.agreement.expr.Path;
import parley.agreement.expr.Scope;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.time.CivilTime;
import parley.agreement.truth.Truth;
import parley.agreement.value.Type;

/** One condition, compiled by us and by cel-java. */
record Sides(String text, Program ours, dev.cel.runtime.Program theirs) {
    private static final Cel CEL = CelFactory.plannerCelBuilder()
            .addVar("a", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .setStandardMacros(CelStandardMacro.HAS)
            .build();

    static Sides of(String text) throws ExprException, CelValidationException, CelEvaluationException {
        ExprChecker.Checked checked = ExprChecker.condition(ExprParser.parse(text), Sides::type);
        assertThat(checked.faults()).as(text).isEmpty();
        Proof.Site site = new Proof.Site("condition", Optional.of("1"), text);
        return new Sides(
                text,
                Program.compile(site, text, checked.expr(), Sides::order),
                CEL.createProgram(CEL.compile(text).getAst()));
    }

    private static Scope.Resolution type(Path path) {
        return new Scope.Resolution.Found(
                switch (path.last().charAt(0)) {
                    case 'n', 'h' -> Type.Simple.COUNT;
                    case 'f' -> Type.Simple.FLAG;
                    case 't' -> Type.Simple.TEXT;
                    case 'w' -> new Type.Words(RandomFacts.ECHELONS, true);
                    default -> throw new IllegalArgumentException(path.toString());
                });
    }

    private static List<String> order(Path path) {
        return path.last().startsWith("w") ? RandomFacts.ECHELONS : List.of();
    }

    /** What we say. */
    Truth here(RandomFacts facts) {
        return Program.truth(ours.prove(new Read(ours.paths(), facts)));
    }

    /** What cel-java says: an unknown set, and a number beyond 64 bits, which is an error there, are UNKNOWN. */
    Truth there(RandomFacts facts) throws CelEvaluationException {
        List<CelAttributePattern> unknown = new ArrayList<>();
        for (String path : facts.unknown()) {
            List<String> names = Path.parse(path).segments();
            CelAttributePattern pattern = CelAttributePattern.create(names.getFirst());
            for (String name : names.subList(1, names.size())) {
                pattern = pattern.qualify(Qualifier.ofString(name));
            }
            unknown.add(pattern);
        }
        try {
            Object result = theirs.eval(PartialVars.of(facts.tree(), unknown.toArray(CelAttributePattern[]::new)));
            return result instanceof CelUnknownSet ? Truth.UNKNOWN : Truth.of((Boolean) result);
        } catch (CelEvaluationException e) {
            if (e.getErrorCode() == CelErrorCode.NUMERIC_OVERFLOW || negatesAnError(e)) {
                return Truth.UNKNOWN;
            }
            throw e;
        }
    }

    /** How cel-java 0.14 says that an error reached a {@code !} out of an undecided && or ||. */
    private static boolean negatesAnError(CelEvaluationException e) {
        return e.getErrorCode() == CelErrorCode.OVERLOAD_NOT_FOUND
                && e.getMessage() != null
                && e.getMessage().contains("No matching overload for function '!_'");
    }

    private record Read(List<Path> paths, RandomFacts facts) implements Inputs {
        @Override
        public Reading read(int slot) {
            return facts.reading(paths.get(slot).toString());
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
            throw new IllegalStateException("nothing here changes with time");
        }
    }
}
