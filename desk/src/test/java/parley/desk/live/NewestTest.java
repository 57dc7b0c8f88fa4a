package parley.desk.live;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NewestTest {
    private record Thing(Instant at, int number) {}

    @Test
    void itKeepsWhatAStableSortOfAllWouldPutFirst() {
        long seed = Long.getLong("parley.seed", new Random().nextLong());
        System.out.println("NewestTest: seed " + seed);
        Random random = new Random(seed);
        for (int most = 1; most < 12; most++) {
            var newest = new Newest<Thing>(most, Thing::at);
            List<Thing> all = new ArrayList<>();
            for (int number = 0; number < 40; number++) {
                var thing = new Thing(Instant.ofEpochSecond(random.nextInt(15)), number);
                newest.add(thing);
                all.add(thing);
                var sorted = all.stream()
                        .sorted(comparing(Thing::at).reversed())
                        .limit(most)
                        .toList();
                assertThat(newest.list()).isEqualTo(sorted);
                assertThat(newest.older()).isEqualTo(all.size() - sorted.size());
            }
        }
    }
}
