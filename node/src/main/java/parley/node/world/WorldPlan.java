package parley.node.world;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import parley.agreement.pack.StoryFile;
import parley.ledger.entry.Party;

/**
 * What a world of several circles is made of. Whoever is in more than one has one node in all of them. Immutable.
 *
 * @param name of the world; the same names give the same keys
 * @param circles with different names, at least one
 * @param start when their charters hold from; the clock stands there at first
 * @param folder an existing folder, in which each node gets its own
 */
public record WorldPlan(String name, List<CirclePlan> circles, Instant start, Path folder) {
    public WorldPlan {
        circles = List.copyOf(circles);
        if (circles.isEmpty()) {
            throw new IllegalArgumentException("the world " + name + " has no circle");
        }
        if (circles.stream().map(CirclePlan::name).distinct().count() < circles.size()) {
            throw new IllegalArgumentException("two circles of the world " + name + " have one name");
        }
    }

    /** A world in which a story can be played. */
    public static WorldPlan of(StoryFile story, Instant start, Path folder) {
        return new WorldPlan(
                story.title(), story.circles().stream().map(CirclePlan::of).toList(), start, folder);
    }

    /** Everybody who is in any of the circles, in the order of their codes. */
    public List<Party> members() {
        return circles.stream()
                .flatMap(circle -> circle.members().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
