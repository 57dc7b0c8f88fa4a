package parley.agreement.recheck;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.agreement.proof.Proof;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.RecordedEntry;

/** Whether the entry that met a duty is the first that could: the earliest of several logs, or the first of one. */
final class FirstEntries {
    private final Case given;
    private final Faults faults;

    FirstEntries(Case given, Faults faults) {
        this.given = given;
        this.faults = faults;
    }

    void check(Searches.Wanted wanted, Proof search) {
        List<EntryPointer> candidates = new Searches(given, new Faults()).candidates(wanted);
        switch (search) {
            case Proof.Done done ->
                entry(done)
                        .ifPresent(first -> candidates.stream()
                                .flatMap(pointer -> given.record().entry(pointer).stream())
                                .filter(other -> isBefore(other, first, done, wanted))
                                .forEach(other -> faults.add(done, other.pointer() + " came before it")));
            case Proof.Searched searched -> {
                if (!searched.passed().isEmpty() || !candidates.isEmpty()) {
                    faults.add(searched, "passes over " + searched.passed() + ", but " + candidates + " count");
                }
            }
            case Proof other -> faults.add(other, "is no search");
        }
        if (!search.because().isEmpty()) {
            faults.add(search, "has parts, but the first that is found counts");
        }
    }

    private Optional<RecordedEntry> entry(Proof.Done done) {
        return done.entries().isEmpty()
                ? Optional.empty()
                : given.record().entry(done.entries().getLast());
    }

    private static boolean isBefore(RecordedEntry other, RecordedEntry first, Proof.Done done, Searches.Wanted wanted) {
        if (other.author().equals(first.author())) {
            return other.pointer().index() < first.pointer().index();
        }
        Instant one = Searches.time(other, wanted).earliest().orElse(Instant.MIN);
        return one.isBefore(done.time().earliest().orElse(Instant.MIN));
    }
}
