package parley.agreement.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import parley.agreement.pack.Phrase;
import parley.agreement.value.Data;
import parley.agreement.value.Type.Simple;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads between what a parameter of a phrase lies: {@code { type: count, max: 359 }}, {@code { type: date, notAfter: until }}. */
record BoundsReader(Keys keys) {
    static final Set<String> KEYS = Set.of("type", "min", "max", "notAfter");

    /** The bounds of a parameter of this type. */
    Phrase.Bounds read(Phrase.Parameter typed) {
        boolean count = typed.type() == Simple.COUNT;
        boolean time = typed.type() == Simple.DAY || typed.type() == Simple.MOMENT;
        for (String key : new String[] {"min", "max"}) {
            keys.get(key).filter(_ -> !count).ifPresent(node -> stray(node, key, typed, "a count"));
        }
        keys.get("notAfter")
                .filter(_ -> !time)
                .ifPresent(node -> stray(node, "notAfter", typed, "a date or an instant"));
        OptionalLong least = count ? number("min") : OptionalLong.empty();
        OptionalLong most = count ? number("max") : OptionalLong.empty();
        if (least.isPresent() && most.isPresent() && least.getAsLong() > most.getAsLong()) {
            keys.problem(
                    keys.get("max").orElseThrow(),
                    "max: " + most.getAsLong() + " under min: " + least.getAsLong(),
                    "min to be at most max");
        }
        Optional<String> notAfter =
                time ? keys.scalar("notAfter", "another parameter").map(Scalar::text) : Optional.empty();
        return new Phrase.Bounds(least, most, notAfter);
    }

    private void stray(YamlNode node, String key, Phrase.Parameter typed, String of) {
        keys.problem(node, key + " of " + typed.type().described(), key + " of " + of);
    }

    private OptionalLong number(String key) {
        Optional<YamlNode> node = keys.get(key);
        if (node.isEmpty()) {
            return OptionalLong.empty();
        }
        if (node.get() instanceof Scalar scalar && scalar.raw().matches("0|[1-9][0-9]{0,15}")) {
            long number = Long.parseLong(scalar.raw());
            if (number <= Data.Whole.LIMIT) {
                return OptionalLong.of(number);
            }
        }
        keys.problem(node.get(), node.get().describe(), "a whole number from 0 to " + Data.Whole.LIMIT);
        return OptionalLong.empty();
    }

    /** That what is not after another names one of the same type, and that none comes before itself by way of others. */
    static void order(YamlNode.Mapping with, Map<String, Phrase.Parameter> parameters, Keys keys) {
        parameters.forEach((name, parameter) -> parameter.bounds().notAfter().ifPresent(later -> {
            YamlNode at = with.get(name)
                    .flatMap(node -> node instanceof YamlNode.Mapping of ? of.get("notAfter") : Optional.empty())
                    .orElse(with);
            Map<String, Phrase.Parameter> others = new LinkedHashMap<>(parameters);
            others.values()
                    .removeIf(other -> !other.type().equals(parameter.type())
                            || other.name().equals(name));
            if (!others.containsKey(later)) {
                keys.problem(at, name + " not after " + later, alike(later, parameter, others));
            } else if (leadsBack(name, parameters)) {
                keys.problem(at, name + " not after itself, by way of " + later, "an order without a circle");
            }
        }));
    }

    private static String alike(String later, Phrase.Parameter parameter, Map<String, Phrase.Parameter> others) {
        return others.isEmpty()
                ? "another parameter of type " + parameter.type() + ", of which this phrase has none"
                : Nearest.first(later, others.keySet());
    }

    private static boolean leadsBack(String name, Map<String, Phrase.Parameter> parameters) {
        String at = name;
        for (int i = 0; i < parameters.size(); i++) {
            Phrase.Parameter parameter = parameters.get(at);
            at = parameter == null ? "" : parameter.bounds().notAfter().orElse("");
            if (at.equals(name)) {
                return true;
            }
        }
        return false;
    }
}
