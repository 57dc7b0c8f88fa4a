package parley.desk.view;

import java.time.Instant;

/**
 * A draft that was begun for a duty, as the duty's row and the list of formats show it.
 *
 * @param name of the draft
 * @param stage how far it has come
 * @param at since when it is at that stage; of one only begun, when it was last saved where nobody noted its beginning
 * @param who began it, asked for its clearance or signed it first; empty where nobody was asked who he is
 */
public record BegunRow(String name, Stage stage, Instant at, String who) {
    /** How far a draft has come. */
    public enum Stage {
        /** It is being written. */
        BEGUN("write/draft/"),
        /** It waits for offices to clear it. */
        CLEARING("write/clearance/"),
        /** One officer has signed it. */
        SIGNED("write/waiting/");

        private final String folder;

        Stage(String folder) {
            this.folder = folder;
        }
    }

    /** The path of the page on which it goes on, below those of the circle. */
    public String path() {
        return stage.folder + name;
    }
}
