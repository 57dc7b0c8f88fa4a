package parley.agreement.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.value.Party;

/**
 * What happens among the same parties in several circles at once, and the findings expected from it in each. Immutable.
 *
 * @param file where it was read from
 * @param name its short name: {@code crisis}
 * @param title what it shows, for people
 * @param sources where its figures come from
 * @param circles in the order of the file, at least one
 */
public record StoryFile(String file, String name, String title, List<String> sources, List<Circle> circles) {
    public StoryFile {
        sources = List.copyOf(sources);
        circles = List.copyOf(circles);
    }

    /**
     * A circle of the story.
     *
     * @param name by which the story's timeline calls it
     * @param title what its charter calls it
     * @param parties who is bound by its agreements
     * @param witnesses who mirrors all of its logs and owes nothing
     * @param timekeeper the witness whose word alone fixes times; empty: the majority's
     * @param roles who fills a role that its charter names
     * @param parts one for each of its agreements, at least one
     */
    public record Circle(
            String name,
            String title,
            List<Party> parties,
            List<Party> witnesses,
            Optional<Party> timekeeper,
            Map<String, Party> roles,
            List<Part> parts) {
        public Circle {
            parties = List.copyOf(parties);
            witnesses = List.copyOf(witnesses);
            roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
            parts = List.copyOf(parts);
        }

        /** Everything that is said in the circle, under whichever of its agreements. */
        public List<Item> timeline() {
            return parts.getFirst().scenario().timeline();
        }

        /** Which entry of the circle a reference of another names; empty when there is none before it. */
        public Optional<Item> named(Item item, Scenario.Ref ref) {
            return parts.getFirst().scenario().named(item, ref);
        }
    }

    /**
     * One agreement of a circle.
     *
     * @param scenario the circle's whole timeline, what its charter binds of this agreement's parameters, and what is
     *     expected under it
     */
    public record Part(Pack pack, Scenario scenario) {}
}
