package parley.agreement.recurrence;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import parley.agreement.recurrence.Recurrence.Lack;
import parley.agreement.recurrence.Recurrence.Reading;

/** Reads the text of a rule, or says which part of it is wrong. */
final class RuleReader {
    /** The most characters of a rule. */
    static final int LIMIT = 200;

    private static final List<String> PARTS =
            List.of("FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "COUNT", "UNTIL");
    private static final Set<String> WITHIN_A_DAY = Set.of("SECONDLY", "MINUTELY", "HOURLY");
    private static final Pattern NUMBER = Pattern.compile("-?[1-9][0-9]{0,8}");
    private static final int MOST_IN_LIST = 31;

    private RuleReader() {}

    /** What is wrong, on its way out of the reader. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Reading.Unfit why;

        Wrong(Lack lack, String found, String expected) {
            super(found, null, false, false);
            this.why = new Reading.Unfit(lack, found, expected);
        }
    }

    static Reading read(String text) {
        try {
            return new Reading.Fit(rule(parts(text.strip().toUpperCase(Locale.ROOT))));
        } catch (Wrong wrong) {
            return wrong.why;
        }
    }

    private static Map<String, String> parts(String text) throws Wrong {
        if (text.length() > LIMIT) {
            throw new Wrong(Lack.PART, text.length() + " characters", "at most " + LIMIT);
        }
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.replaceFirst("^RRULE:", "").split(";", -1)) {
            var pair = part.split("=", 2);
            if (pair.length < 2 || !PARTS.contains(pair[0]) || parts.put(pair[0], pair[1]) != null) {
                throw new Wrong(Lack.PART, part, "each once, with a value: " + String.join(", ", PARTS));
            }
        }
        return parts;
    }

    private static Recurrence rule(Map<String, String> parts) throws Wrong {
        var frequency = frequency(parts);
        var count = number(parts, "COUNT");
        var until = until(parts);
        if (count.isEmpty() && until.isEmpty()) {
            throw new Wrong(
                    Lack.ENDLESS, "a rule without an end", "COUNT=6 or UNTIL=20271231T235959Z, an instant in UTC");
        }
        if (count.isPresent() && until.isPresent()) {
            throw new Wrong(Lack.PART, "COUNT beside UNTIL", "one of the two");
        }
        if (count.filter(times -> times > Recurrence.MOST).isPresent()) {
            throw new Wrong(Lack.MANY, "COUNT=" + count.get(), "COUNT from 1 to " + Recurrence.MOST);
        }
        int interval = number(parts, "INTERVAL").orElse(1);
        if (interval > Recurrence.MOST_INTERVAL) {
            throw new Wrong(Lack.PART, "INTERVAL=" + interval, "from 1 to " + Recurrence.MOST_INTERVAL);
        }
        var rule = new Recurrence(
                frequency,
                interval,
                numbers(parts, "BYMONTH", 1, 12),
                numbers(parts, "BYMONTHDAY", -31, 31),
                weekdays(parts),
                numbers(parts, "BYSETPOS", -MOST_IN_LIST, MOST_IN_LIST),
                count,
                until);
        fits(rule);
        return rule;
    }

    private static Frequency frequency(Map<String, String> parts) throws Wrong {
        var word = parts.getOrDefault("FREQ", "");
        if (WITHIN_A_DAY.contains(word)) {
            throw new Wrong(Lack.OFTEN, "FREQ=" + word, "FREQ=DAILY, WEEKLY, MONTHLY or YEARLY");
        }
        return Arrays.stream(Frequency.values())
                .filter(known -> known.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new Wrong(Lack.PART, "FREQ=" + word, "FREQ=DAILY, WEEKLY, MONTHLY or YEARLY"));
    }

    /** Parts that are taken together mean one thing by RFC 5545; any other pair is refused rather than guessed. */
    private static void fits(Recurrence rule) throws Wrong {
        boolean week = rule.frequency() == Frequency.WEEKLY;
        boolean month = rule.frequency() == Frequency.MONTHLY;
        boolean year = rule.frequency() == Frequency.YEARLY;
        boolean numbered = rule.weekdays().stream().anyMatch(weekday -> weekday.nth() != 0);
        need(rule.months().isEmpty() || year, "BYMONTH without FREQ=YEARLY", "it in a year alone");
        need(rule.monthDays().isEmpty() || month || year, "BYMONTHDAY", "it in a month or a year");
        need(rule.weekdays().isEmpty() || week || month || year, "BYDAY", "it in a week, a month or a year");
        need(rule.weekdays().isEmpty() || rule.monthDays().isEmpty(), "BYDAY beside BYMONTHDAY", "one of the two");
        need(!numbered || !week, "a numbered weekday in a week", "weekdays without a number, such as TU");
        need(
                rule.weekdays().isEmpty() || !year || !rule.months().isEmpty(),
                "BYDAY in a year without BYMONTH",
                "BYMONTH beside it, such as BYMONTH=3,9");
        need(
                rule.positions().isEmpty()
                        || ((month || year) && !rule.weekdays().isEmpty() && !numbered),
                "BYSETPOS",
                "it beside weekdays without a number, in a month or a year");
    }

    private static void need(boolean fits, String found, String expected) throws Wrong {
        if (!fits) {
            throw new Wrong(Lack.PART, found, expected);
        }
    }

    private static Optional<Integer> number(Map<String, String> parts, String name) throws Wrong {
        var text = parts.get(name);
        if (text == null) {
            return Optional.empty();
        }
        if (!NUMBER.matcher(text).matches() || text.startsWith("-")) {
            throw new Wrong(Lack.PART, name + "=" + text, "a number from 1, such as " + name + "=6");
        }
        return Optional.of(Integer.parseInt(text));
    }

    private static Optional<Instant> until(Map<String, String> parts) throws Wrong {
        var text = parts.get("UNTIL");
        if (text == null) {
            return Optional.empty();
        }
        var last = Recurrence.until(text);
        if (last.isEmpty()) {
            throw new Wrong(Lack.PART, "UNTIL=" + text, "an instant in UTC, such as UNTIL=20271231T235959Z");
        }
        return last;
    }

    private static List<Integer> numbers(Map<String, String> parts, String name, int least, int most) throws Wrong {
        return list(
                parts,
                name,
                text -> Optional.of(text)
                        .filter(number -> NUMBER.matcher(number).matches())
                        .map(Integer::parseInt)
                        .filter(number -> number >= least && number <= most),
                "numbers from %d to %d without 0, each once".formatted(least, most));
    }

    private static List<WeekdayNumber> weekdays(Map<String, String> parts) throws Wrong {
        return list(parts, "BYDAY", WeekdayNumber::parse, "days such as TU, 1TU or -1FR, each once");
    }

    /** In their order, whatever that is in the text: so each rule has one spelling. */
    private static <T extends Comparable<T>> List<T> list(
            Map<String, String> parts, String name, Function<String, Optional<T>> read, String expected) throws Wrong {
        var text = parts.get(name);
        if (text == null) {
            return List.of();
        }
        var items = Arrays.stream(text.split(",", -1)).map(read).toList();
        boolean fits = items.size() <= MOST_IN_LIST
                && items.stream().allMatch(Optional::isPresent)
                && Set.copyOf(items).size() == items.size();
        if (!fits) {
            throw new Wrong(Lack.PART, name + "=" + text, expected);
        }
        return items.stream().map(Optional::orElseThrow).sorted().toList();
    }
}
