package parley.agreement.load;

import java.util.Optional;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode.Scalar;

/** What holds for every text that a pack gives people to read in their language: a name, a word, a sentence. */
final class Wording {
    private Wording() {}

    /**
     * Whether people can read a text as it stands; what is wrong with it is told.
     *
     * @param what the text with its article, as {@code a name}
     * @param limit the most code points that it may have
     */
    static boolean isFit(Scalar scalar, String what, int limit, Keys keys) {
        String text = scalar.text();
        int length = text.codePointCount(0, text.length());
        if (length > limit) {
            keys.problem(scalar, what + " of " + length + " characters", "at most " + limit);
            return false;
        }
        Optional<Integer> unseen =
                text.codePoints().filter(Wording::isUnseen).boxed().findFirst();
        unseen.ifPresent(
                code -> keys.problem(scalar, "U+%04X in %s".formatted(code, what), "characters that everybody sees"));
        if (unseen.isEmpty() && !text.equals(text.strip())) {
            keys.problem(scalar, "a space at the end of " + what, "none before or after it");
        }
        return unseen.isEmpty() && text.equals(text.strip());
    }

    /** Controls, marks that turn a text, ends of lines, and what has no meaning that all agree on. */
    private static boolean isUnseen(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
