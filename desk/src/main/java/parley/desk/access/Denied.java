package parley.desk.access;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts who was not let in since the desk was opened, by what he showed. Thread-safe. */
public final class Denied {
    private final Map<Way, LongAdder> counts = new EnumMap<>(Way.class);

    Denied() {
        for (Way way : Way.values()) {
            counts.put(way, new LongAdder());
        }
    }

    /** What is shown to get in. */
    public enum Way {
        PASSKEY,
        /** An enrolment code. */
        CODE,
        /** A passkey that a code was to make. */
        ENROLMENT,
        /** The word of another service. */
        SERVICE,
        /** The token of the data folder, or a key of a program. */
        KEY
    }

    public void note(Way way) {
        adder(way).increment();
    }

    public long count(Way way) {
        return adder(way).sum();
    }

    private LongAdder adder(Way way) {
        return Objects.requireNonNull(counts.get(way));
    }
}
