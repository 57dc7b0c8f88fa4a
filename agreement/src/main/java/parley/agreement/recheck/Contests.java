package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.finding.Finding;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/** Looks up again who objects to a finding. */
final class Contests {
    private Contests() {}

    /** Every entry that names the finding in the format {@code contest}, and was neither withdrawn nor corrected. */
    static void check(Case given, Faults faults) {
        Finding finding = given.finding();
        Searches searches = new Searches(given, faults);
        List<EntryPointer> contests = new ArrayList<>();
        for (Party party : given.record().parties()) {
            for (RecordedEntry entry : given.record().log(party)) {
                boolean names = entry.format().equals("contest")
                        && says(entry, "finding").equals(Optional.of(finding.name()))
                        && says(entry, "debtor")
                                .map(finding.debtor().code()::equals)
                                .orElse(true);
                if (names && searches.stands(entry)) {
                    contests.add(entry.pointer());
                }
            }
        }
        faults.same(finding.proof(), "what contests it", finding.contests(), contests);
    }

    private static Optional<String> says(RecordedEntry entry, String field) {
        return entry.body()
                .get(field)
                .flatMap(data -> data instanceof Data.Text(String text) ? Optional.of(text) : Optional.empty());
    }
}
