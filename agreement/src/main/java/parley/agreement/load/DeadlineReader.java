package parley.agreement.load;

import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Anchor;
import parley.agreement.pack.Deadline;
import parley.agreement.pack.Judged;
import parley.agreement.value.Span;
import parley.agreement.value.Type.Simple;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/**
 * Reads deadlines. A date takes spans in days only; an instant takes days (the end of that day) or hours; a step's
 * {@code received} and {@code witnessed} are instants. A day of the calendar is counted in years from another date.
 *
 * @param names what its paths may read
 * @param steps the steps of the same exchange, each with the format by which it is used or met, where it has one; none in
 *     other kinds
 */
record DeadlineReader(Vocabulary vocabulary, Names names, Map<String, Optional<String>> steps) {
    private static final Set<String> KEYS = Set.of(
            "ref", "before", "lead", "after", "within", "at", "date", "year", "of", "judged", "wording", "deemed");
    private static final List<String> FORMS = List.of("before", "after", "at", "date");
    private static final int YEARS = 10;

    /** An anchor and the type of the moment it gives. */
    private record Typed(Anchor anchor, Simple type) {}

    Optional<Deadline> read(YamlNode node, Optional<String> paragraph) {
        Optional<Keys> read = Keys.of(node, paragraph, vocabulary.problems, "a deadline", KEYS);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys keys = read.get();
        Optional<Judged> judged = judged(keys, "a deadline");
        Optional<String> wording = keys.text("wording");
        Optional<Span> deemed =
                keys.scalar("deemed", "a span").flatMap(s -> expressions().span(s, keys.paragraph()));
        List<String> forms = FORMS.stream().filter(keys::has).toList();
        if (forms.size() != 1) {
            keys.problem(
                    node, forms.isEmpty() ? "a deadline without anchor" : forms + " side by side", "one of " + FORMS);
            return Optional.empty();
        }
        String form = forms.getFirst();
        stray(keys, form);
        Optional<Typed> anchor = form.equals("date") ? civil(keys) : anchor(keys, form);
        Optional<Deadline.Length> length = switch (form) {
            case "before" -> keys.need("lead", "a span").flatMap(n -> lengths().read(n, keys, ofDay(anchor)));
            case "after" ->
                wording.isPresent() && !keys.has("within")
                        ? Optional.empty()
                        : keys.need("within", "a span, or a wording")
                                .flatMap(n -> lengths(anchor).read(n, keys, ofDay(anchor)));
            default -> Optional.empty();
        };
        if (anchor.isEmpty() || judged.isEmpty()) {
            return Optional.empty();
        }
        Anchor from = anchor.get().anchor();
        return switch (form) {
            case "before" -> length.map(lead -> new Deadline.Before(from, lead, judged.get(), wording, deemed));
            case "after" ->
                length.isEmpty() && wording.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Deadline.After(from, length, judged.get(), wording, deemed));
            default -> Optional.of(new Deadline.At(from, judged.get(), wording, deemed));
        };
    }

    /** {@code judged}, which has no default. */
    static Optional<Judged> judged(Keys keys, String what) {
        return keys.needScalar(
                        "judged", "which instant of the entry " + what + " looks at: written, witnessed, received")
                .flatMap(s -> keys.choice(s, List.of(Judged.values()), Judged::word));
    }

    private LengthReader lengths() {
        return new LengthReader(vocabulary, names, Optional.empty());
    }

    /** What runs from a step's entry may be as long as that entry says. */
    private LengthReader lengths(Optional<Typed> from) {
        Optional<String> step = from.flatMap(typed -> typed.anchor().ofStep());
        Optional<String> format =
                step.flatMap(id -> steps.getOrDefault(id, Optional.empty())).filter(vocabulary.formats::containsKey);
        return format.isEmpty()
                ? lengths()
                : new LengthReader(vocabulary, names.with(step.orElseThrow(), format.get()), step);
    }

    /** {@code ask.received} or {@code ask.witnessed}. */
    Optional<Anchor> moment(Scalar scalar, Keys keys) {
        Optional<Path> path = expressions().path(scalar, keys.paragraph());
        if (path.isPresent() && !isMoment(path.get())) {
            keys.problem(scalar, scalar.describe(), "a step's moment, such as ask.received or ask.witnessed");
            return Optional.empty();
        }
        return path.flatMap(p -> step(scalar, p, "after", keys)).map(Typed::anchor);
    }

    private static boolean isMoment(Path path) {
        return path.segments().size() == 2
                && (path.last().equals("received") || path.last().equals("witnessed"));
    }

    private static boolean ofDay(Optional<Typed> anchor) {
        return anchor.map(a -> a.type() == Simple.DAY).orElse(false);
    }

    private Expressions expressions() {
        return new Expressions(vocabulary.problems);
    }

    private static void stray(Keys keys, String form) {
        Map<String, String> belongs = Map.of("lead", "before", "within", "after", "year", "date", "of", "date");
        belongs.forEach((key, to) -> {
            if (keys.has(key) && !form.equals(to)) {
                keys.problem(keys.get(key).orElseThrow(), key + " beside " + form, key + " beside " + to + " only");
            }
        });
    }

    private Optional<Typed> anchor(Keys keys, String form) {
        YamlNode node = keys.get(form).orElseThrow();
        if (node instanceof YamlNode.Mapping mapping) {
            return form.equals("at")
                    ? metBy(node, keys)
                    : form.equals("after") ? plus(mapping, keys) : noPath(node, keys);
        }
        Optional<Scalar> scalar = keys.text(node, "a path to a date or an instant");
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> path = expressions().path(scalar.get(), keys.paragraph());
        if (path.isEmpty()) {
            return Optional.empty();
        }
        String root = path.get().root();
        if (isMoment(path.get()) && !names.hasRoot(root)) {
            return step(scalar.get(), path.get(), form, keys);
        }
        return time(scalar.get(), keys);
    }

    /** {@code date: "12-15", year: -1, of: increase.from}. */
    private Optional<Typed> civil(Keys keys) {
        Optional<MonthDay> day =
                keys.needScalar("date", "a day of every year, MM-DD").flatMap(s -> day(s, keys));
        Optional<Integer> years = keys.need("year", "which year, counted from that of the date under of")
                .flatMap(n -> years(n, keys));
        Optional<Path> of = keys.needScalar("of", "a path to a date or an instant")
                .flatMap(s -> expressions()
                        .path(s, names, keys.paragraph(), ConditionReader::isTime, "a date or an instant"));
        return day.flatMap(d ->
                years.flatMap(y -> of.map(path -> new Typed(new Anchor.Civil(d, y, path), Simple.DAY))));
    }

    /** A day that every year has. */
    static Optional<MonthDay> day(Scalar scalar, Keys keys) {
        try {
            MonthDay day = MonthDay.parse("--" + scalar.text());
            if (!day.equals(MonthDay.of(2, 29))) {
                return Optional.of(day);
            }
        } catch (DateTimeParseException _) {
            // Said below, like a day that not every year has.
        }
        keys.problem(scalar, scalar.describe(), "a day of every year, MM-DD");
        return Optional.empty();
    }

    private static Optional<Integer> years(YamlNode node, Keys keys) {
        if (node instanceof Scalar scalar && scalar.raw().matches("0|[+-]?[1-9][0-9]?")) {
            int years = Integer.parseInt(scalar.raw());
            if (Math.abs(years) <= YEARS) {
                return Optional.of(years);
            }
        }
        keys.problem(node, node.describe(), "a number of years from -" + YEARS + " to " + YEARS);
        return Optional.empty();
    }

    private static Optional<Typed> noPath(YamlNode node, Keys keys) {
        keys.problem(node, node.describe(), "a path to a date or an instant");
        return Optional.empty();
    }

    private Optional<Typed> step(Scalar scalar, Path path, String form, Keys keys) {
        if (!steps.containsKey(path.root())) {
            keys.problem(
                    scalar,
                    "the step " + path.root(),
                    steps.isEmpty()
                            ? "a path; only an exchange has steps"
                            : Nearest.first(path.root(), steps.keySet()));
            return Optional.empty();
        }
        if (!form.equals("after")) {
            keys.problem(scalar, form + " the entry of a step", "after");
            return Optional.empty();
        }
        Anchor anchor =
                path.last().equals("received") ? new Anchor.Received(path.root()) : new Anchor.Witnessed(path.root());
        return Optional.of(new Typed(anchor, Simple.MOMENT));
    }

    private Optional<Typed> time(Scalar scalar, Keys keys) {
        String expected = "a date or an instant";
        return expressions()
                .path(scalar, names, keys.paragraph(), ConditionReader::isTime, expected)
                .flatMap(path -> expressions()
                        .type(scalar, path, names, keys.paragraph())
                        .map(type -> new Typed(new Anchor.At(path), type == Simple.DAY ? Simple.DAY : Simple.MOMENT)));
    }

    private Optional<Typed> metBy(YamlNode node, Keys around) {
        Optional<Keys> keys = Keys.of(node, around.paragraph(), vocabulary.problems, "an anchor", Set.of("metBy"));
        return keys.flatMap(k -> k.needText("metBy", "the id of a provision"))
                .map(provision -> new Typed(new Anchor.MetBy(provision), Simple.MOMENT));
    }

    private Optional<Typed> plus(YamlNode.Mapping node, Keys around) {
        Optional<Keys> keys =
                Keys.of(node, around.paragraph(), vocabulary.problems, "an anchor", Set.of("instant", "plus"));
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> path = keys.get()
                .needScalar("instant", "a path to an instant")
                .flatMap(s -> expressions().path(s, names, around.paragraph(), t -> t == Simple.MOMENT, "an instant"));
        Optional<Span> span =
                keys.get().needScalar("plus", "hours, minutes and seconds").flatMap(s -> elapsed(s, keys.get()));
        return path.isPresent() && span.isPresent()
                ? Optional.of(new Typed(new Anchor.Plus(path.get(), span.get()), Simple.MOMENT))
                : Optional.empty();
    }

    private Optional<Span> elapsed(Scalar scalar, Keys keys) {
        Optional<Span> span = expressions().span(scalar, keys.paragraph());
        if (span.isPresent() && span.get().kind() == Span.Kind.DAYS) {
            keys.problem(scalar, span.get() + ", in days", "hours, minutes and seconds");
            return Optional.empty();
        }
        return span;
    }
}
