package parley.desk.administration;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.desk.frame.Frame;
import parley.desk.words.Words;
import parley.node.Release;
import parley.node.backup.Backup;
import parley.node.view.Upkeep;
import parley.node.view.verify.Outcome;

/**
 * Whether all is well with the node at a glance, and its backups.
 *
 * @param offers whether its reader may have a backup made: there are accounts, and the settings name a folder
 * @param hasFolder whether the settings name a folder
 * @param last the backup that was made last
 * @param there whether it still lies where it was made
 * @param since when one is being made
 * @param failure why the last one that was begun here was not made
 * @param ready whether the node does its part in every circle
 * @param upkeep empty while the node does not run
 * @param verified what the last re-verification of the store found
 */
public record KeepingPart(
        Frame frame,
        String seal,
        boolean offers,
        boolean hasFolder,
        Optional<Backup.Made> last,
        boolean there,
        Optional<Instant> since,
        Optional<String> failure,
        boolean ready,
        Optional<Upkeep> upkeep,
        Optional<Outcome> verified) {
    private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB");
    private static final double STEP = 1024;

    public Words words() {
        return frame.words();
    }

    public String version() {
        return "Parley %s, Java %s".formatted(Release.VERSION, Runtime.version());
    }

    /** So many bytes as people say it: {@code 12.3 MiB}. */
    public static String size(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        double size = bytes / STEP;
        int unit = 0;
        while (size >= STEP && unit < UNITS.size() - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, UNITS.get(unit));
    }
}
