package parley.agreement.condition;

import java.util.Collections;
import java.util.List;
import parley.agreement.expr.Expr;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Reading.Known;
import parley.agreement.proof.Source;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * {@code changedBy(x, n, d)}: whether a figure differs by n/d or more of what was last notified of it. Its node is a
 * conjunction of four: what was last notified (FALSE if nothing was), what it is now, that the two differ, and that {@code
 * n * last <= d * |now - last|}. From zero to anything is thereby over every share, and zero that stays zero is not.
 *
 * @param figure the path as written
 * @param slot its number
 */
record Changed(Site site, String figure, int slot, long n, long d) implements Question {

    @Override
    public Proof prove(Inputs in) {
        Reading now = in.read(slot);
        Reading last = in.notified(slot);
        Reading share = new Reading.Unknown("not known", List.of(), Collections.emptySortedSet());
        Reading change = share;
        if (now instanceof Known(Value.Count(long a), List<Source> _)
                && last instanceof Known(Value.Count(long b), List<Source> _)) {
            share = times(n, b);
            change = times(d, Math.abs(a - b));
        }
        List<Proof> parts = List.of(
                new Proof.Stated(part("notified", Proof.NOTIFIED), known(last), last),
                new Proof.Stated(part("now", figure), known(now), now),
                compared("differs", "now != last", Expr.Op.UNEQUAL, now, last),
                compared("share", n + " * last <= " + d + " * |now - last|", Expr.Op.AT_MOST, share, change));
        Truth truth = parts.stream().map(Question::truth).reduce(Truth.TRUE, Truth::and);
        return new Proof.Combined(site, Operator.ALL, truth, parts);
    }

    private Site part(String name, String text) {
        return new Site(site.id() + "/" + name, site.ref(), text);
    }

    private Proof compared(String name, String text, Expr.Op op, Reading left, Reading right) {
        boolean known = left instanceof Known && right instanceof Known;
        Truth truth = known ? Comparisons.compare(op, left, right, List.of()) : Truth.UNKNOWN;
        return new Proof.Compared(part(name, text), truth, left, right);
    }

    private static Truth known(Reading reading) {
        return reading instanceof Known ? Truth.TRUE : reading instanceof Reading.None ? Truth.FALSE : Truth.UNKNOWN;
    }

    private static Reading times(long factor, long count) {
        try {
            return new Known(new Value.Count(Math.multiplyExact(factor, count)), List.of());
        } catch (ArithmeticException _) {
            return Operand.beyond(List.of());
        }
    }
}
