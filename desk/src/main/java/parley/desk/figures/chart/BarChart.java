package parley.desk.figures.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import parley.desk.figures.chart.Drawing.Box;
import parley.desk.figures.chart.Drawing.Label;
import parley.desk.figures.chart.Drawing.Line;
import parley.desk.figures.chart.Drawing.Name;

/**
 * Bars from left to right, one below the other, on one axis that begins at zero.
 *
 * @param ticks of the axis
 * @param unit how a mark of the axis reads
 */
public record BarChart(Ticks ticks, LongFunction<String> unit, List<Bar> bars) {
    private static final int WIDTH = 720;
    private static final int ROW = 44;
    private static final int LEFT = 8;
    private static final int RIGHT = 40;
    private static final int BAR = 16;
    private static final int FOOT = 26;

    public BarChart {
        bars = List.copyOf(bars);
    }

    /**
     * One bar.
     *
     * @param name above it
     * @param value behind its name
     * @param id behind its value; empty for none
     * @param limit where a mark stands across it
     */
    public record Bar(String name, String value, String id, List<Stretch> stretches, Optional<Long> limit) {
        public Bar {
            stretches = List.copyOf(stretches);
        }
    }

    /**
     * A part of a bar.
     *
     * @param kind what it is, in the words of the style sheet
     */
    public record Stretch(String kind, long from, long to) {}

    /** Draws it; what a bar has beyond the axis is not drawn, and a bar without a stretch is a gap. */
    public Drawing draw(String id, String title, String description) {
        var parts = new ArrayList<Drawing.Part>();
        int foot = bars.size() * ROW + 4;
        for (long mark : ticks.marks()) {
            parts.add(new Line(mark == 0 ? "axis" : "grid", x(mark), 0, x(mark), foot));
            parts.add(new Label("tick", x(mark), foot + 16, mark == 0 ? "start" : "middle", unit.apply(mark)));
        }
        for (int i = 0; i < bars.size(); i++) {
            bar(bars.get(i), i * ROW, parts);
        }
        return new Drawing(id, WIDTH, foot + FOOT, title, description, parts);
    }

    private void bar(Bar bar, int top, List<Drawing.Part> parts) {
        int y = top + 22;
        parts.add(new Name(LEFT + 4, top + 16, bar.name(), bar.value(), bar.id()));
        for (Stretch stretch : bar.stretches()) {
            parts.add(new Box(stretch.kind(), x(stretch.from()), y, x(stretch.to()) - x(stretch.from()), BAR));
        }
        if (bar.limit().isPresent()) {
            long limit = bar.limit().get();
            parts.add(new Line("limit", x(limit), y - 4, x(limit), y + BAR + 4));
        }
    }

    private double x(long value) {
        return LEFT + (double) (WIDTH - LEFT - RIGHT) * Math.min(value, ticks.end()) / ticks.end();
    }
}
