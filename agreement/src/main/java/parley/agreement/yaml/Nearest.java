package parley.agreement.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names what was expected, the nearest first, so that a slip of the pen is mended at a glance. */
public final class Nearest {
    private Nearest() {}

    /** {@code lead (or at, after, before)}; all in their order where none is near. */
    public static String first(String found, Collection<String> expected) {
        List<String> words = new ArrayList<>(expected.stream().sorted().toList());
        if (words.isEmpty()) {
            return "nothing here";
        }
        String nearest = words.stream()
                .min(Comparator.comparingInt(word -> distance(found, word)))
                .orElseThrow();
        if (words.size() == 1 || distance(found, nearest) > Math.max(1, found.length() / 3)) {
            return (words.size() == 1 ? "" : "one of ") + String.join(", ", words);
        }
        words.remove(nearest);
        return nearest + " (or " + String.join(", ", words) + ")";
    }

    /** The so many nearest, the nearest first, those equally near in their order. */
    public static List<String> some(int most, String found, Collection<String> expected) {
        return expected.stream()
                .sorted(Comparator.comparingInt((String word) -> distance(found, word))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    /** How many letters must be put in, left out or replaced (Levenshtein); at most 64 letters are looked at. */
    private static int distance(String one, String other) {
        String a = one.substring(0, Math.min(64, one.length()));
        String b = other.substring(0, Math.min(64, other.length()));
        int[] before = new int[b.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[b.length()];
    }
}
