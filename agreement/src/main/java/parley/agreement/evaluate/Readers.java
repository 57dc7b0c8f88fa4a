package parley.agreement.evaluate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Those that have read something: nearly always one cell alone, and then nothing is kept but that. */
sealed interface Readers permits Cell, Readers.Many {
    /** The same with one more; whether these themselves or others is not to be relied on. */
    Readers with(Cell<?> cell);

    /** The same with one fewer; nothing if there are none left. */
    @Nullable
    Readers without(Cell<?> cell);

    /** Each of them, while none comes or goes. */
    void each(Consumer<Cell<?>> to);

    /** Several, or one that is left of several. */
    final class Many implements Readers {
        private final Set<Cell<?>> cells;

        Many(Cell<?> one, Cell<?> other) {
            cells = new HashSet<>(List.of(one, other));
        }

        @Override
        public Readers with(Cell<?> cell) {
            cells.add(cell);
            return this;
        }

        @Override
        public @Nullable Readers without(Cell<?> cell) {
            cells.remove(cell);
            return cells.isEmpty() ? null : this;
        }

        @Override
        public void each(Consumer<Cell<?>> to) {
            cells.forEach(to);
        }
    }
}
