package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import parley.agreement.proof.Proof;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;

/**
 * Re-checks of each entry that might meet a duty whether it came before what it answers: in the order of the log, up to the
 * first that certainly did not, and none left out.
 *
 * @param id of the step
 */
record AnswerNodes(Case given, Faults faults, String id, String ref) {

    /** Those that count, or may; nothing where the duty asks for no answer. */
    List<Used> check(Searches.Wanted wanted, Deque<Proof> parts) {
        List<Used> answers = new ArrayList<>();
        if (wanted.answered().isEmpty()) {
            return answers;
        }
        Map<String, RecordedEntry> inFormat = inFormat(wanted);
        SequencedSet<EntryPointer> shown = new LinkedHashSet<>();
        boolean certain = false;
        while (!parts.isEmpty() && parts.peek().site().id().startsWith(id + "/after/")) {
            Proof part = parts.poll();
            Optional<RecordedEntry> entry = entry(wanted, inFormat, part);
            if (entry.isEmpty() || certain) {
                faults.add(part, certain ? "comes after one that counts" : "is no entry that might count");
                continue;
            }
            if (!shown.isEmpty()
                    && shown.getLast().index() >= entry.get().pointer().index()) {
                faults.add(part, "does not come after " + shown.getLast());
            }
            shown.add(entry.get().pointer());
            Truth truth = wanted.answers(entry.get());
            faults.same(part, "whether it came in time to answer", part.outcome(), truth.name());
            if (truth != Truth.FALSE) {
                answers.add(new Used(entry.get().pointer(), Searches.time(entry.get(), wanted), truth));
            }
            certain = truth == Truth.TRUE;
        }
        complete(wanted, shown, certain);
        return answers;
    }

    /** What those who may meet the duty have sent in its format, by the site that each has in a proof. */
    private Map<String, RecordedEntry> inFormat(Searches.Wanted wanted) {
        Map<String, RecordedEntry> inFormat = new HashMap<>();
        wanted.authors().stream()
                .flatMap(author -> given.record().log(author).stream())
                .filter(entry -> entry.format().equals(wanted.by().format()))
                .forEach(entry -> inFormat.put(id + "/after/" + entry.pointer(), entry));
        return inFormat;
    }

    private Optional<RecordedEntry> entry(Searches.Wanted wanted, Map<String, RecordedEntry> inFormat, Proof part) {
        Optional<RecordedEntry> entry = Optional.ofNullable(
                        inFormat.get(part.site().id()))
                .filter(one -> new Matching(given).of(wanted.by(), one) != Truth.FALSE
                        && !new Searches(given, faults).withdrawn().contains(one.pointer()));
        if (!(part instanceof Proof.Rule) || !part.because().isEmpty()) {
            faults.add(part, "is no plain rule");
        }
        entry.ifPresent(one -> Shape.site(part, id + "/after/" + one.pointer(), Optional.of(ref), faults));
        return entry;
    }

    private void complete(Searches.Wanted wanted, SequencedSet<EntryPointer> shown, boolean certain) {
        long end = certain ? shown.getLast().index() : Long.MAX_VALUE;
        Searches searches = new Searches(given, faults);
        wanted.authors().stream()
                .flatMap(author -> given.record().log(author).stream())
                .filter(entry -> entry.pointer().index() <= end && searches.isCandidate(wanted, entry))
                .filter(entry -> !shown.contains(entry.pointer()))
                .forEach(
                        entry -> faults.add(given.finding().proof(), "passes over " + entry.pointer() + " in silence"));
    }
}
