package parley.desk.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import parley.desk.words.Phrase;

/** What each party says of itself stands first; what another party says of it stands apart, and says so. */
final class Accounts {
    private Accounts() {}

    /**
     * One block for findings on the debtors' own accounts, empty or not, since another's word never takes its place; and one
     * for others where there are any.
     *
     * @param name of the first block; the other's has a suffix
     * @param title of the first block, a key of the word list
     */
    static List<Block> apart(
            Basis basis, String name, String title, List<Found> found, BiFunction<Blocked, List<Found>, Block> block) {
        var blocks = new ArrayList<Block>();
        var own = found.stream().filter(Found::isOwn).toList();
        var others = found.stream().filter(some -> !some.isOwn()).toList();
        var words = basis.words();
        blocks.add(block.apply(new Blocked(name, words.say(title), false), own));
        if (!others.isEmpty()) {
            blocks.add(block.apply(
                    new Blocked(name + "-others", words.say("figures.others", "what", words.say(title)), true),
                    others));
        }
        return blocks;
    }

    /**
     * What a block is called.
     *
     * @param others whether each of its rows has a column for whose word it is
     */
    record Blocked(String name, Phrase title, boolean others) {
        List<String> columns(String... own) {
            var columns = new ArrayList<>(List.of(own));
            if (others) {
                columns.add(1, "account");
            }
            return columns;
        }

        /** What a finding is called in a chart. */
        String bar(Found found) {
            return found.debtor() + "  " + found.head().name()
                    + (others ? "  (" + found.head().account().code() + ")" : "");
        }

        List<Cell> cells(Found found, List<Cell> own) {
            var cells = new ArrayList<>(own);
            if (others) {
                cells.add(1, new Cell.Foreign(found.head().account().code()));
            }
            return cells;
        }
    }
}
