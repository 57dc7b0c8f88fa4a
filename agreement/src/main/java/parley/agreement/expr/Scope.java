package parley.agreement.expr;

import parley.agreement.value.Type;

/** What the paths of a condition may lead to, where it stands. */
public interface Scope {
    /** Follows a path. */
    Resolution resolve(Path path);

    /** Whether a path leads to a figure that some format notifies, so that it can be asked what was last notified. */
    default boolean notified(Path path) {
        return false;
    }

    /** Where a path leads. */
    sealed interface Resolution {
        /** To a value of this type. */
        record Found(Type type) implements Resolution {}

        /**
         * Nowhere.
         *
         * @param segment which of its names is not known, counted from 0
         * @param expected what could stand there
         */
        record Missing(int segment, String expected) implements Resolution {}

        /** To something whose declaration is wrong, which has been reported already. */
        record Broken() implements Resolution {}
    }
}
