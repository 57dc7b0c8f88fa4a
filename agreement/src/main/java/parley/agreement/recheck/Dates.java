package parley.agreement.recheck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/** Re-checks in which calendar years a date or an instant lies. */
final class Dates {
    private static final LocalDate FIRST = LocalDate.of(0, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final Case given;
    private final Faults faults;

    Dates(Case given, Faults faults) {
        this.given = given;
        this.faults = faults;
    }

    /** From the first day of one year to the last of another, both included. */
    record Years(int first, int last) {
        LocalDate start() {
            return LocalDate.of(first, 1, 1);
        }

        LocalDate end() {
            return LocalDate.of(last, 12, 31);
        }

        /** {@code 2027}, {@code 2025..2027}; empty for anything else, and for another number of years. */
        static Optional<Years> parse(String text, int length) {
            if (!text.matches("[0-9]{4}(\\.\\.[0-9]{4})?")) {
                return Optional.empty();
            }
            int first = Integer.parseInt(text.substring(0, 4));
            int last = Integer.parseInt(text.substring(text.length() - 4));
            Years years = new Years(first, last);
            return first + length - 1 == last && years.toString().equals(text) ? Optional.of(years) : Optional.empty();
        }

        @Override
        public String toString() {
            return first == last ? "%04d".formatted(first) : "%04d..%04d".formatted(first, last);
        }
    }

    /**
     * Checks that a date lies in some years: ALL of two comparisons with their ends.
     *
     * @return what was read, and whether it lies there
     */
    Dated in(Path by, Years years, String ref, Proof node) {
        Optional<List<Proof>> ends = Shape.parts(node, Operator.ALL, 2, faults);
        if (ends.isEmpty()
                || !(ends.get().getFirst() instanceof Proof.Compared from)
                || !(ends.get().getLast() instanceof Proof.Compared to)) {
            faults.add(node, "does not compare a date with the ends of " + years);
            return new Dated(new Reading.None(List.of()), Truth.UNKNOWN);
        }
        new Expressions(given, faults, "").path(by, from.left(), node);
        faults.same(node, "the date", to.left(), from.left());
        List<Truth> truths = new ArrayList<>();
        truths.add(compared(by, Expr.Op.AT_LEAST, years.start(), ref, node, from));
        truths.add(compared(by, Expr.Op.AT_MOST, years.end(), ref, node, to));
        Truth truth = Shape.combine(Operator.ALL, truths);
        faults.same(node, "the truth", node.outcome(), truth.name());
        return new Dated(from.left(), truth);
    }

    /** A date as read, and whether it is where it was looked for. */
    record Dated(Reading when, Truth truth) {}

    private Truth compared(Path by, Expr.Op op, LocalDate bound, String ref, Proof around, Proof.Compared node) {
        boolean instant = Ordering.known(node.left())
                .filter(Value.Moment.class::isInstance)
                .isPresent();
        Instant end = op == Expr.Op.AT_LEAST
                ? given.time().startOf(bound)
                : given.time().endOf(bound);
        Value right = instant ? new Value.Moment(end) : new Value.Day(bound);
        Shape.site(node, around.site().id() + "/" + op.sign(), Optional.of(ref), faults);
        faults.same(node, "the text", node.site().text(), by + " " + op.sign() + " " + right);
        faults.same(node, "the end", node.right(), new Reading.Known(right, List.of()));
        Truth truth = day(node.left())
                .map(day -> Truth.of(op == Expr.Op.AT_LEAST ? !day.isBefore(bound) : !day.isAfter(bound)))
                .orElse(Truth.of(false));
        if (day(node.left()).isEmpty() && !(node.left() instanceof Reading.None)) {
            truth = Truth.UNKNOWN;
        }
        faults.same(node, "the truth", node.outcome(), truth.name());
        return truth;
    }

    /** The day that a reading names, or on which its instant falls; none beyond the years that a statement can name. */
    Optional<LocalDate> day(Reading reading) {
        return first(reading).map(given.time()::dayOf);
    }

    /** The same, of what stands in an entry. */
    Optional<LocalDate> day(Data data) {
        String text = Statements.text(data);
        return Written.instant(text).map(given.time()::dayOf).or(() -> Written.day(text));
    }

    /** The first instant of a day that was read, or the instant itself. */
    Optional<Instant> first(Reading reading) {
        return Ordering.known(reading).flatMap(value -> switch (value) {
            case Value.Day(LocalDate date)
            when !date.isBefore(FIRST) && !date.isAfter(LAST) ->
                Optional.of(given.time().startOf(date));
            case Value.Moment(Instant instant)
            when !instant.isBefore(given.time().startOf(FIRST))
                    && !instant.isAfter(given.time().endOf(LAST)) -> Optional.of(instant);
            case Value.Atom _, Value.Items _, Value.Row _, Value.Blank _, Span _ -> Optional.empty();
        });
    }
}
