package parley.desk.signin;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, once. Thread-safe. */
final class Later<T> implements Supplier<T> {
    private final Supplier<T> made;
    private volatile @Nullable T value;

    Later(Supplier<T> made) {
        this.made = made;
    }

    @Override
    public T get() {
        var known = value;
        return known == null ? first() : known;
    }

    private synchronized T first() {
        var known = value;
        if (known == null) {
            known = made.get();
            value = known;
        }
        return known;
    }
}
