package parley.agreement.pack;

import parley.agreement.expr.Path;

/** Where debtors, holders and creditors come from. */
public sealed interface Parties {
    /** Each party that a path yields. */
    record Each(Path path) implements Parties {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /** Whoever fills a role of the circle. */
    record Role(String role) implements Parties {
        @Override
        public String toString() {
            return role;
        }
    }

    /** Every other party of the circle; of creditors only. */
    record Others() implements Parties {
        @Override
        public String toString() {
            return "others";
        }
    }
}
