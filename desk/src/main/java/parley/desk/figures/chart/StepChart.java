package parley.desk.figures.chart;

import static parley.desk.figures.chart.Drawing.at;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import parley.desk.figures.chart.Drawing.Box;
import parley.desk.figures.chart.Drawing.Label;
import parley.desk.figures.chart.Drawing.Line;
import parley.desk.figures.chart.Drawing.Track;

/**
 * Amounts that hold from one day to another, and the limits that are in force on them, over days. The amounts begin at zero;
 * where nobody knows one there is a gap, and where it is known within bounds there is a band.
 *
 * @param first, last the days shown
 * @param today the day judged, which has a mark of its own
 * @param unit how an amount reads on the axis
 */
public record StepChart(LocalDate first, LocalDate last, LocalDate today, LongFunction<String> unit, List<Step> steps) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 260;
    private static final int LEFT = 76;
    private static final int RIGHT = 130;
    private static final int TOP = 18;
    private static final int FOOT = 34;
    private static final int MARKS = 6;

    public StepChart {
        steps = List.copyOf(steps);
    }

    /**
     * Days on which nothing changes, both included.
     *
     * @param over by how much the limit is passed for certain
     */
    public record Step(
            LocalDate first, LocalDate last, Optional<Amount> held, Optional<Amount> limit, Optional<Long> over) {}

    /**
     * An amount within bounds.
     *
     * @param most empty: without bound, drawn up to the top of the chart
     */
    public record Amount(long least, OptionalLong most) {}

    /**
     * Draws it.
     *
     * @param limit what stands at the end of the line of the limit
     * @param now what stands at the mark of the day judged
     */
    public Drawing draw(String id, String title, String description, String limit, String now) {
        var ticks = ticks();
        var parts = new ArrayList<Drawing.Part>();
        for (long mark : ticks.marks()) {
            parts.add(new Line(mark == 0 ? "axis" : "grid", LEFT, y(mark, ticks), WIDTH - RIGHT, y(mark, ticks)));
            parts.add(new Label("tick", LEFT - 6, y(mark, ticks) + 4, "end", unit.apply(mark)));
        }
        for (LocalDate day : DayTicks.between(first, last, MARKS)) {
            parts.add(new Line("grid", x(day), HEIGHT - FOOT, x(day), HEIGHT - FOOT + 4));
            parts.add(new Label("tick", x(day), HEIGHT - FOOT + 18, "middle", day.toString()));
        }
        if (!today.isBefore(first) && !today.isAfter(last)) {
            parts.add(new Line("today", x(today), TOP, x(today), HEIGHT - FOOT));
            parts.add(new Label("note", x(today), TOP - 5, "middle", now));
        }
        steps.forEach(step -> {
            band(step, ticks, parts);
            over(step, ticks, parts);
        });
        parts.add(new Track("limit", track(ticks, Step::limit)));
        parts.add(new Track("held", track(ticks, Step::held)));
        labels(ticks, limit, parts);
        return new Drawing(id, WIDTH, HEIGHT, title, description, parts);
    }

    private Ticks ticks() {
        long most = steps.stream()
                .flatMap(step -> List.of(step.held(), step.limit()).stream())
                .flatMap(Optional::stream)
                .mapToLong(amount -> amount.most().orElse(amount.least()))
                .max()
                .orElse(1);
        return Ticks.upTo(most, MARKS);
    }

    /** Whether it is one number. */
    private static boolean isExact(Amount amount) {
        return amount.most().isPresent() && amount.most().getAsLong() == amount.least();
    }

    /** What lies beyond the limit, with by how much; on whichever side of it one has to stay. */
    private void over(Step step, Ticks ticks, List<Drawing.Part> parts) {
        if (step.over().isPresent() && step.held().isPresent() && step.limit().isPresent()) {
            double held = y(step.held().get().least(), ticks);
            double limit = y(step.limit().get().least(), ticks);
            double top = Math.min(held, limit);
            double x = x(step.first());
            parts.add(new Box("over", x, top, end(step) - x, Math.abs(held - limit)));
            parts.add(new Label(
                    "over",
                    (x + end(step)) / 2,
                    top - 5,
                    "middle",
                    (held < limit ? "+" : "−") + unit.apply(step.over().get())));
        }
    }

    private void band(Step step, Ticks ticks, List<Drawing.Part> parts) {
        step.held().filter(held -> !isExact(held)).ifPresent(held -> {
            double top = y(held.most().orElse(ticks.end()), ticks);
            parts.add(new Box(
                    "between", x(step.first()), top, end(step) - x(step.first()), y(held.least(), ticks) - top));
        });
    }

    /** One line as long as the amount is known to be one number, with a new beginning after each gap. */
    private String track(Ticks ticks, Function<Step, Optional<Amount>> amount) {
        var path = new StringBuilder();
        boolean goesOn = false;
        for (Step step : steps) {
            var shown = amount.apply(step).filter(StepChart::isExact);
            if (shown.isPresent()) {
                double y = y(shown.get().least(), ticks);
                path.append(goesOn ? "V" + at(y) : "M" + at(x(step.first())) + " " + at(y))
                        .append('H')
                        .append(at(end(step)));
            }
            goesOn = shown.isPresent();
        }
        return path.toString();
    }

    /**
     * What was held last is said at its end, and so is the limit; they keep out of each other's way. What is known within
     * bounds only ends in no number.
     */
    private void labels(Ticks ticks, String limitIs, List<Drawing.Part> parts) {
        if (steps.isEmpty()) {
            return;
        }
        var step = steps.getLast();
        var exact = step.held().filter(StepChart::isExact);
        double heldAt = exact.map(held -> y(held.least(), ticks)).orElse(0.0);
        exact.ifPresent(
                held -> parts.add(new Label("value", end(step) + 6, heldAt + 4, "start", unit.apply(held.least()))));
        step.limit().filter(StepChart::isExact).ifPresent(limit -> {
            double y = y(limit.least(), ticks);
            boolean close = exact.isPresent() && Math.abs(y - heldAt) < 16;
            double clear = close ? (y <= heldAt ? heldAt - 16 : heldAt + 16) : y;
            parts.add(new Label("limit", end(step) + 6, clear + 4, "start", limitIs));
        });
    }

    private double end(Step step) {
        return x(step.last().isBefore(last) ? step.last().plusDays(1) : last);
    }

    private double x(LocalDate day) {
        double days = (double) Math.max(1, ChronoUnit.DAYS.between(first, last));
        double from = Math.clamp((double) ChronoUnit.DAYS.between(first, day), 0.0, days);
        return LEFT + (WIDTH - LEFT - RIGHT) * from / days;
    }

    private static double y(long amount, Ticks ticks) {
        return HEIGHT - FOOT - (double) (HEIGHT - FOOT - TOP) * Math.min(amount, ticks.end()) / ticks.end();
    }
}
