package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.proof.Proof.Combined;
import parley.agreement.proof.Proof.Compared;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.time.CivilTime;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/**
 * Whether a date or an instant lies in some days, in the zone of the pack: not before the first, and not after the last.
 *
 * @param by the path that was read
 * @param when what it yielded
 */
record InYears(CivilTime time, Path by, Reading when) {
    /** ALL of two comparisons, with the ends in the words of what was read. */
    Combined from(LocalDate first, LocalDate last, Site site) {
        Compared from = compared(site, Expr.Op.AT_LEAST, first);
        Compared to = compared(site, Expr.Op.AT_MOST, last);
        return new Combined(site, Operator.ALL, from.truth().and(to.truth()), List.of(from, to));
    }

    private Compared compared(Site around, Expr.Op op, LocalDate bound) {
        Value right = value().filter(Value.Moment.class::isInstance)
                .<Value>map(_ -> new Value.Moment(op == Expr.Op.AT_LEAST ? time.startOf(bound) : time.endOf(bound)))
                .orElse(new Value.Day(bound));
        Truth truth = value().map(value -> Truth.of(
                        op == Expr.Op.AT_LEAST
                                ? !Moments.day(time, value).isBefore(bound)
                                : !Moments.day(time, value).isAfter(bound)))
                .orElse(when instanceof Reading.None ? Truth.FALSE : Truth.UNKNOWN);
        Site site = new Site(around.id() + "/" + op.sign(), around.ref(), by + " " + op.sign() + " " + right);
        return new Compared(site, truth, when, new Reading.Known(right, List.of()));
    }

    private Optional<Value> value() {
        return when instanceof Reading.Known(Value value, List<Source> _) ? Optional.of(value) : Optional.empty();
    }
}
