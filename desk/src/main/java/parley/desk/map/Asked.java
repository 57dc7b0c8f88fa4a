package parley.desk.map;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A query as a reader asked for it, with what cannot be asked.
 *
 * @param typed what stood in each field, for the form to show again
 * @param problems in the order of the form; while there are any, nothing is shown
 */
public record Asked(Query query, Map<String, String> typed, List<Problem> problems) {
    /** In the order of the form; the box is no field of it. */
    static final List<String> FIELDS = List.of("party", "kind", "at", "from", "to", "box");

    private static final Pattern TIME =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:Z| UTC)?)?");

    public Asked {
        typed = Map.copyOf(typed);
        problems = List.copyOf(problems);
    }

    /**
     * What is wrong with a field.
     *
     * @param key of the sentence that says so
     * @param right what would be right
     */
    public record Problem(String field, String key, String value, String right) {}

    /** Reads what was asked; a field that is left out or empty narrows nothing. */
    static Asked of(Map<String, String> given, Collection<String> parties, Collection<String> kinds) {
        var reading = new Reading(given);
        var party = reading.oneOf("party", parties);
        var kind = reading.oneOf("kind", kinds);
        var during = new ArrayList<Held>();
        reading.time("at").ifPresent(during::add);
        var from = reading.time("from");
        var to = reading.time("to");
        if (from.isPresent() || to.isPresent()) {
            during.add(new Held(from.flatMap(Held::from), to.flatMap(Held::to)));
            reading.order(from, to);
        }
        return new Asked(new Query(party, kind, during, reading.box()), reading.typed, reading.problems);
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    public Optional<Problem> problem(String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .findFirst();
    }

    /** Reads the fields one by one and notes what is wrong. */
    private static final class Reading {
        private final Map<String, String> typed = new TreeMap<>();
        private final List<Problem> problems = new ArrayList<>();

        Reading(Map<String, String> given) {
            FIELDS.forEach(
                    field -> typed.put(field, given.getOrDefault(field, "").strip()));
        }

        private String value(String field) {
            return typed.getOrDefault(field, "");
        }

        String oneOf(String field, Collection<String> possible) {
            var value = value(field);
            if (value.isEmpty() || possible.contains(value)) {
                return value;
            }
            note(field, "choice", String.join(", ", possible));
            return "";
        }

        /** A day is the whole of it, in UTC. */
        Optional<Held> time(String field) {
            var value = value(field);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            var time = TIME.matcher(value);
            try {
                if (time.matches() && time.group(2) != null) {
                    var at = Optional.of(Instant.parse(time.group(1) + "T" + time.group(2) + "Z"));
                    return Optional.of(new Held(at, at));
                }
                if (time.matches()) {
                    var day = LocalDate.parse(time.group(1));
                    return Optional.of(new Held(
                            Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant()),
                            Optional.of(day.plusDays(1)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                                    .minusSeconds(1))));
                }
            } catch (DateTimeException noTime) {
                // Such as 2026-02-30: said below, like any other text that is no time.
            }
            note(field, "time", "2026-03-01, 2026-03-01 09:00:00");
            return Optional.empty();
        }

        void order(Optional<Held> from, Optional<Held> to) {
            var first = from.flatMap(Held::from);
            var last = to.flatMap(Held::to);
            if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
                note("to", "order", value("from"));
            }
        }

        Optional<Window.Box> box() {
            var value = value("box");
            var box = Window.Box.parse(value);
            if (!value.isEmpty() && box.isEmpty()) {
                note("box", "box", "-38.5,35.5,-37.5,36.5");
            }
            return box;
        }

        private void note(String field, String key, String right) {
            problems.add(new Problem(field, key, value(field), right));
        }
    }
}
