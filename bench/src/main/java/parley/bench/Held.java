package parley.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An activity as the peers hold it; days are counted from 1970. */
public record Held(String host, long start, long end) {
    private static final int CENTURY = 36_500;
    private static final int LONGEST = 14;

    /**
     * Activities of 3 to 14 days at random within a century, spread over so many hosts; within more centuries where a host
     * has so many that it would hold more than three for most of one.
     */
    static List<Held> century(int activities, int hosts, Random random) {
        long first = LocalDate.of(2026, 1, 1).toEpochDay();
        int days = Math.max(CENTURY, activities / hosts * LONGEST);
        List<Held> century = new ArrayList<>();
        for (int i = 0; i < activities; i++) {
            long start = first + random.nextInt(days);
            century.add(new Held("H" + random.nextInt(hosts), start, start + random.nextInt(2, LONGEST)));
        }
        return century;
    }
}
