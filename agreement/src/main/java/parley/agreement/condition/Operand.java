package parley.agreement.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongBinaryOperator;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Function;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Reading.Known;
import parley.agreement.proof.Source;
import parley.agreement.time.CivilTime;
import parley.agreement.truth.Need;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/** A compiled part of a condition that yields a value. */
sealed interface Operand {
    Reading read(Inputs in);

    /** A literal. */
    record Constant(Known value) implements Operand {
        @Override
        public Reading read(Inputs in) {
            return value;
        }
    }

    /** A path by its number. */
    record Slot(int number) implements Operand {
        @Override
        public Reading read(Inputs in) {
            return in.read(number);
        }
    }

    /** A question whose truth is compared with another. */
    record Truthful(Question question) implements Operand {
        @Override
        public Reading read(Inputs in) {
            var proof = question.prove(in);
            return switch (Question.truth(proof)) {
                case TRUE -> new Known(new Value.Flag(true), List.of());
                case FALSE -> new Known(new Value.Flag(false), List.of());
                case UNKNOWN -> new Reading.Unknown("unknown", List.of(), Needs.of(proof));
            };
        }
    }

    /** A sum, difference or product. */
    record Arithmetic(Expr.Op op, Operand left, Operand right) implements Operand {
        @Override
        public Reading read(Inputs in) {
            Reading one = left.read(in);
            Reading other = right.read(in);
            if (one instanceof Known(Value a, List<Source> _) && other instanceof Known(Value b, List<Source> _)) {
                try {
                    return new Known(apply(op, a, b), both(one, other));
                } catch (ArithmeticException _) {
                    return beyond(both(one, other));
                }
            }
            return unknown(one, other);
        }

        private static Value apply(Expr.Op op, Value a, Value b) {
            boolean plus = op == Expr.Op.PLUS;
            if (a instanceof Value.Count(long one) && b instanceof Value.Count(long other)) {
                return new Value.Count(
                        switch (op) {
                            case PLUS -> Math.addExact(one, other);
                            case MINUS -> Math.subtractExact(one, other);
                            case TIMES -> Math.multiplyExact(one, other);
                            case OR, AND, EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST, IN ->
                                throw new IllegalStateException("no arithmetic: " + op);
                        });
            }
            if (b instanceof Span span) {
                return switch (a) {
                    case Value.Day(var date) -> new Value.Day(CivilTime.shift(date, span, plus));
                    case Value.Moment(var instant) -> new Value.Moment(CivilTime.shift(instant, span, plus));
                    case Span first ->
                        Span.upTo(first.kind(), plus ? first.amount() + span.amount() : first.amount() - span.amount());
                    case Value.Atom _, Value.Items _, Value.Row _, Value.Blank _ ->
                        throw new IllegalStateException("no arithmetic on " + a);
                };
            }
            throw new IllegalStateException("no arithmetic on " + a + " and " + b);
        }
    }

    /** A function. */
    record Applied(Function function, Operand left, Operand right) implements Operand {
        @Override
        public Reading read(Inputs in) {
            Reading one = left.read(in);
            Reading other = right.read(in);
            return switch (function) {
                case LASTED -> lasted(in, one, other);
                case DAYS ->
                    one instanceof Known(Value.Day(var from), List<Source> _)
                                    && other instanceof Known(Value.Day(var to), List<Source> _)
                            ? new Known(new Value.Count(CivilTime.daysApart(from, to)), both(one, other))
                            : unknown(one, other);
                case MIN -> counts(one, other, Math::min);
                case MAX -> counts(one, other, Math::max);
                case CEIL -> divided(one, other, Math::ceilDiv);
                case FLOOR -> divided(one, other, Math::floorDiv);
                case CHANGED_BY, WITHIN, DISTANCE, GROUP ->
                    throw new IllegalStateException("a loaded pack does not use " + function.word());
            };
        }

        private static Reading counts(Reading one, Reading other, LongBinaryOperator operator) {
            return one instanceof Known(Value.Count(long a), List<Source> _)
                            && other instanceof Known(Value.Count(long b), List<Source> _)
                    ? new Known(new Value.Count(operator.applyAsLong(a, b)), both(one, other))
                    : unknown(one, other);
        }

        private static Reading divided(Reading one, Reading other, LongBinaryOperator operator) {
            if (other instanceof Known(Value.Count(long b), List<Source> from) && b == 0) {
                return new Reading.Unknown(
                        "division by 0", from, new TreeSet<>(Set.of(new Need.Measure("a divisor other than 0"))));
            }
            return counts(one, other, operator);
        }

        /** An absent end is open and reads the instant judged; one that is to follow is unknown. */
        private static Reading lasted(Inputs in, Reading from, Reading to) {
            if (!(from instanceof Known(Value since, List<Source> _))) {
                return unknown(from, to);
            }
            if (to instanceof Known(Value until, List<Source> _)) {
                return new Known(span(since, until), both(from, to));
            }
            if (!(to instanceof Reading.Absent || to instanceof Reading.None)) {
                return unknown(from, to);
            }
            Value now = since instanceof Value.Day
                    ? new Value.Day(in.civilTime().dayOf(in.at()))
                    : new Value.Moment(in.at());
            return new Reading.Growing(since, span(since, now), from.from());
        }

        private static Span span(Value from, Value to) {
            if (from instanceof Value.Day(var first) && to instanceof Value.Day(var last)) {
                return CivilTime.daysCounted(first, last);
            }
            if (from instanceof Value.Moment(var first) && to instanceof Value.Moment(var last)) {
                return CivilTime.elapsed(first, last);
            }
            throw new IllegalStateException("no span from " + from + " to " + to);
        }
    }

    /** How far apart two places are, with the words in which each was asked for. */
    record Apart(String place, String other, Operand left, Operand right) implements Operand {
        @Override
        public Reading read(Inputs in) {
            return Places.apart(place, left.read(in), other, right.read(in));
        }
    }

    /** A number that is too large to be counted with. */
    static Reading beyond(List<Source> from) {
        return new Reading.Unknown(
                "beyond what is counted",
                from,
                new TreeSet<>(Set.of(new Need.Measure("numbers whose result is below 2^63"))));
    }

    private static List<Source> both(Reading one, Reading other) {
        if (other.from().isEmpty()) {
            return one.from();
        }
        List<Source> from = new ArrayList<>(one.from());
        from.addAll(other.from());
        return from;
    }

    private static Reading unknown(Reading one, Reading other) {
        TreeSet<Need> needs = new TreeSet<>(one.lacking());
        needs.addAll(other.lacking());
        return new Reading.Unknown("not known", both(one, other), needs);
    }
}
