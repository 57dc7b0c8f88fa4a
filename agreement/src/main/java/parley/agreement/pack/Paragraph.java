package parley.agreement.pack;

import java.util.Optional;

/**
 * One paragraph of the agreement in our words.
 *
 * @param number as the agreement numbers it: {@code 40.1.1}
 * @param text our words
 * @param status how well it is known, for instance {@code M-high}
 * @param checked whether it was compared with the official text
 * @param untranslated why no provision renders it, where none does on purpose
 */
public record Paragraph(String number, String text, String status, boolean checked, Optional<String> untranslated) {}
