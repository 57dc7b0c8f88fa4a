package parley.desk.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.frame.Frame;
import parley.desk.words.Phrase;

/**
 * One page of figures.
 *
 * @param figure which; empty for the list of them
 * @param choices what can be asked for
 */
public record FiguresPage(
        Frame frame,
        Optional<Figure> figure,
        Inquiry inquiry,
        Choices choices,
        List<Block> blocks,
        List<Overview.Line> lines) {
    public FiguresPage {
        blocks = List.copyOf(blocks);
        lines = List.copyOf(lines);
    }

    /**
     * What a reader can choose.
     *
     * @param provisions ids, each with what people call it
     * @param years of a yearly exchange; none on other pages
     */
    public record Choices(
            List<String> parties, Map<String, String> provisions, List<String> accounts, List<String> years) {
        public Choices {
            parties = List.copyOf(parties);
            provisions = Collections.unmodifiableMap(new LinkedHashMap<>(provisions));
            accounts = List.copyOf(accounts);
            years = List.copyOf(years);
        }
    }

    /** Whether what was asked for by a parameter cannot be. */
    public boolean isWrong(String parameter) {
        return inquiry.wrong().stream().anyMatch(problem -> problem.parameter().equals(parameter));
    }

    /** Whether the page has a field in which a parameter is typed or chosen. */
    public boolean hasField(String parameter) {
        return figure.isPresent()
                && switch (parameter) {
                    case "party", "provision", "account" -> true;
                    case "from", "to" -> choices.years().isEmpty();
                    case "year" -> !choices.years().isEmpty();
                    default -> false;
                };
    }

    public Numbers numbers() {
        return new Numbers(frame.words());
    }

    public String title() {
        return frame.words().word(figure.map(Figure::key).orElse("part.figures"));
    }

    /** One sentence on what the page shows. */
    public String says() {
        return frame.words().word(figure.map(Figure::key).orElse("figures.page.overview") + ".says");
    }

    /** The whole table of a block for programs. */
    public String csv(Block block) {
        return link("block", block.name(), "as", "csv");
    }

    /** The page with other rows of one block. */
    public String at(Block block, int row) {
        return link("block", block.name(), "row", row <= 0 ? "" : Integer.toString(row)) + "#" + block.name();
    }

    private String link(String... more) {
        var asked = new ArrayList<>(List.of(
                "party", inquiry.party(),
                "provision", inquiry.provision(),
                "from", inquiry.from().map(Object::toString).orElse(""),
                "to", inquiry.to().map(Object::toString).orElse(""),
                "account", inquiry.account(),
                "state", inquiry.state(),
                "year", inquiry.year()));
        asked.addAll(List.of(more));
        return frame.with(figure.map(Figure::path).orElse("figures"), asked.toArray(String[]::new));
    }

    /** Which rows of how many are shown. */
    public Phrase rows(Table table) {
        return frame.words()
                .say(
                        "figures.rows",
                        "first",
                        numbers().of(table.rows().isEmpty() ? 0 : table.from() + 1),
                        "last",
                        numbers().of(table.from() + (long) table.rows().size()),
                        "all",
                        numbers().of(table.all()));
    }

    /** The rows before a table's. */
    public int previous(Table table) {
        return table.from() - Basis.SHOWN;
    }

    /** The rows after a table's. */
    public int next(Table table) {
        return table.from() + Basis.SHOWN;
    }
}
