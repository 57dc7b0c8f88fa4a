package parley.desk.shift;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import parley.agreement.prose.Language;
import parley.desk.words.Words;

/** What a row of the rota holds, in the order in which it is pasted. */
public enum RotaColumn {
    DUTY("rota.duty"),
    FROM("rota.from"),
    UNTIL("rota.until"),
    OFFICER("rota.officer"),
    TELEPHONE("shift.telephone"),
    REPLACES("rota.replaces");

    private final String key;

    RotaColumn(String key) {
        this.key = key;
    }

    /** What it is called in the word lists. */
    public String key() {
        return key;
    }

    /** Its control in a form. */
    public String control() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column that a first line calls so, in English or any language of the desk. */
    static Optional<RotaColumn> called(String cell) {
        return Arrays.stream(values())
                .filter(column -> column.control().equalsIgnoreCase(cell.strip())
                        || Arrays.stream(Language.values())
                                .anyMatch(language -> word(language, column.key).equalsIgnoreCase(cell.strip())))
                .findFirst();
    }

    /** A word in a language. */
    static String word(Language language, String key) {
        return Objects.requireNonNull(Words.load().get(language)).word(key);
    }
}
