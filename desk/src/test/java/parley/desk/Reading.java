package parley.desk;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What {@code /metrics} answered, read strictly: every line is a help, a type or a number, and every number belongs to a family
 * that has both.
 *
 * @param numbers by their series, as {@code parley_log_entries{circle="...",member="XA"}}
 */
record Reading(Map<String, Double> numbers, Map<String, String> types, Set<String> helped) {
    private static final Pattern HELP = Pattern.compile("# HELP ([a-z_:][a-z0-9_:]*) \\S.*");
    private static final Pattern TYPE =
            Pattern.compile("# TYPE ([a-z_:][a-z0-9_:]*) (counter|gauge|histogram|summary)");
    private static final String LABEL = "[a-z_]+=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final Pattern NUMBER =
            Pattern.compile("([a-z_:][a-z0-9_:]*(?:\\{" + LABEL + "(?:," + LABEL + ")*,?})?) (\\S+)");

    static Reading of(String text) {
        var reading = new Reading(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
        text.lines().forEach(reading::line);
        return reading;
    }

    private void line(String line) {
        var help = HELP.matcher(line);
        var type = TYPE.matcher(line);
        var number = NUMBER.matcher(line);
        if (help.matches()) {
            helped.add(help.group(1));
        } else if (type.matches()) {
            types.put(type.group(1), type.group(2));
        } else if (number.matches()) {
            var value = number.group(2).equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(number.group(2));
            if (numbers.put(number.group(1), value) != null) {
                throw new AssertionError("said twice: " + line);
            }
            family(number.group(1).split("\\{", 2)[0]);
        } else {
            throw new AssertionError("no line of a reading: " + line);
        }
    }

    private void family(String name) {
        var whole = name.replaceFirst("_(bucket|count|sum)$", "");
        var family = types.containsKey(name) ? name : whole;
        if (!types.containsKey(family) || !helped.contains(family)) {
            throw new AssertionError(name + " has no help or no type before it");
        }
    }

    /** The only number whose series begins with a name and has all these labels. */
    double value(String name, String... labels) {
        var found = numbers.entrySet().stream()
                .filter(each -> each.getKey().equals(name) || each.getKey().startsWith(name + "{"))
                .filter(each -> Set.of(labels).stream().allMatch(each.getKey()::contains))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("%d numbers of %s %s among %s"
                    .formatted(
                            found.size(),
                            name,
                            Set.of(labels),
                            numbers.keySet().stream()
                                    .filter(each -> each.startsWith(name))
                                    .toList()));
        }
        return found.getFirst().getValue();
    }

    /** The sum of all numbers whose series begins with a name and has all these labels; 0 where there is none. */
    double sum(String name, String... labels) {
        return numbers.entrySet().stream()
                .filter(each -> each.getKey().startsWith(name + "{"))
                .filter(each -> Set.of(labels).stream().allMatch(each.getKey()::contains))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    boolean has(String name) {
        return types.containsKey(name);
    }
}
