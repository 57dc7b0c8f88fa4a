package parley.desk.view;

import parley.node.view.verify.Outcome;

/**
 * A state that the page can show: one word in each language, one shape and one tone, so that it can be told without
 * seeing its colour. Colour belongs to states of things and never to parties.
 */
public enum State {
    NOT_OWED("dash", Tone.QUIET),
    DUE("clock", Tone.OPEN),
    MET("tick", Tone.GOOD),
    LATE("tick-clock", Tone.OPEN),
    OVERDUE("exclamation", Tone.BAD),
    BREACHED("cross", Tone.BAD),
    EXCUSED("tick-brackets", Tone.GOOD),
    KEPT("shield", Tone.GOOD),
    FORESEEN("cross-clock", Tone.OPEN),
    CLOSED("dash", Tone.QUIET),
    OPEN("ring", Tone.OPEN),
    EXERCISED("disc", Tone.GOOD),
    INVALID("ring-slash", Tone.BAD),
    LAPSED("ring-dots", Tone.QUIET),
    AVAILABLE("box", Tone.GOOD),
    EXHAUSTED("box-full", Tone.QUIET),
    ADOPTED("tick", Tone.GOOD),
    BROKEN("ring-slash", Tone.QUIET),
    UNKNOWN("question", Tone.DOUBT),
    CONTESTED("speech", Tone.DOUBT),
    VOID("ring-slash", Tone.QUIET),
    POSTED("bars-1", Tone.OPEN),
    HELD("bars-2", Tone.OPEN),
    RECEIVED("bars-3", Tone.GOOD),
    ACKNOWLEDGED("bars-4", Tone.GOOD),
    UP("disc", Tone.GOOD),
    SILENT("ring-dots", Tone.OPEN),
    HOLDS("tick", Tone.GOOD),
    DOES_NOT_HOLD("cross", Tone.QUIET),
    CANNOT_TELL("question", Tone.DOUBT);

    private final String shape;
    private final Tone tone;

    State(String shape, Tone tone) {
        this.shape = shape;
        this.tone = tone;
    }

    /** The id of its symbol in the page's sprite, without the leading {@code shape-}. */
    public String shape() {
        return shape;
    }

    /** What its colour says; each theme gives every tone at least 4.5:1 against its ground. */
    public Tone tone() {
        return tone;
    }

    /** The name by which style sheet and word lists know it: {@code not-owed}. */
    public String key() {
        return lower(name());
    }

    /** How a re-verification of the own store came out. */
    public static State of(Outcome outcome) {
        return outcome.holds() ? HOLDS : outcome.damages().isEmpty() ? CANNOT_TELL : DOES_NOT_HOLD;
    }

    private static String lower(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** What a colour stands for. */
    public enum Tone {
        QUIET,
        GOOD,
        OPEN,
        BAD,
        DOUBT;

        public String key() {
            return lower(name());
        }
    }
}
