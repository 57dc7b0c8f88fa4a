package parley.agreement.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.agreement.pack.Paragraph;

/**
 * How much of the text of an agreement a pack renders.
 *
 * @param provisioned paragraphs that a provision, term or format cites
 * @param untranslated paragraphs that nothing cites, with the reason
 * @param silent paragraphs that nothing cites, without a reason
 * @param checked how many paragraphs were compared with the official text
 */
public record Coverage(List<String> provisioned, List<Untranslated> untranslated, List<String> silent, int checked) {
    public Coverage {
        provisioned = List.copyOf(provisioned);
        untranslated = List.copyOf(untranslated);
        silent = List.copyOf(silent);
    }

    /** A paragraph left out on purpose. */
    public record Untranslated(String paragraph, String reason) {}

    static Coverage of(List<Citation> citations, List<Paragraph> paragraphs) {
        List<String> cited =
                citations.stream().flatMap(c -> c.parts().stream()).distinct().toList();
        List<String> provisioned = new ArrayList<>();
        List<Untranslated> untranslated = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (Paragraph paragraph : paragraphs) {
            if (cited.stream().anyMatch(part -> Citation.names(part, paragraph.number()))) {
                provisioned.add(paragraph.number());
            } else if (paragraph.untranslated().isPresent()) {
                untranslated.add(new Untranslated(
                        paragraph.number(), paragraph.untranslated().get()));
            } else {
                silent.add(paragraph.number());
            }
        }
        int checked = (int) paragraphs.stream().filter(Paragraph::checked).count();
        return new Coverage(provisioned, untranslated, silent, checked);
    }

    public int total() {
        return provisioned.size() + untranslated.size() + silent.size();
    }

    /** The numbers in one line, then each reason with the paragraphs that are left out for it. */
    public List<String> lines() {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        untranslated.forEach(one ->
                byReason.computeIfAbsent(one.reason(), _ -> new ArrayList<>()).add(one.paragraph()));
        List<String> lines = new ArrayList<>(List.of(toString()));
        byReason.forEach((reason, numbers) ->
                lines.add("    %3d  %s: %s".formatted(numbers.size(), reason, String.join(", ", numbers))));
        return lines;
    }

    /** {@code 100 paragraphs: 21 provisioned, 70 untranslated, 9 silent (9, 10); 0 checked against the official text}. */
    @Override
    public String toString() {
        return total() + " paragraphs: " + provisioned.size() + " provisioned, " + untranslated.size()
                + " untranslated, " + silent.size() + " silent"
                + (silent.isEmpty() ? "" : " (" + String.join(", ", silent) + ")") + "; " + checked
                + " checked against the official text";
    }
}
