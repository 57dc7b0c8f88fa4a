package parley.agreement.truth;

/**
 * What would turn an UNKNOWN into TRUE or FALSE; every need is of one of four sorts. Needs are ordered by sort, then
 * by text, so that they print alike on every node.
 */
public sealed interface Need extends Comparable<Need> {
    /** Ask a party for a field that it left blank or never stated; the field reads {@code contingent.troops}. */
    record Ask(String party, String field) implements Need {}

    /** Wait for a receipt ({@code receipt by XB}) or for a date. */
    record Wait(String what) implements Need {}

    /** Measure a position or sum that lies on both sides of a bound. */
    record Measure(String what) implements Need {}

    /** Decide a parameter that the parties have left unbound, or fill a role of the circle. */
    record Decide(String parameter) implements Need {}

    /** The sort as it is written in findings and cases. */
    default String sort() {
        return switch (this) {
            case Ask _ -> "ask";
            case Wait _ -> "wait";
            case Measure _ -> "measure";
            case Decide _ -> "decide";
        };
    }

    /** What is needed, without its sort: {@code XA: contingent.troops}, {@code receipt by XB}. */
    default String text() {
        return switch (this) {
            case Ask(String party, String field) -> party + ": " + field;
            case Wait(String what) -> what;
            case Measure(String what) -> what;
            case Decide(String parameter) -> parameter;
        };
    }

    @Override
    default int compareTo(Need other) {
        // Sets of needs are united often, so that those of one sort are compared without putting their text together.
        if (this instanceof Wait(String one) && other instanceof Wait(String another)) {
            return one.compareTo(another);
        }
        if (this instanceof Ask(String asked, String one)
                && other instanceof Ask(String alsoAsked, String another)
                && asked.equals(alsoAsked)) {
            return one.compareTo(another);
        }
        int sorts = sort().compareTo(other.sort());
        return sorts != 0 ? sorts : text().compareTo(other.text());
    }
}
