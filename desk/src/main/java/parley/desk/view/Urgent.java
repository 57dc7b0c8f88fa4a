package parley.desk.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;

/**
 * What must not wait until somebody looks: each by the row under which notice is taken of it. What is wrong on the account of
 * a third party is never among it.
 *
 * @param row by which it is acknowledged; in another state it is news again
 */
public record Urgent(Kind kind, String row) {
    /** Why it is urgent, the gravest first; each has a sound of its own. */
    public enum Kind {
        /** An entry of the highest precedence came in. */
        FLASH,
        /** Something is overdue or broken by the debtor's own word, or by this party's. */
        WRONG,
        /** The node cannot do its part. */
        ALARM,
        /** What this party owes is to be done before the day is over; a test of the line, within three hours. */
        DUE,
        /** What is sent on the line arrives late, or has not arrived yet. */
        SLOW,
        /** A member gives no sign of life. */
        SILENT;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How long before its deadline a duty of this party presses. */
    public static final Duration PRESSING = Duration.ofDays(1);

    /** The same of a test of a line: each side owes the next one at any hour, so that a day would be always. */
    public static final Duration TEST = Duration.ofHours(3);

    /**
     * All that is urgent on a watch, the gravest first.
     *
     * @param flash the rows of what came in with the highest precedence
     */
    public static List<Urgent> of(Watch watch, Set<String> flash) {
        var all = new LinkedHashMap<String, Kind>();
        watch.incoming().stream()
                .map(EntryRow::key)
                .filter(flash::contains)
                .forEach(row -> all.putIfAbsent(row, Kind.FLASH));
        watch.wrong().forEach(told -> all.putIfAbsent(OnDuty.row(told), Kind.WRONG));
        watch.wrongByOthersWord().stream()
                .filter(told -> told.accounts().contains(watch.self()))
                .forEach(told -> all.putIfAbsent(OnDuty.row(told), Kind.WRONG));
        watch.warnings().forEach(warning -> all.putIfAbsent(alarm(warning), Kind.ALARM));
        Stream.concat(watch.due().stream(), watch.perhaps().stream())
                .filter(told -> presses(told.first(), watch))
                .forEach(told -> all.putIfAbsent(OnDuty.row(told, watch), Kind.DUE));
        watch.peers().forEach(peer -> slow(peer).ifPresent(row -> all.putIfAbsent(row, Kind.SLOW)));
        watch.silent().forEach(peer -> all.putIfAbsent(silence(peer), Kind.SILENT));
        var list = new ArrayList<Urgent>();
        all.forEach((row, kind) -> list.add(new Urgent(kind, row)));
        return List.copyOf(list);
    }

    /** Whether something due is to be done now or before long: see {@link #PRESSING} and {@link #TEST}. */
    public static boolean presses(FindingRow finding, Watch watch) {
        return finding.debtor().equals(watch.self())
                && (finding.owedSince().isPresent()
                        || finding.dueAt()
                                .filter(due ->
                                        Duration.between(watch.now(), due).compareTo(finding.pressing()) < 0)
                                .isPresent());
    }

    /** An alarm by its words; that a number in it moves on makes no new one until it has grown by a digit. */
    public static String alarm(String warning) {
        return "alarm "
                + Hash.sha256(Bytes.utf8(warning.replaceAll("[0-9]", "#"))).hex();
    }

    /** A silence, until the member has given a sign of life again. */
    public static String silence(PeerRow peer) {
        return "silence of %s since %s"
                .formatted(peer.code(), peer.lastSign().map(Object::toString).orElse("the start"));
    }

    /** A slow line, until another entry is the one that is late; empty where it is not slow. */
    public static Optional<String> slow(PeerRow peer) {
        return peer.slow()
                .map(delay -> "slow line to %s with %s of %s".formatted(peer.code(), delay.number(), delay.written()));
    }

    /** A digest of what sounds: the same for every silence of one member, however often it comes and goes. */
    public String mark() {
        var what = kind == Kind.SILENT ? row.substring(0, row.lastIndexOf(" since ")) : row;
        return Hash.sha256(Bytes.utf8(what)).hex();
    }
}
