package parley.agreement.pack;

import java.util.List;

/**
 * A file with a timeline of entries and the findings expected from it.
 *
 * @param file where it was read from, relative to the folder of its pack
 * @param name its short name: {@code zapad-2017}
 * @param title what it shows, for people
 * @param agreement the short name of the agreement
 * @param sources where its figures come from
 * @param scenario who said what and when, and what follows
 */
public record CaseFile(
        String file, String name, String title, String agreement, List<String> sources, Scenario scenario) {
    public CaseFile {
        sources = List.copyOf(sources);
    }
}
