package parley.desk.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.timetable.Strip.Step;
import parley.desk.view.Title;

/**
 * What is drawn of one party: a bar for each of its rows, and below them a band for each limit.
 *
 * @param bars from above
 * @param strips below them
 * @param ends where the days begin from which on a limit is no longer reached, each a line through all bars
 * @param now where the present instant is, if it is drawn
 */
public record Chart(
        String party, Scale scale, List<Bar> bars, List<Drawn> strips, List<Double> ends, Optional<Double> now) {
    /** Above the bars are the dates. */
    public static final int TOP = 26;

    /** Of a bar with the space around it. */
    public static final int LINE = 26;

    private static final int NAME = 30;
    private static final double NARROWEST = 3;
    private static final double DIGIT = 9;

    public Chart {
        bars = List.copyOf(bars);
        strips = List.copyOf(strips);
        ends = List.copyOf(ends);
    }

    /**
     * A row as it is drawn.
     *
     * @param width 0 where nothing of its span is drawn
     * @param sure what of it is for certain: all of it, or the one day that is known where the other end is not
     * @param openStart whether its beginning is not known
     * @param openEnd whether its end is not known
     */
    public record Bar(
            Row row,
            int y,
            double x,
            double width,
            Optional<Extent> sure,
            boolean openStart,
            boolean openEnd,
            boolean counts,
            List<Mark> marks) {
        public Bar {
            marks = List.copyOf(marks);
        }

        /** What stands beside it, cut where it is long; the table has all of it. */
        public String name() {
            String whole = row.subject() + (row.name().isEmpty() ? "" : " " + row.name());
            return whole.codePointCount(0, whole.length()) <= NAME
                    ? whole
                    : whole.substring(0, whole.offsetByCodePoints(0, NAME - 1)) + "…";
        }
    }

    /** From where, and how wide. */
    public record Extent(double x, double width) {}

    /** A single date of a row. */
    public record Mark(double x, Title label) {}

    /** A band as it is drawn. */
    public record Drawn(Band band, int y, List<Cell> cells) {
        public Drawn {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A step of a band.
     *
     * @param text empty where there is no room for it
     */
    public record Cell(Step step, double x, double width, Band.Level level, String text) {}

    static Chart of(String party, Scale scale, List<Row> rows, List<Band> bands, Counts counts, Instant now) {
        List<Bar> bars = new ArrayList<>();
        for (Row row : rows) {
            bars.add(bar(row, TOP + bars.size() * LINE, scale, counts));
        }
        List<Drawn> strips = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        for (Band band : bands) {
            int y = TOP + (bars.size() + strips.size()) * LINE + 6;
            strips.add(new Drawn(
                    band,
                    y,
                    band.steps().stream().map(step -> cell(band, step, scale)).toList()));
            if (band.isOwn()) {
                band.fewer().stream().filter(scale::isDrawn).map(scale::x).forEach(ends::add);
            }
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Chart(
                party,
                scale,
                bars,
                strips,
                ends.stream().distinct().toList(),
                Optional.of(today).filter(scale::isDrawn).map(scale::x));
    }

    private static Bar bar(Row row, int y, Scale scale, Counts counts) {
        List<Mark> marks = row.moments().entrySet().stream()
                .filter(moment -> moment.getValue().day().filter(scale::isDrawn).isPresent())
                .map((Map.Entry<Title, Edge> moment) ->
                        new Mark(scale.x(moment.getValue().day().orElseThrow()), moment.getKey()))
                .toList();
        boolean lasts = row.lasts(scale.first(), scale.last());
        LocalDate from = scale.from(row.from().flatMap(Edge::day));
        LocalDate to = scale.to(row.to().flatMap(Edge::day));
        double width = lasts && !to.isBefore(from) ? Math.max(NARROWEST, scale.width(from, to)) : 0;
        return new Bar(
                row,
                y,
                width > 0 ? scale.x(from) : 0,
                width,
                width > 0 ? sure(row, scale) : Optional.empty(),
                row.from().flatMap(Edge::day).isEmpty(),
                row.to().flatMap(Edge::day).isEmpty(),
                counts.of(row).stream().anyMatch(Counts.Against::certain),
                marks);
    }

    private static Optional<Extent> sure(Row row, Scale scale) {
        Optional<LocalDate> from = row.from().flatMap(Edge::day);
        Optional<LocalDate> to = row.to().flatMap(Edge::day);
        LocalDate first = from.or(() -> to).orElseThrow();
        LocalDate last = to.or(() -> from).orElseThrow();
        if (first.isAfter(scale.last()) || last.isBefore(scale.first())) {
            return Optional.empty();
        }
        LocalDate begin = scale.from(Optional.of(first));
        LocalDate end = scale.to(Optional.of(last));
        return Optional.of(new Extent(scale.x(begin), Math.max(NARROWEST, scale.width(begin, end))));
    }

    private static Cell cell(Band band, Step step, Scale scale) {
        LocalDate from = scale.from(step.first());
        LocalDate to = scale.to(step.last());
        double width = scale.width(from, to);
        String number = Band.number(step);
        String full = band.against().most().isPresent()
                ? number + "/" + band.against().most().getAsLong()
                : number;
        String text = width >= full.length() * DIGIT ? full : width >= number.length() * DIGIT ? number : "";
        return new Cell(step, scale.x(from), width, band.level(step), text);
    }

    public int height() {
        return TOP + (bars.size() + strips.size()) * LINE + 12;
    }

    /** Where the bars end and the bands begin. */
    public int middle() {
        return TOP + bars.size() * LINE;
    }
}
