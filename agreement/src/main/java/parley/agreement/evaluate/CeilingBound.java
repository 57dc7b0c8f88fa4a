package parley.agreement.evaluate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import parley.agreement.condition.Formula;
import parley.agreement.condition.Inputs;
import parley.agreement.expr.Path;
import parley.agreement.pack.Ceiling.Amount;
import parley.agreement.pack.Ceiling.Bound;
import parley.agreement.pack.Ceiling.Limit;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.time.CivilTime;
import parley.agreement.truth.Need;

/**
 * What a limit allows or requires on one day: a number, or an expression of parameters and of sums over the rows that
 * count.
 *
 * @param text as written
 * @param proof the arithmetic, where there is some
 */
record CeilingBound(String text, Reading value, Optional<Proof> proof) {

    static CeilingBound of(Scene scene, Limit limit, List<String> values, List<CeilingRow.OnDay> rows, LocalDate day) {
        return switch (limit.bound()) {
            case Bound.Fixed(Amount amount) -> of(limit, amount, new Sums(scene, rows, day));
            case Bound.Table(int per, var amounts) -> {
                String value = values.get(per);
                Amount amount = amounts.get(value);
                yield amount == null ? missing(value) : of(limit, amount, new Sums(scene, rows, day));
            }
        };
    }

    private static CeilingBound of(Limit limit, Amount amount, Sums sums) {
        Formula formula = Arithmetic.formula(amount);
        Reading value = formula.read(sums.inputs(formula));
        Site site = new Site(limit.id() + "/bound", Optional.of(limit.ref()), amount.text());
        return new CeilingBound(
                amount.text(),
                value,
                Optional.of(formula.paths())
                        .filter(paths -> !paths.isEmpty())
                        .map(_ -> Arithmetic.shown(site, formula, value, sums::path)));
    }

    private static CeilingBound missing(String value) {
        String what = "a limit for " + value;
        Reading unknown =
                new Reading.Unknown("no limit for " + value, List.of(), new TreeSet<>(List.of(new Need.Decide(what))));
        return new CeilingBound(what, unknown, Optional.empty());
    }

    /** What a bound reads. */
    private record Sums(Scene scene, List<CeilingRow.OnDay> rows, LocalDate day) {
        Reading path(Path path) {
            if (path.root().equals("param")) {
                return Parameters.read(scene, path.last(), day);
            }
            StockSum sum = new StockSum();
            rows.forEach(row -> sum.add(row.row().read(path, day), row.counts(), row.needs()));
            return sum.reading();
        }

        Inputs inputs(Formula formula) {
            return new Inputs() {
                @Override
                public Reading read(int number) {
                    return path(formula.paths().get(number));
                }

                @Override
                public Instant at() {
                    return scene.now().exactly();
                }

                @Override
                public CivilTime civilTime() {
                    return scene.time();
                }

                @Override
                public void tick(Instant instant) {
                    scene.tick(instant);
                }
            };
        }
    }
}
