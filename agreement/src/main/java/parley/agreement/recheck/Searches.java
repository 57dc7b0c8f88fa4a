package parley.agreement.recheck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Format;
import parley.agreement.pack.Judged;
import parley.agreement.pack.Satisfaction;
import parley.agreement.proof.Proof;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.LogEnd;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/** Goes through the logs again for the entry that a proof found, or did not find. */
final class Searches {
    private final Case given;
    private final Faults faults;

    Searches(Case given, Faults faults) {
        this.given = given;
        this.faults = faults;
    }

    /**
     * What was looked for.
     *
     * @param by the entries that count
     * @param authors whose
     * @param creditors whose receipts count, if receipts are judged
     * @param answered what it must not come before
     */
    record Wanted(
            Satisfaction.ByEntry by,
            Collection<Party> authors,
            Judged judged,
            Collection<Party> creditors,
            Optional<Answered> answered) {
        Wanted(Satisfaction.ByEntry by, Collection<Party> authors, Judged judged, Collection<Party> creditors) {
            this(by, authors, judged, creditors, Optional.empty());
        }

        /** Whether an entry does not come before what it must answer. */
        Truth answers(RecordedEntry entry) {
            return answered.map(what -> what.isAnswered(entry, time(entry, this)))
                    .orElse(Truth.TRUE);
        }
    }

    /** Checks the entry that was found, or that none was; gives when it was given. */
    Optional<Interval> check(Wanted wanted, Proof node) {
        return switch (node) {
            case Proof.Done done -> {
                found(wanted, done);
                yield Optional.of(done.time());
            }
            case Proof.Searched searched -> {
                notFound(wanted, searched);
                yield Optional.empty();
            }
            case Proof.Combined _,
                    Proof.Compared _,
                    Proof.Stated _,
                    Proof.Held _,
                    Proof.OnDays _,
                    Proof.Timed _,
                    Proof.Claimed _,
                    Proof.Rule _ -> {
                faults.add(node, "is no search");
                yield Optional.empty();
            }
        };
    }

    private void found(Wanted wanted, Proof.Done done) {
        List<RecordedEntry> entries = done.entries().stream()
                .flatMap(pointer -> given.record().entry(pointer).stream())
                .toList();
        if (entries.isEmpty() || entries.size() != done.entries().size()) {
            faults.add(done, "names entries that the record does not have: " + done.entries());
            return;
        }
        RecordedEntry document = entries.getFirst();
        if (!document.format().equals(wanted.by().format())) {
            faults.add(done, document.pointer() + " is in the format " + document.format());
        }
        if (new Matching(given).of(wanted.by(), document) == Truth.FALSE) {
            faults.add(done, document.pointer() + " is about something else");
        }
        if (wanted.answers(document) == Truth.FALSE) {
            faults.add(done, document.pointer() + " came before what it answers");
        }
        Party giver = entries.getLast().author();
        boolean listed = wanted.by().onBehalf() == Satisfaction.OnBehalf.LISTED;
        if (!wanted.authors().contains(giver) && !listed) {
            faults.add(done, entries.getLast().pointer() + " is not by one of " + wanted.authors());
        }
        if (withdrawn().contains(document.pointer())) {
            faults.add(done, document.pointer() + " was withdrawn");
        }
        Interval time = time(document, wanted);
        if (entries.size() == 2) {
            boolean joins = entries.get(1).references().stream()
                    .anyMatch(reference -> reference.role() == Reference.Role.JOINS);
            if (!joins) {
                faults.add(done, entries.get(1).pointer() + " joins nothing");
            }
            time = time.and(time(entries.get(1), wanted));
        }
        faults.same(done, "the time", done.time(), time);
        Set<EntryPointer> shown = looked(done.because());
        List<EntryPointer> others = entries.size() == 1 ? candidates(wanted) : versions(document, giver);
        for (EntryPointer earlier : others) {
            boolean before = earlier.party().equals(document.author())
                    && earlier.index() < document.pointer().index();
            if (before && !shown.contains(earlier) && !done.because().isEmpty()) {
                faults.add(done, "does not say why " + earlier + " does not count");
            }
        }
    }

    /** The versions of a notice that was given on behalf of a party, which it has joined with all of them. */
    private List<EntryPointer> versions(RecordedEntry document, Party joiner) {
        Set<EntryPointer> withdrawn = withdrawn();
        return given.record().log(document.author()).stream()
                .filter(entry -> root(entry).equals(root(document)) && !withdrawn.contains(entry.pointer()))
                .filter(entry -> names(entry, joiner))
                .map(RecordedEntry::pointer)
                .toList();
    }

    /** The first version of a document. */
    EntryPointer root(RecordedEntry entry) {
        return given.statements().standing().root(entry.pointer());
    }

    /** Whether a document is given on behalf of a party. */
    boolean names(RecordedEntry entry, Party party) {
        return given.pack()
                .format(entry.format())
                .flatMap(Format::onBehalfOf)
                .flatMap(field -> entry.body().get(field))
                .map(data -> data.equals(new Data.Text(party.code()))
                        || (data instanceof Data.Items(List<Data> items)
                                && items.contains(new Data.Text(party.code()))))
                .orElse(false);
    }

    private void notFound(Wanted wanted, Proof.Searched searched) {
        faults.same(
                searched,
                "how far was searched",
                searched.upTo(),
                given.record().sizes());
        Set<EntryPointer> passed = new HashSet<>(searched.passed());
        for (EntryPointer candidate : candidates(wanted)) {
            if (!passed.contains(candidate)) {
                faults.add(searched, "passes over " + candidate + " in silence");
            }
        }
        Set<EntryPointer> shown = looked(searched.because());
        if (!passed.containsAll(shown)) {
            faults.add(searched, "looks at " + shown + ", but passes over " + passed);
        }
        for (EntryPointer pointer : searched.passed()) {
            if (given.record().entry(pointer).isEmpty()) {
                faults.add(searched, pointer + " is no entry of the record");
            } else if (!searched.because().isEmpty() && !shown.contains(pointer)) {
                faults.add(searched, "does not say why " + pointer + " does not count");
            }
        }
    }

    /** The entries about which a rule below says whether it was owed as of them; those that count come last. */
    private Set<EntryPointer> looked(List<Proof> because) {
        Set<EntryPointer> looked = new LinkedHashSet<>();
        for (Proof part : because) {
            String id = part.site().id();
            int at = id.lastIndexOf("/asOf/");
            if (at >= 0) {
                String place = id.substring(at + "/asOf/".length());
                given.record().parties().stream()
                        .flatMap(party -> given.record().log(party).stream())
                        .map(RecordedEntry::pointer)
                        .filter(pointer -> pointer.toString().equals(place))
                        .forEach(looked::add);
            }
        }
        return looked;
    }

    /** The entries of these authors that are in the format and for certain about the subject, and were not withdrawn. */
    List<EntryPointer> candidates(Wanted wanted) {
        List<EntryPointer> candidates = new ArrayList<>();
        for (Party author : wanted.authors()) {
            for (RecordedEntry entry : given.record().log(author)) {
                if (isCandidate(wanted, entry) && wanted.answers(entry) != Truth.FALSE) {
                    candidates.add(entry.pointer());
                }
            }
        }
        return candidates;
    }

    /** Whether it would count if it came in time to be an answer. */
    boolean isCandidate(Wanted wanted, RecordedEntry entry) {
        return entry.format().equals(wanted.by().format())
                && !withdrawn().contains(entry.pointer())
                && isAboutSubject(wanted.by(), entry);
    }

    /** Whether it is for certain; what is written in a way that bodies alone do not tell is left to others. */
    private boolean isAboutSubject(Satisfaction.ByEntry by, RecordedEntry entry) {
        return new Matching(given).of(by, entry) == Truth.TRUE;
    }

    /** Entries that were taken back. */
    Set<EntryPointer> withdrawn() {
        return given.statements().standing().withdrawn();
    }

    /** Whether an entry was neither withdrawn nor replaced by a later version. */
    boolean stands(RecordedEntry entry) {
        return given.statements().standing().stands(entry.pointer());
    }

    static Interval time(RecordedEntry entry, Wanted wanted) {
        return time(entry, wanted.judged(), wanted.creditors());
    }

    static Interval time(RecordedEntry entry, Judged judged, Collection<Party> creditors) {
        return switch (judged) {
            case WRITTEN -> Interval.at(entry.written());
            case WITNESSED -> entry.witnessed();
            case RECEIVED -> {
                List<Interval> receipts = creditors.stream()
                        .filter(party -> !party.equals(entry.author()))
                        .map(entry::receivedBy)
                        .toList();
                yield receipts.stream().reduce(Interval::and).orElse(entry.witnessed());
            }
        };
    }

    /** From when on an entry could still come of which nobody here knows: after all that its log's readers have said. */
    Interval unseen(Wanted wanted) {
        List<Interval> next =
                wanted.authors().stream().map(author -> next(author, wanted)).toList();
        return next.stream()
                .filter(interval -> interval.earliest().isEmpty())
                .findFirst()
                .or(() -> next.stream()
                        .min(Comparator.comparing(
                                interval -> interval.earliest().orElse(Instant.MIN))))
                .orElse(Interval.unbounded(List.of()));
    }

    /** When the next entry of a log can be given at the earliest. */
    private Interval next(Party author, Wanted wanted) {
        LogEnd end = given.record().end(author);
        Interval next = end.witnessed();
        if (wanted.judged() == Judged.RECEIVED) {
            for (Party creditor : wanted.creditors()) {
                if (!creditor.equals(author)) {
                    next = next.and(end.received().getOrDefault(creditor, next));
                }
            }
        }
        return next;
    }

    /** What an entry's time says of a deadline: FALSE only when every time that it can have is late. */
    static Truth inTime(Interval time, Optional<Instant> latest) {
        return latest.map(time::by).orElse(Truth.UNKNOWN);
    }
}
