package parley.agreement.load;

import java.util.List;
import java.util.Optional;
import parley.agreement.condition.Program;
import parley.agreement.expr.Expr;
import parley.agreement.expr.ExprChecker;
import parley.agreement.expr.ExprException;
import parley.agreement.expr.ExprParser;
import parley.agreement.expr.Path;
import parley.agreement.expr.Scope;
import parley.agreement.pack.Ceiling.Amount;
import parley.agreement.proof.Proof.Site;
import parley.agreement.value.Type.Simple;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads amounts: a whole number, a path to a count, or an expression in quotes that yields one. */
record AmountReader(Vocabulary vocabulary, Names names) {

    Optional<Amount> read(YamlNode node, Keys around) {
        boolean number = node instanceof Scalar scalar && scalar.kind() == YamlNode.Kind.INTEGER;
        Optional<Scalar> text = number
                ? Optional.of((Scalar) node)
                : around.text(node, "a whole number, a path to a count, or an expression in quotes");
        return text.flatMap(scalar -> read(scalar, around));
    }

    private Optional<Amount> read(Scalar scalar, Keys around) {
        try {
            ExprChecker.Checked checked = ExprChecker.check(ExprParser.parse(scalar.text()), names);
            checked.faults()
                    .forEach(fault -> vocabulary.problems.add(
                            scalar.within(fault.at()), around.paragraph(), fault.found(), fault.expected()));
            if (!checked.faults().isEmpty() || checked.type().isEmpty()) {
                return Optional.empty();
            }
            if (checked.type().get() != Simple.COUNT) {
                around.problem(scalar, checked.type().get().described(), "a count");
                return Optional.empty();
            }
            return Optional.of(new Amount(scalar.text(), checked.expr()));
        } catch (ExprException e) {
            vocabulary.problems.add(
                    scalar.within(e.fault().at()),
                    around.paragraph(),
                    e.fault().found(),
                    e.fault().expected());
            return Optional.empty();
        }
    }

    /** The same for a bound, which reads of the rows sums over those that count: of them counts only. */
    Optional<Amount> bound(YamlNode node, Keys around) {
        return read(node, around).filter(amount -> {
            boolean sums = true;
            Site site = new Site(amount.text(), Optional.empty(), amount.text());
            for (Path path : Program.formula(site, amount.text(), amount.expr(), _ -> List.of())
                    .paths()) {
                boolean count = names.resolve(path) instanceof Scope.Resolution.Found(var type) && type == Simple.COUNT;
                if (!path.root().equals("param") && (!count || path.segments().size() != 2)) {
                    around.problem(node, path + " in a bound", "parameters, and counts of the fact itself");
                    sums = false;
                }
            }
            return sums && !negated(amount.expr(), around, node);
        });
    }

    private static boolean negated(Expr expr, Keys around, YamlNode node) {
        if (expr instanceof Expr.Negate) {
            around.problem(node, "a bound below 0", "a bound from 0");
            return true;
        }
        return false;
    }
}
