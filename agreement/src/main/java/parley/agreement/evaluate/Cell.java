package parley.agreement.evaluate;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parley.agreement.account.Part;

/**
 * Something that is worked out from a scene and kept until what it was worked out from changes.
 *
 * @param <T> what is worked out
 */
final class Cell<T> implements Readers {
    private final Rank rank;
    private final Function<Scene, T> work;
    private final Consumer<T> told;
    private @Nullable T value;
    private Kept reads = Kept.NOTHING;
    private List<Instant> ticks = List.of();
    private Optional<Instant> until = Optional.empty();
    private boolean dropped;

    /** Cells of the first rank say which cells of the second there are. */
    enum Rank {
        FIRST,
        SECOND
    }

    /**
     * A cell without a value.
     *
     * @param told is told of each value that differs from the one before
     */
    Cell(Rank rank, Function<Scene, T> work, Consumer<T> told) {
        this.rank = rank;
        this.work = work;
        this.told = told;
    }

    /**
     * What a value was worked out from.
     *
     * @param asked by which instants some logs were asked for an entry
     * @param soFar which logs were asked for one given before the instant judged
     * @param missing of which logs was read whose {@code seen} is missing
     */
    record Kept(List<Part> parts, Map<Ends, Set<Instant>> asked, Set<Ends> soFar, Set<Ends> missing) {
        static final Kept NOTHING = new Kept(List.of(), Map.of(), Set.of(), Set.of());
    }

    /** Collects what a value is worked out from. */
    private static final class Reads implements Trace {
        private final Set<Part> parts = new HashSet<>();
        private final Map<Ends, Set<Instant>> asked = new HashMap<>();
        private final Set<Ends> soFar = new HashSet<>();
        private final Set<Ends> missing = new HashSet<>();

        @Override
        public void read(Part part) {
            parts.add(part);
        }

        @Override
        public void asked(Ends ends, Instant by) {
            asked.computeIfAbsent(ends, _ -> new HashSet<>(2)).add(by);
        }

        @Override
        public void askedSoFar(Ends ends) {
            soFar.add(ends);
        }

        @Override
        public void missing(Ends ends) {
            missing.add(ends);
        }

        /** What was read, in few bytes: there are millions of cells, and most ask nothing of the ends of logs. */
        Kept kept() {
            return new Kept(
                    List.copyOf(parts),
                    asked.isEmpty() ? Map.of() : asked,
                    soFar.isEmpty() ? Set.of() : soFar,
                    missing.isEmpty() ? Set.of() : missing);
        }
    }

    Rank rank() {
        return rank;
    }

    /** The value; empty until it has been worked out. */
    Optional<T> value() {
        return Optional.ofNullable(value);
    }

    Kept reads() {
        return reads;
    }

    /** Later instants at which the value could change with no new entry, as it says itself. */
    List<Instant> ticks() {
        return ticks;
    }

    /** The first later instant at which it is to be worked out anew. */
    Optional<Instant> until() {
        return until;
    }

    boolean dropped() {
        return dropped;
    }

    /** Works it out. Whoever keeps account of what it has read does so around this. */
    void workOut(Rules rules, Filing filing, Instant at) {
        Reads fresh = new Reads();
        Scene scene = Scene.saying(rules, new FiledLookup(filing, fresh), at);
        T now = work.apply(scene);
        reads = fresh.kept();
        ticks = List.copyOf(scene.ticks().tailSet(at.plusSeconds(1)));
        until = scene.until();
        if (!now.equals(value)) {
            value = now;
            told.accept(now);
        }
    }

    void drop() {
        dropped = true;
        reads = Kept.NOTHING;
        ticks = List.of();
        until = Optional.empty();
    }

    @Override
    public Readers with(Cell<?> cell) {
        return cell == this ? this : new Many(this, cell);
    }

    @Override
    public @Nullable Readers without(Cell<?> cell) {
        return cell == this ? null : this;
    }

    @Override
    public void each(Consumer<Cell<?>> to) {
        to.accept(this);
    }
}
