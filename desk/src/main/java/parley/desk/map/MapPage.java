package parley.desk.map;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.agreement.value.Value.Place;
import parley.desk.frame.Frame;
import parley.desk.frame.Part;
import parley.desk.words.Phrase;
import parley.desk.words.Spans;
import parley.desk.words.Words;

/**
 * What the template of the map needs.
 *
 * @param parties on whose statement something can be
 * @param features those that are asked for, in their order
 * @param replaced how many stand in entries that were corrected or withdrawn
 * @param days those of all features, whatever is asked for
 * @param chart empty while there are problems
 */
public record MapPage(
        Frame frame,
        Asked asked,
        List<String> parties,
        List<Kind> kinds,
        List<Feature> features,
        int replaced,
        boolean fictional,
        Optional<Days> days,
        Distance distance,
        Optional<Chart> chart) {
    /** The most features that are drawn and stand in the table of one page. */
    static final int MOST = 300;

    private static final double HALF = 0.5;

    public MapPage {
        parties = List.copyOf(parties);
        kinds = List.copyOf(kinds);
        features = List.copyOf(features);
    }

    public Words words() {
        return frame.words();
    }

    public String title() {
        return words().say("map.page", "self", frame.self()).text();
    }

    /** The rows of the table. */
    public List<Feature> shown() {
        return shown(features);
    }

    static List<Feature> shown(List<Feature> features) {
        return features.subList(0, Math.min(MOST, features.size()));
    }

    public boolean narrows() {
        return asked.query().narrows();
    }

    public Marking marking() {
        return new Marking(kinds);
    }

    /** The same features in another form. */
    public String as(String below) {
        return address(below, "");
    }

    /** The same features without a window of their own. */
    public String whole() {
        return address(Part.MAP.path(), "");
    }

    /** The same map, moved by half of what is shown. */
    public String moved(int east, int north) {
        return to(chart.map(drawn -> drawn.window().moved(east * HALF, north * HALF)));
    }

    /** The same map, so many times as wide. */
    public String times(double factor) {
        return to(chart.map(drawn -> drawn.window().times(factor)));
    }

    private String to(Optional<Window.Box> box) {
        return address(Part.MAP.path(), box.map(Window.Box::print).orElse(""));
    }

    private String address(String below, String box) {
        var query = Asked.FIELDS.stream()
                .filter(field -> !field.equals("box") && !asked.typed(field).isEmpty())
                .map(field -> "&" + field + "=" + URLEncoder.encode(asked.typed(field), UTF_8))
                .collect(Collectors.joining());
        return frame.to(below) + query + (box.isEmpty() ? "" : "&box=" + box);
    }

    /** How many features there are, and which. */
    public Phrase said() {
        int all = features.size();
        return all > MOST
                ? words().say("map.said.first", "n", MOST, "all", all)
                : words().say(narrows() ? "map.said.filter" : "map.said", "n", all);
    }

    /** The parallel about which the map is drawn. */
    public String middle() {
        long minutes =
                chart.map(drawn -> Math.round(drawn.window().middle() * 60)).orElse(0L);
        return Degrees.graticule(minutes, false, "N", "S");
    }

    /** What is wrong with a field, as a sentence. */
    public Phrase tell(Asked.Problem problem) {
        return words().say(
                        "map.problem." + problem.key(),
                        "field",
                        words().say("map.field." + problem.field()),
                        "value",
                        problem.value(),
                        "right",
                        problem.right());
    }

    /** From when until when something holds; where it is whole days in UTC, by these. */
    public Phrase held(Held held) {
        boolean days = held.from()
                        .map(from -> Spans.clock(from).equals("00:00:00"))
                        .orElse(true)
                && held.to().map(to -> Spans.clock(to).equals("23:59:59")).orElse(true);
        var from = held.from().map(at -> time(at, days));
        var to = held.to().map(at -> time(at, days));
        if (from.isPresent() && to.isPresent()) {
            return words().say("map.held", "from", from.get(), "to", to.get());
        }
        return from.map(at -> words().say("map.held.from", "time", at))
                .or(() -> to.map(at -> words().say("map.held.to", "time", at)))
                .orElseGet(() -> words().say("map.held.always"));
    }

    private Phrase time(Instant at, boolean days) {
        return new Phrase(List.of(days ? new Phrase.Time(Spans.day(at)) : words().time(at)));
    }

    /** A corner as {@code 36.1 N 38.1 W}. */
    public String decimal(Place.Point corner) {
        return Degrees.decimal(corner);
    }

    /** A corner as {@code 36°06′00″ N 38°06′00″ W}. */
    public String sexagesimal(Place.Point corner) {
        return Degrees.sexagesimal(corner);
    }

    /** A length in units of the drawing. */
    public String number(double units) {
        return Pen.number(units);
    }

    /** The fields of the form in which a time can be asked for. */
    public List<String> times() {
        return List.of("at", "from", "to");
    }

    /** The kinds of what is shown, in the order of all. */
    public List<Kind> shownKinds() {
        var shown = shown().stream().map(Feature::kind).distinct().toList();
        return kinds.stream().filter(shown::contains).toList();
    }

    /** The same with a drawing. */
    MapPage with(Chart drawn) {
        return new MapPage(
                frame, asked, parties, kinds, features, replaced, fictional, days, distance, Optional.of(drawn));
    }

    /** What the form for a distance carries on: the fields of the other form that hold something. */
    public List<String> carried() {
        return Asked.FIELDS.stream()
                .filter(field ->
                        !asked.typed(field).isEmpty() && asked.problem(field).isEmpty())
                .toList();
    }
}
