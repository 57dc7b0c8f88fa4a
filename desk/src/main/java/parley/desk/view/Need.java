package parley.desk.view;

/** What would turn an unknown into a verdict: the sort decides the verb, the text says of what. */
public record Need(Sort sort, String what) {
    /** The four sorts of the design; there is no fifth. */
    public enum Sort {
        ASK,
        WAIT,
        MEASURE,
        DECIDE;

        public String key() {
            return "need." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
