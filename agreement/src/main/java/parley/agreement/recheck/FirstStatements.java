package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.pack.Condition;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Re-checks which statement met a duty that is met by a fact: the first of the debtor's own as of which the condition is
 * TRUE, if it is TRUE now. Below the search stands what it was as of each entry up to that one.
 *
 * @param id of the step
 */
record FirstStatements(Case given, Faults faults, String id, String ref, Condition.When when) {

    void check(Searches.Wanted wanted, Truth stated, Proof search) {
        Party debtor = wanted.authors().iterator().next();
        List<EntryPointer> looked = new ArrayList<>();
        List<Truth> truths = new ArrayList<>();
        for (Proof part : search.because()) {
            entry(part, debtor).ifPresent(entry -> {
                looked.add(entry.pointer());
                truths.add(asOf(entry, part));
            });
        }
        if (stated != Truth.TRUE && !search.because().isEmpty()) {
            faults.add(search, "looks at entries though the condition is " + stated);
        }
        boolean found = search instanceof Proof.Done;
        int last = found ? truths.size() - 1 : truths.size();
        if (truths.subList(0, Math.max(0, last)).contains(Truth.TRUE)) {
            faults.add(search, "passes over an entry as of which it is TRUE");
        }
        long end = found && !looked.isEmpty() ? looked.getLast().index() : Long.MAX_VALUE;
        if (stated == Truth.TRUE || found) {
            complete(debtor, looked, end, search);
        }
        switch (search) {
            case Proof.Done done -> found(wanted, stated, done, looked, truths);
            case Proof.Searched searched -> {
                faults.same(
                        searched,
                        "how far was searched",
                        searched.upTo(),
                        given.record().sizes());
                faults.same(searched, "what it looked at", searched.passed(), List.of());
            }
            case Proof other -> faults.add(other, "is no search");
        }
    }

    private void found(
            Searches.Wanted wanted, Truth stated, Proof.Done done, List<EntryPointer> looked, List<Truth> truths) {
        boolean last = !looked.isEmpty() && done.entries().equals(List.of(looked.getLast()));
        if (stated != Truth.TRUE || !last || truths.getLast() != Truth.TRUE) {
            faults.add(done, done.entries() + " did not make it so");
            return;
        }
        given.record()
                .entry(looked.getLast())
                .ifPresent(entry -> faults.same(done, "the time", done.time(), Searches.time(entry, wanted)));
    }

    private Optional<RecordedEntry> entry(Proof part, Party debtor) {
        Optional<RecordedEntry> entry = given.record().log(debtor).stream()
                .filter(one -> part.site().id().equals(id + "/asOf/" + one.pointer()))
                .findFirst();
        if (entry.isEmpty() || !(part instanceof Proof.Rule) || part.because().size() != 1) {
            faults.add(part, "is nothing that " + debtor + " stated");
            return Optional.empty();
        }
        return entry;
    }

    private Truth asOf(RecordedEntry entry, Proof part) {
        Shape.site(part, id + "/asOf/" + entry.pointer(), Optional.of(ref), faults);
        Proof then = part.because().getFirst();
        Truth truth = new Conditions(asOf(entry.pointer()), faults).check(when, then);
        faults.same(part, "what it was", part.outcome(), truth.name());
        later(then, entry.pointer());
        return truth;
    }

    private Case asOf(EntryPointer entry) {
        return given.about()
                .map(about -> given.asOf(about.type().name(), about.key(), entry))
                .orElse(given);
    }

    /** What its author said afterwards was not there yet. */
    private void later(Proof node, EntryPointer last) {
        List<Reading> readings = switch (node) {
            case Proof.Compared compared -> List.of(compared.left(), compared.right());
            case Proof.Stated stated -> List.of(stated.reading());
            case Proof _ -> List.of();
        };
        for (Reading reading : readings) {
            for (Source source : reading.from()) {
                if (source.entry().party().equals(last.party())
                        && source.entry().index() > last.index()) {
                    faults.add(node, source.entry() + " came after " + last);
                }
            }
        }
        node.because().forEach(part -> later(part, last));
    }

    /** In the order of the log, and none left out that is about the subject. */
    private void complete(Party debtor, List<EntryPointer> looked, long end, Proof search) {
        for (int i = 1; i < looked.size(); i++) {
            if (looked.get(i - 1).index() >= looked.get(i).index()) {
                faults.add(search, looked.get(i - 1) + " is not before " + looked.get(i));
            }
        }
        Standing standing = given.statements().standing();
        for (RecordedEntry entry : given.record().log(debtor)) {
            boolean shown = looked.contains(entry.pointer());
            boolean counts = isAbout(entry) && !standing.takenBack(entry.pointer());
            if (counts && !shown && entry.pointer().index() <= end) {
                faults.add(search, "passes over " + entry.pointer() + " in silence");
            }
            if (shown && standing.takenBack(entry.pointer())) {
                faults.add(search, entry.pointer() + " was withdrawn");
            }
        }
    }

    private boolean isAbout(RecordedEntry entry) {
        return given.finding()
                .subject()
                .filter(subject -> Matching.names(given.pack(), entry, subject))
                .isPresent();
    }
}
