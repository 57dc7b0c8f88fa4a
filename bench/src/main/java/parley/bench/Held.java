package parley.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An activity as the peers hold it; days are counted from 1970. */
public record Held(String host, long start, long end) {
    /** Activities of 3 to 14 days at random within a century, spread over so many hosts. */
    static List<Held> century(int activities, int hosts, Random random) {
        long first = LocalDate.of(2026, 1, 1).toEpochDay();
        List<Held> century = new ArrayList<>();
        for (int i = 0; i < activities; i++) {
            long start = first + random.nextInt(36_500);
            century.add(new Held("H" + random.nextInt(hosts), start, start + random.nextInt(2, 14)));
        }
        return century;
    }
}
