package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import parley.agreement.condition.Formula;
import parley.agreement.condition.Program;
import parley.agreement.expr.Path;
import parley.agreement.pack.Ceiling.Amount;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;

/** Shows how an expression came to its value: the expression as written, and below it each value that it reads. */
final class Arithmetic {
    private Arithmetic() {}

    /** A count that a provision states. */
    static Formula formula(Amount amount) {
        Site site = new Site(amount.text(), Optional.empty(), amount.text());
        return Program.formula(site, amount.text(), amount.expr(), _ -> List.of());
    }

    /**
     * The node of a value.
     *
     * @param read what each path of the expression yielded
     */
    static Proof shown(Site site, Formula formula, Reading value, Function<Path, Reading> read) {
        boolean single = formula.paths().size() == 1
                && formula.paths().getFirst().toString().equals(site.text());
        if (single || formula.paths().isEmpty()) {
            return stated(site, value);
        }
        List<Proof> because = new ArrayList<>();
        for (Path path : formula.paths()) {
            because.add(stated(new Site(site.id() + "/" + path, site.ref(), path.toString()), read.apply(path)));
        }
        return new Proof.Rule(site, value.toString(), because);
    }

    private static Proof stated(Site site, Reading reading) {
        boolean known = reading instanceof Reading.Known || reading instanceof Reading.None;
        return new Proof.Stated(site, known ? Truth.TRUE : Truth.UNKNOWN, reading);
    }
}
