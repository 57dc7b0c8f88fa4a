package parley.agreement.condition;

import java.util.List;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/** When a comparison with a span whose end is open can turn. */
final class Ticks {
    private Ticks() {}

    static void compare(Inputs in, Reading left, Reading right) {
        if (left instanceof Reading.Growing growing) {
            reaches(in, growing, right);
        } else if (right instanceof Reading.Growing growing) {
            reaches(in, growing, left);
        }
    }

    /** The instant at which the span is as long as the other side, and the next at which it is longer. */
    private static void reaches(Inputs in, Reading.Growing growing, Reading bound) {
        if (!(bound instanceof Reading.Known(Span span, List<Source> _))) {
            return;
        }
        switch (growing.since()) {
            case Value.Moment(var since) -> {
                in.tick(since.plusSeconds(span.amount()));
                in.tick(since.plusSeconds(span.amount() + 1));
            }
            case Value.Day(var since) -> {
                in.tick(in.civilTime().startOf(since.plusDays(span.amount() - 1)));
                in.tick(in.civilTime().startOf(since.plusDays(span.amount())));
            }
            case Value.Atom _, Span _, Value.Items _, Value.Row _, Value.Blank _ ->
                throw new IllegalStateException("nothing lasts from " + growing.since());
        }
    }
}
