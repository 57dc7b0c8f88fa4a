package parley.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import parley.agreement.proof.Reading;
import parley.agreement.value.Value;

/**
 * The same facts for both sides: for each path a value, or nothing that anybody knows.
 *
 * @param values by path; a path without one is unknown
 * @param absent paths that are known not to exist
 */
record RandomFacts(Map<String, Object> values, List<String> absent) {
    static final List<String> COUNTS = List.of("a.n0", "a.n1", "a.n2", "a.sub.n3");
    static final List<String> FLAGS = List.of("a.f0", "a.f1", "a.sub.f2");
    static final List<String> TEXTS = List.of("a.t0", "a.t1");
    static final List<String> WORDS = List.of("a.w0", "a.w1");
    /** Known to be there, or known not to be: what {@code has} says of the rest differs. */
    static final List<String> PRESENT = List.of("a.h0", "a.sub.h1");
    /** Lowest first, and by chance in the order of the alphabet, which is CEL's. */
    static final List<String> ECHELONS = List.of("battalion", "brigade", "corps", "division");

    private static final List<Long> EDGES = List.of(
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1,
            -3L,
            -1L,
            0L,
            1L,
            2L,
            3L,
            1L << 31,
            1L << 53,
            Long.MAX_VALUE - 1,
            Long.MAX_VALUE);

    static RandomFacts of(Random random) {
        Map<String, Object> values = new HashMap<>();
        List<String> absent = new ArrayList<>();
        COUNTS.forEach(path -> put(values, path, EDGES.get(random.nextInt(EDGES.size())), random));
        FLAGS.forEach(path -> put(values, path, random.nextBoolean(), random));
        TEXTS.forEach(path -> put(values, path, "w" + random.nextInt(3), random));
        WORDS.forEach(path -> put(values, path, ECHELONS.get(random.nextInt(ECHELONS.size())), random));
        for (String path : PRESENT) {
            if (random.nextBoolean()) {
                values.put(path, 1L);
            } else {
                absent.add(path);
            }
        }
        return new RandomFacts(values, absent);
    }

    private static void put(Map<String, Object> values, String path, Object value, Random random) {
        if (random.nextInt(3) > 0) {
            values.put(path, value);
        }
    }

    /** The paths of which nobody knows a value. */
    List<String> unknown() {
        return Stream.of(COUNTS, FLAGS, TEXTS, WORDS)
                .flatMap(List::stream)
                .filter(path -> !values.containsKey(path))
                .toList();
    }

    /** As we read it. */
    Reading reading(String path) {
        Object value = values.get(path);
        if (absent.contains(path)) {
            return new Reading.None(List.of());
        }
        if (value == null) {
            return new Reading.Unknown("to follow", List.of(), Collections.emptySortedSet());
        }
        return new Reading.Known(
                switch (value) {
                    case Long count -> new Value.Count(count);
                    case Boolean flag -> new Value.Flag(flag);
                    case String word when WORDS.contains(path) -> new Value.Word(word);
                    default -> new Value.Text(value.toString());
                },
                List.of());
    }

    /** As CEL reads it: maps in a map. */
    Map<String, Object> tree() {
        Map<String, Object> sub = new HashMap<>();
        Map<String, Object> a = new HashMap<>(Map.of("sub", sub));
        values.forEach((path, value) -> {
            Map<String, Object> at = path.startsWith("a.sub.") ? sub : a;
            at.put(path.substring(path.lastIndexOf('.') + 1), value);
        });
        return Map.of("a", a);
    }
}
