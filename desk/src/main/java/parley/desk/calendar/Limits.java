package parley.desk.calendar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import parley.agreement.timetable.Against;
import parley.agreement.timetable.Strip;
import parley.agreement.timetable.Tally;
import parley.agreement.timetable.Timetable;
import parley.node.view.TimetableView;

/** The strips and tallies with a draft beside those without it: all that one of the two has. */
record Limits(List<Both<Strip>> strips, List<Both<Tally>> tallies) {
    /** One limit for one debtor on one account; at least one of the two is there. */
    record Both<T>(Against against, Optional<T> with, Optional<T> without) {}

    static Limits of(Drafted drafted) {
        return new Limits(
                both(drafted, Timetable::strips, Strip::against), both(drafted, Timetable::tallies, Tally::against));
    }

    private static <T> List<Both<T>> both(
            Drafted drafted, Function<Timetable, List<T>> part, Function<T, Against> against) {
        Map<List<Object>, Both<T>> all = new LinkedHashMap<>();
        each(
                drafted.shown(),
                part,
                against,
                (key, one) -> all.put(key, new Both<>(against.apply(one), Optional.of(one), Optional.empty())));
        each(
                drafted.without(),
                part,
                against,
                (key, one) -> all.merge(
                        key,
                        new Both<>(against.apply(one), Optional.empty(), Optional.of(one)),
                        (with, without) -> new Both<>(with.against, with.with, without.without)));
        return List.copyOf(all.values());
    }

    private static <T> void each(
            TimetableView view,
            Function<Timetable, List<T>> part,
            Function<T, Against> against,
            BiConsumer<List<Object>, T> take) {
        for (TimetableView.Under under : view.packs()) {
            for (T one : part.apply(under.timetable())) {
                Against of = against.apply(one);
                take.accept(List.of(under.pack(), of.provision(), of.limit(), of.debtor(), of.account()), one);
            }
        }
    }
}
