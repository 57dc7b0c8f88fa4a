package parley.agreement.condition;

import java.util.Arrays;
import java.util.List;
import parley.agreement.expr.Expr;
import parley.agreement.pack.Condition;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/** A compiled part of a condition that is TRUE, FALSE or UNKNOWN. */
sealed interface Question
        permits Question.Combination,
                Question.Comparison,
                Question.Membership,
                Question.Flag,
                Question.Presence,
                Question.Term,
                Question.Window,
                Changed {
    Proof prove(Inputs in);

    /** The truth of a node that a question made. */
    static Truth truth(Proof proof) {
        return switch (proof) {
            case Proof.Combined combined -> combined.truth();
            case Proof.Compared compared -> compared.truth();
            case Proof.Stated stated -> stated.truth();
            case Proof.Held held -> held.truth();
            case Proof.OnDays days -> days.truth();
            case Proof.Done done -> done.truth();
            case Proof.Searched searched -> searched.truth();
            case Proof.Timed _, Proof.Claimed _, Proof.Rule _ ->
                throw new IllegalStateException("no condition: " + proof);
        };
    }

    /** All, any or none of its parts; every part is proved, also after the result is decided. */
    record Combination(Site site, Operator operator, List<Question> of) implements Question {
        @Override
        public Proof prove(Inputs in) {
            Proof[] because = new Proof[of.size()];
            Truth truth = operator == Operator.ANY ? Truth.FALSE : Truth.TRUE;
            for (int i = 0; i < because.length; i++) {
                because[i] = of.get(i).prove(in);
                Truth one = truth(because[i]);
                truth = switch (operator) {
                    case ALL -> truth.and(one);
                    case ANY -> truth.or(one);
                    case NOT -> one.not();
                };
            }
            return new Proof.Combined(site, operator, truth, Arrays.asList(because));
        }
    }

    /** Two sides compared. */
    record Comparison(Site site, Expr.Op op, Operand left, Operand right, List<String> order) implements Question {
        @Override
        public Proof prove(Inputs in) {
            Reading one = left.read(in);
            Reading other = right.read(in);
            Ticks.compare(in, one, other);
            return new Proof.Compared(site, Comparisons.compare(op, one, other, order), one, other);
        }
    }

    /** A value that is one of a list. */
    record Membership(Site site, Operand left, List<Operand> list) implements Question {
        @Override
        public Proof prove(Inputs in) {
            Reading one = left.read(in);
            Truth truth = Truth.FALSE;
            List<Reading> read = list.stream().map(item -> item.read(in)).toList();
            for (Reading item : read) {
                truth = truth.or(Comparisons.contains(item, one));
            }
            Reading other = read.size() == 1
                    ? read.getFirst()
                    : new Reading.Known(
                            new Value.Items(read.stream()
                                    .map(item -> item instanceof Reading.Known(Value value, List<Source> _)
                                            ? value
                                            : new Value.Text(item.toString()))
                                    .toList()),
                            read.stream().flatMap(item -> item.from().stream()).toList());
            return new Proof.Compared(site, truth, one, other);
        }
    }

    /** A flag. */
    record Flag(Site site, Operand operand) implements Question {
        @Override
        public Proof prove(Inputs in) {
            Reading reading = operand.read(in);
            Truth truth = switch (reading) {
                case Reading.Known(Value.Flag(boolean flag), List<Source> _) -> Truth.of(flag);
                case Reading.None _ -> Truth.FALSE;
                case Reading.Known _, Reading.Between _, Reading.Growing _, Reading.Absent _, Reading.Unknown _ ->
                    Truth.UNKNOWN;
            };
            return new Proof.Stated(site, truth, reading);
        }
    }

    /** Whether a path leads to a value; never UNKNOWN. */
    record Presence(Site site, Operand operand) implements Question {
        @Override
        public Proof prove(Inputs in) {
            Reading reading = operand.read(in);
            Truth truth = switch (reading) {
                case Reading.Known _, Reading.Between _, Reading.Growing _ -> Truth.TRUE;
                case Reading.Absent _, Reading.Unknown _, Reading.None _ -> Truth.FALSE;
            };
            return new Proof.Stated(site, truth, reading);
        }
    }

    /** A term by its name. */
    record Term(Site site, Condition.Named named) implements Question {
        @Override
        public Proof prove(Inputs in) {
            return in.term(site, named);
        }
    }

    /** A window around the entry that is judged. */
    record Window(Site site, Condition.Window window) implements Question {
        @Override
        public Proof prove(Inputs in) {
            return in.window(site, window);
        }
    }
}
