package parley.desk.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an officer can begin on the page of the history: each is a draft in the format of a role. */
enum Act {
    EVENT,
    ACCOUNT,
    REQUEST;

    /** As forms and word lists name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Act> of(String word) {
        return Arrays.stream(values()).filter(act -> act.word().equals(word)).findFirst();
    }
}
