package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.Account;
import parley.agreement.account.FactKey;
import parley.agreement.account.Statement;
import parley.agreement.condition.Needs;
import parley.agreement.pack.FactType;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * What was last notified of a figure: the last that its owner stated of it in one of the formats that notify it, before the
 * entry that states the figure as the account has it now. In one log the order of entries decides, between two when they
 * were witnessed; a correction stands where the entry stood that it corrects.
 */
final class LastNotified {
    private final Scene scene;
    private final Account account;

    LastNotified(Scene scene, Account account) {
        this.scene = scene;
        this.account = account;
    }

    /** A notice of the figure, and whether it came before the entry that states it as it is now. */
    private record Notice(Reading reading, EntryPointer entry, Truth before) {}

    /**
     * The reading; {@link Reading.None} if nothing had been notified.
     *
     * @param now the figure as the account has it
     */
    Reading of(FactKey fact, FactType.Field field, Reading now) {
        Optional<EntryPointer> stated = now.from().stream().findFirst().map(source -> place(source.entry()));
        List<Notice> possible = new ArrayList<>();
        boolean certain = false;
        for (Party party : account.speakers(fact)) {
            List<Notice> last = last(fact, field, party, stated);
            certain |= last.stream().anyMatch(notice -> notice.before == Truth.TRUE);
            possible.addAll(last);
        }
        if (possible.isEmpty()) {
            return new Reading.None(List.of());
        }
        Set<Object> values = new LinkedHashSet<>();
        possible.forEach(notice -> values.add(notice.reading instanceof Reading.Known known ? known.value() : notice));
        return certain && values.size() == 1 ? possible.getFirst().reading : open(possible, stated);
    }

    /** The last notice of a party, and those after it of which nobody knows whether they came before. */
    private List<Notice> last(FactKey fact, FactType.Field field, Party party, Optional<EntryPointer> stated) {
        List<Notice> last = new ArrayList<>();
        List<Statement> statements = account.statements(fact, party).stream()
                .sorted(Comparator.comparing(statement -> place(statement.entry())))
                .toList();
        for (Statement statement : statements) {
            Optional<Reading> reading = account.as(statement, field.name());
            EntryPointer first = place(statement.entry());
            boolean notifies = scene.record()
                    .entry(statement.entry())
                    .filter(entry -> field.notifiedBy().contains(entry.format()))
                    .isPresent();
            Truth before = stated.map(now -> before(first, now)).orElse(Truth.TRUE);
            if (notifies && reading.isPresent() && before != Truth.FALSE) {
                if (before == Truth.TRUE) {
                    last.removeIf(earlier -> earlier.before == Truth.TRUE && precedes(earlier.entry, first));
                }
                last.add(new Notice(reading.get(), first, before));
            }
        }
        return last;
    }

    private static boolean precedes(EntryPointer one, EntryPointer other) {
        return one.party().equals(other.party()) && one.index() < other.index();
    }

    /** Whether one entry was given by the time of another: in one log before it, in two witnessed no later. */
    private Truth before(EntryPointer one, EntryPointer other) {
        if (one.party().equals(other.party())) {
            return Truth.of(one.index() < other.index());
        }
        Interval time = witnessed(one);
        Interval then = witnessed(other);
        if (then.earliest().map(time::by).orElse(Truth.UNKNOWN) == Truth.TRUE) {
            return Truth.TRUE;
        }
        return then.latest().map(time::by).orElse(Truth.UNKNOWN) == Truth.FALSE ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** Where a version stands: where the document began, or where it stands itself if what it corrects is no entry. */
    private EntryPointer place(EntryPointer version) {
        EntryPointer first = scene.record().first(version);
        return scene.record().entry(first).isPresent() ? first : version;
    }

    private Interval witnessed(EntryPointer entry) {
        return scene.record()
                .entry(entry)
                .map(scene.record()::witnessed)
                .orElseThrow(() -> new IllegalStateException("a statement stands in no entry: " + entry));
    }

    private Reading open(List<Notice> possible, Optional<EntryPointer> stated) {
        SortedSet<Need> needs = new TreeSet<>();
        List<Source> from = new ArrayList<>();
        for (Notice notice : possible) {
            from.addAll(notice.reading.from());
            needs.addAll(notice.reading.lacking());
            if (notice.before == Truth.UNKNOWN) {
                needs.addAll(Needs.receipts(witnessed(notice.entry).missing()));
                stated.ifPresent(
                        now -> needs.addAll(Needs.receipts(witnessed(now).missing())));
            }
        }
        if (needs.isEmpty()) {
            possible.forEach(
                    notice -> needs.add(new Need.Ask(notice.entry.party().code(), "what was last notified")));
        }
        return new Reading.Unknown("not known", from, needs);
    }
}
