package parley.desk.entries;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query as a reader asked for it, with what cannot be asked.
 *
 * @param typed what stood in each field, for the form to show again
 * @param problems in the order of the form; while there are any, nothing is listed
 */
public record Asked(Query query, Map<String, String> typed, List<Problem> problems) {
    static final int MAX_WORDS = 200;
    private static final int MAX_PAGES = 1_000_000;
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,6}");
    private static final String EXAMPLE = "2026-03-01";
    static final List<String> FIELDS = List.of("words", "author", "way", "format", "since", "until", "missing", "page");

    public Asked {
        typed = Map.copyOf(typed);
        problems = List.copyOf(problems);
    }

    /**
     * Reads what was asked; a field that is left out or empty narrows nothing.
     *
     * @param typed the values by field
     * @param parties who can be an author
     * @param formats which formats there are
     */
    static Asked of(Map<String, String> typed, Collection<String> parties, Collection<String> formats) {
        var reading = new Reading(typed);
        var words = reading.words();
        var author = reading.oneOf("author", parties).orElse("");
        var way = reading.oneOf("way", List.of(Way.IN.key(), Way.OUT.key()))
                .flatMap(key -> Arrays.stream(Way.values())
                        .filter(each -> each.key().equals(key))
                        .findFirst())
                .orElse(Way.BOTH);
        var format = reading.oneOf("format", formats).orElse("");
        var since = reading.day("since");
        var until = reading.day("until");
        reading.order(since, until);
        var missing = reading.oneOf("missing", List.of("yes")).isPresent();
        int page = reading.page();
        return new Asked(
                new Query(words, author, way, format, since, until, missing, page), reading.typed, reading.problems);
    }

    /** The same with one more problem. */
    Asked with(Problem problem) {
        var all = new ArrayList<>(problems);
        all.add(problem);
        return new Asked(query, typed, all);
    }

    /** The fields that narrow the list, with what stood in them; never which of its pages. */
    Map<String, String> narrowing() {
        var fields = new LinkedHashMap<String, String>();
        FIELDS.stream()
                .filter(field -> !field.equals("page") && !typed(field).isEmpty())
                .forEach(field -> fields.put(field, typed(field).replaceAll("\\s+", " ")));
        return fields;
    }

    /** The same as they stand in an address, always in one order; empty where nothing is narrowed. */
    String filter() {
        return narrowing().entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What stood in a field. */
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

        Reading(Map<String, String> all) {
            FIELDS.forEach(field -> typed.put(field, all.getOrDefault(field, "").strip()));
        }

        private String value(String field) {
            return typed.getOrDefault(field, "");
        }

        String words() {
            var words = value("words");
            if (words.length() > MAX_WORDS) {
                note("words", "long", words.length() + "", MAX_WORDS + "");
                return "";
            }
            return words;
        }

        Optional<String> oneOf(String field, Collection<String> possible) {
            var value = value(field);
            if (!value.isEmpty() && !possible.contains(value)) {
                note(field, "choice", value, possible.stream().collect(Collectors.joining(", ")));
                return Optional.empty();
            }
            return Optional.of(value).filter(given -> !given.isEmpty());
        }

        Optional<LocalDate> day(String field) {
            var value = value(field);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            try {
                if (DAY.matcher(value).matches()) {
                    return Optional.of(LocalDate.parse(value));
                }
            } catch (DateTimeException noDay) {
                // Such as 2026-02-30: said below, like any other text that is no date.
            }
            note(field, "date", value, EXAMPLE);
            return Optional.empty();
        }

        void order(Optional<LocalDate> since, Optional<LocalDate> until) {
            if (since.isPresent() && until.isPresent() && until.get().isBefore(since.get())) {
                note("until", "order", until.get().toString(), since.get().toString());
            }
        }

        int page() {
            var value = value("page");
            if (value.isEmpty()) {
                return 1;
            }
            if (NUMBER.matcher(value).matches() && Integer.parseInt(value) <= MAX_PAGES) {
                return Integer.parseInt(value);
            }
            note("page", "page", value, "1");
            return 1;
        }

        private void note(String field, String key, String value, String right) {
            problems.add(new Problem(field, key, value, right));
        }
    }
}
