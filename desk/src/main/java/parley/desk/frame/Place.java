package parley.desk.frame;

/**
 * A circle's pages.
 *
 * @param circle what people call the circle
 * @param path below which they are; it ends in a slash
 * @param line whether an agreement of the circle has the formats of a line
 * @param pledges whether one has those of pledges
 */
public record Place(String circle, String path, boolean line, boolean pledges) {
    /** Whether the circle has a part: most have all but those for which an agreement has to have the formats. */
    boolean has(Part part) {
        return switch (part) {
            case LINE -> line;
            case PLEDGES -> pledges;
            case WATCH, ENTRIES, WRITE, MAP, CALENDAR, AGREEMENT, FIGURES, LEDGER, SHIFT, ADMINISTRATION -> true;
        };
    }
}
