package parley.desk.figures;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The pages of this part, in the order of its navigation. */
public enum Figure {
    CEILINGS,
    QUOTAS,
    REPLIES,
    LATENESS,
    COVERAGE,
    EXCHANGE,
    REQUESTS;

    static Optional<Figure> named(String name) {
        return Arrays.stream(values())
                .filter(figure -> figure.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** Where its page is, below the circle's path. */
    public String path() {
        return "figures/" + word();
    }

    /** What it is called in the word lists. */
    public String key() {
        return "figures.page." + word();
    }

    /** {@code ceilings}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
