package parley.agreement.load;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import parley.agreement.time.WorkingDays;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads {@code calendars} of agreement.yaml: days of the week off, dated holidays, and the years for which they are known. */
record CalendarReader(Vocabulary vocabulary) {
    private static final Set<String> KEYS = Set.of("daysOff", "holidays", "years");

    void read(YamlNode node, Keys around) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            around.problem(node, node.describe(), "calendars by name");
            return;
        }
        mapping.entries().forEach((name, entry) -> {
            if (!FormReader.NAME.matcher(name).matches()) {
                around.problem(entry.key(), "the calendar \"" + name + "\"", "a name such as north");
            }
            Keys.of(entry.value(), Optional.empty(), vocabulary.problems, "a calendar", KEYS)
                    .flatMap(keys -> calendar(name, keys))
                    .ifPresentOrElse(
                            calendar -> vocabulary.calendars.put(name, calendar),
                            () -> vocabulary.breaks("calendar " + name));
        });
    }

    private Optional<WorkingDays> calendar(String name, Keys keys) {
        Set<DayOfWeek> off = EnumSet.noneOf(DayOfWeek.class);
        keys.get("daysOff")
                .map(node -> keys.texts(node, "a day of the week"))
                .orElse(List.of())
                .forEach(day -> keys.choice(
                                day,
                                List.of(DayOfWeek.values()),
                                of -> of.name().toLowerCase(Locale.ROOT))
                        .ifPresent(off::add));
        if (off.size() == DayOfWeek.values().length) {
            keys.problem(keys.get("daysOff").orElseThrow(), "no day of work", "a day of the week that is not off");
            return Optional.empty();
        }
        Optional<List<Integer>> years = keys.need("years", "the first and the last year for which it is known")
                .flatMap(n -> years(n, keys));
        if (years.isEmpty()) {
            return Optional.empty();
        }
        int first = years.get().getFirst();
        int last = years.get().getLast();
        TreeSet<LocalDate> holidays = new TreeSet<>();
        keys.get("holidays")
                .map(node -> keys.texts(node, "a date"))
                .orElse(List.of())
                .forEach(date -> date(date, first, last, keys).ifPresent(holidays::add));
        return Optional.of(new WorkingDays(name, off, holidays, first, last));
    }

    private static Optional<List<Integer>> years(YamlNode node, Keys keys) {
        List<Integer> years = new ArrayList<>();
        if (node instanceof YamlNode.Sequence(var at, var items)) {
            for (YamlNode item : items) {
                if (item instanceof Scalar scalar && scalar.raw().matches("[1-9][0-9]{3}")) {
                    years.add(Integer.parseInt(scalar.raw()));
                }
            }
        }
        if (years.size() != 2 || years.getFirst() > years.getLast()) {
            keys.problem(node, node.describe(), "the first and the last year, [2027, 2029]");
            return Optional.empty();
        }
        return Optional.of(years);
    }

    private static Optional<LocalDate> date(Scalar scalar, int first, int last, Keys keys) {
        try {
            LocalDate date = LocalDate.parse(scalar.text());
            if (date.getYear() >= first && date.getYear() <= last) {
                return Optional.of(date);
            }
        } catch (DateTimeException _) {
            // Said below, like a date of another year.
        }
        keys.problem(scalar, scalar.describe(), "a date from " + first + " to " + last);
        return Optional.empty();
    }
}
