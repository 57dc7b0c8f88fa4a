package parley.desk.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.agreement.pack.Content;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.Source;
import parley.agreement.pack.Satisfaction;
import parley.agreement.value.Type;
import parley.desk.live.Standing;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.Typed;

/**
 * The points that an entry puts one by one, and the field of a reply that answers each of them, as a provision of the
 * agreement says it: {@code content: [{ ref: "16.1.3", answers: request.points }]}. No format's name is looked at.
 *
 * @param points as they are written, in their order
 * @param open those that no reply of this party on the record has answered yet
 * @param row the fact of which each answer is a row; empty where the reply only repeats the points that it answers
 */
record Questions(List<String> points, List<String> open, Optional<String> row) {
    /** The field in which a reply answers, and the field of its rows that repeats the point: words of the language. */
    static final String ANSWERS = "answers";

    static final String POINT = "point";

    Questions {
        points = List.copyOf(points);
        open = List.copyOf(open);
    }

    /**
     * What an entry asks of a reply in a format, in the version that stands; empty where nothing is asked so.
     *
     * @param party whose reply it is
     */
    static Optional<Questions> of(Sheet reply, CircleView circle, String party, EntryView asked) {
        var replies = new Replies(reply, circle, party);
        return replies.standing(asked)
                .flatMap(standing -> points(reply, standing).map(points -> {
                    var answered = replies.answered(standing);
                    var open = points.stream()
                            .filter(point -> !answered.contains(point))
                            .toList();
                    return new Questions(points, open, row(reply.format()));
                }));
    }

    /** The points that an entry puts to a reply in a format, as they are written; empty where it puts none. */
    static Optional<List<String>> points(Sheet reply, EntryView standing) {
        return reply.pack()
                .format(standing.format())
                .flatMap(format -> answering(reply)
                        .flatMap(found -> points(found, format, standing).stream())
                        .findFirst());
    }

    /** Whether a format answers point by point. */
    static boolean answersByPoints(Sheet reply) {
        return answering(reply).findAny().isPresent();
    }

    /** Whether an entry is in a format in which points are put that a reply answers. */
    static boolean isRequest(Sheet reply, EntryView entry) {
        return points(reply, entry).isPresent();
    }

    /** What the entries ask to which a form replies, all together, in the versions that stand. */
    static List<String> asked(Sheet reply, Typed typed, CircleView circle) {
        return !answersByPoints(reply)
                ? List.of()
                : Envelope.repliedTo(typed, circle).stream()
                        .flatMap(entry -> Standing.of(circle.entries()).latest(entry).stream())
                        .flatMap(standing -> points(reply, standing).stream())
                        .flatMap(List::stream)
                        .toList();
    }

    /**
     * The body of a reply with each point exactly as it was asked. A browser changes line ends and some control characters of what
     * it shows for typing, and the record takes only the same characters for the same point.
     */
    static Json.Members asAsked(Json.Members body, List<String> asked) {
        if (asked.isEmpty() || !(body.values().get(ANSWERS) instanceof Json.Items(var items))) {
            return body;
        }
        Map<String, List<String>> left = new HashMap<>();
        asked.forEach(point ->
                left.computeIfAbsent(plain(point), _ -> new ArrayList<>()).add(point));
        Map<String, Json> values = new TreeMap<>(body.values());
        values.put(ANSWERS, Json.items(items.stream().map(item -> asAsked(item, left))));
        return Json.members(values);
    }

    private static Json asAsked(Json item, Map<String, List<String>> left) {
        return switch (item) {
            case Json.Text(var text) -> Json.text(asAsked(text, left));
            case Json.Members(var row)
            when row.get(POINT) instanceof Json.Text(var text) -> {
                Map<String, Json> values = new TreeMap<>(row);
                values.put(POINT, Json.text(asAsked(text, left)));
                yield Json.members(values);
            }
            case Json.Members _, Json.Items _, Json.Whole _, Json.Flag _ -> item;
        };
    }

    /** Of several points that look the same each is answered once, that of these very characters first. */
    private static String asAsked(String typed, Map<String, List<String>> left) {
        var alike = left.getOrDefault(plain(typed), List.of());
        return alike.isEmpty() || alike.remove(typed) ? typed : alike.removeFirst();
    }

    /** Without line ends, control characters, and what a browser puts in the place of one that it does not show. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\uFFFD]", "");
    }

    /**
     * The rows of a draft that repeat a point and say nothing to it. On the record such a row would count as its answer, so none is
     * sent before somebody has answered it or said why not.
     */
    static List<Problem> unanswered(Sheet reply, Typed typed) {
        var columns = columns(reply);
        if (columns.isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, Lists.drawn(typed, Control.body(ANSWERS)))
                .mapToObj(i -> Control.item(Control.body(ANSWERS), i))
                .filter(row -> !typed.value(Control.member(row, POINT)).isBlank())
                .filter(row -> columns.stream()
                        .map(column -> Control.member(row, column))
                        .allMatch(control -> isEmpty(typed, control)))
                .map(row -> Problem.of(Control.member(row, columns.getFirst()), "required"))
                .toList();
    }

    private static boolean isEmpty(Typed typed, String control) {
        return typed.all(control).stream().allMatch(String::isBlank)
                && typed.value(control + Control.BLANK).isEmpty();
    }

    /** The columns of a row beside the point itself and what tells one row from another. */
    private static List<String> columns(Sheet reply) {
        return row(reply.format())
                .filter(_ -> answering(reply).findAny().isPresent())
                .map(reply::fact)
                .map(fact -> fact.fields().keySet().stream()
                        .filter(field -> !fact.key().contains(field) && !field.equals(POINT))
                        .toList())
                .orElse(List.of());
    }

    /** How many points remain for a further reply when this one has as many rows as a form may have. */
    int further() {
        return Math.max(0, open.size() - Lists.MOST_ROWS);
    }

    /**
     * What is filled in beforehand: one row for each point that is still open, as far as a form has rows. A reply that only
     * repeats points would answer all by that.
     */
    Map<String, List<String>> rows() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (row.isPresent() && !open.isEmpty()) {
            var list = Control.body(ANSWERS);
            int rows = Math.min(open.size(), Lists.MOST_ROWS);
            values.put(list + Control.ROWS, List.of("" + rows));
            for (int i = 0; i < rows; i++) {
                values.put(Control.member(Control.item(list, i), POINT), List.of(open.get(i)));
            }
        }
        return values;
    }

    /** A list of points that a step's document answers, and the fact in which they stand. */
    private record Asked(String fact, Content.Answers answers) {}

    private static Stream<Asked> answering(Sheet reply) {
        return reply.pack().provisions().values().stream()
                .filter(Exchange.class::isInstance)
                .map(Exchange.class::cast)
                .flatMap(exchange -> exchange.steps().stream()
                        .filter(step -> isIn(step, reply.format().name()))
                        .flatMap(step -> step.content().stream())
                        .filter(Content.Answers.class::isInstance)
                        .map(Content.Answers.class::cast)
                        .map(answers -> new Asked(exchange.subjectType(), answers)));
    }

    private static boolean isIn(Step step, String format) {
        var document = switch (step) {
            case Step.Duty duty -> duty.satisfiedBy();
            case Step.Power power -> power.exercisedBy();
        };
        return switch (document) {
            case Satisfaction.ByEntry entry -> entry.format().equals(format);
            case Satisfaction.ByFact _ -> false;
        };
    }

    /** Those that stand in the field of the entry from which the fact's field is stated. */
    private static Optional<List<String>> points(Asked asked, Format format, EntryView entry) {
        var path = asked.answers.points();
        boolean plain =
                path.root().equals(FactType.rootOf(asked.fact)) && path.fields().size() == 1;
        return format.states().stream()
                .filter(states -> plain
                        && states.fact().equals(asked.fact)
                        && states.each().isEmpty())
                .map(states -> states.with().getOrDefault(path.last(), new Source.Body(path.last())))
                .flatMap(source -> source instanceof Source.Body(var field) ? Stream.of(field) : Stream.empty())
                .flatMap(field -> texts(entry, field).stream())
                .findFirst();
    }

    private static Optional<List<String>> texts(EntryView entry, String field) {
        return Json.parse(Bytes.utf8(entry.body()), Payload.MAX_BYTES) instanceof Json.Members body
                        && body.values().get(field) instanceof Json.Items(var items)
                ? Optional.of(items.stream()
                        .flatMap(item -> item instanceof Json.Text(var text) ? Stream.of(text) : Stream.empty())
                        .toList())
                : Optional.empty();
    }

    private static Optional<String> row(Format reply) {
        return Optional.ofNullable(reply.fields().get(ANSWERS))
                .flatMap(field -> field.type() instanceof Type.ListOf(Type.RowOf(var fact))
                        ? Optional.of(fact)
                        : Optional.empty());
    }
}
