package parley.node.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import parley.node.view.Upkeep.Answered;

/** Counts what peers have asked for and what they got. Both come from closed lists, whatever anybody writes. Thread-safe. */
public final class Traffic {
    private final Map<Kind, Map<Outcome, LongAdder>> counts = new EnumMap<>(Kind.class);

    public Traffic() {
        for (Kind kind : Kind.values()) {
            var outcomes = new EnumMap<Outcome, LongAdder>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                outcomes.put(outcome, new LongAdder());
            }
            counts.put(kind, outcomes);
        }
    }

    /** What is asked for, by the spelling of the path alone. */
    enum Kind {
        ADD_CHECKPOINT,
        CHECKPOINT,
        TILE,
        ENTRIES,
        PING,
        OTHER;

        /**
         * The kind of a path as it came.
         *
         * @param path with or without its first slash
         */
        static Kind of(String path) {
            if (path.endsWith("/add-checkpoint")) {
                return ADD_CHECKPOINT;
            }
            if (path.endsWith("/checkpoint")) {
                return CHECKPOINT;
            }
            if (path.contains("/tile/entries/")) {
                return ENTRIES;
            }
            if (path.contains("/tile/")) {
                return TILE;
            }
            return path.endsWith("/ping") ? PING : OTHER;
        }
    }

    private enum Outcome {
        SERVED,
        /** There is no such thing for whoever asks. */
        ABSENT,
        /** A checkpoint that starts from another size than the one recorded here. */
        CONFLICT,
        OVER_BUDGET,
        NOT_YET,
        /** Malformed, not to be trusted, inconsistent, or not by this method. */
        REFUSED;

        static Outcome of(int status) {
            return switch (status) {
                case 200 -> SERVED;
                case 404 -> ABSENT;
                case 409 -> CONFLICT;
                case 429 -> OVER_BUDGET;
                case 503 -> NOT_YET;
                default -> REFUSED;
            };
        }
    }

    void count(Kind kind, int status) {
        adder(kind, Outcome.of(status)).increment();
    }

    private LongAdder adder(Kind kind, Outcome outcome) {
        return Objects.requireNonNull(Objects.requireNonNull(counts.get(kind)).get(outcome));
    }

    /** What has been counted, of every kind and outcome. */
    public List<Answered> counted() {
        List<Answered> all = new ArrayList<>();
        counts.forEach((kind, outcomes) ->
                outcomes.forEach((outcome, count) -> all.add(new Answered(word(kind), word(outcome), count.sum()))));
        return all;
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
