package parley.desk.write;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Verdict;
import parley.desk.live.Rows;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.Foresight;
import parley.node.view.countersign.HalfSigned;
import parley.node.view.countersign.Prospect;
import parley.node.view.countersign.Prospects;

/**
 * How what a draft would change now compares with what it would have changed when it was first signed.
 *
 * @param says the comparison, in a sentence
 * @param differences each way in which the two differ; none when they are the same
 */
public record Drift(Phrase says, List<Phrase> differences) {
    public Drift {
        differences = List.copyOf(differences);
    }

    public boolean differs() {
        return !differences.isEmpty();
    }

    static Drift of(HalfSigned draft, Optional<Foresight> foresight, Words words) {
        var who = draft.signed().who();
        if (draft.prospects().isEmpty() || foresight.isEmpty()) {
            return new Drift(words.say("write.second.unknown", "who", who), List.of());
        }
        Set<Prospect> then = new LinkedHashSet<>(draft.prospects().get());
        Set<Prospect> now = new LinkedHashSet<>();
        now.addAll(Prospects.of(foresight.get()));
        List<Phrase> differences = new ArrayList<>();
        then.stream().filter(each -> !now.contains(each)).forEach(each -> differences.add(line("then", each, words)));
        now.stream().filter(each -> !then.contains(each)).forEach(each -> differences.add(line("now", each, words)));
        return new Drift(
                words.say(differences.isEmpty() ? "write.second.same" : "write.second.changed", "who", who),
                differences);
    }

    private static Phrase line(String when, Prospect prospect, Words words) {
        return words.say(
                "write.second." + when,
                "finding",
                prospect.name(),
                "debtor",
                prospect.debtor(),
                "account",
                prospect.account(),
                "before",
                word(prospect.before(), words),
                "after",
                word(prospect.after(), words));
    }

    private static String word(Optional<Verdict> verdict, Words words) {
        return verdict.map(Rows::state).map(words::word).orElseGet(() -> words.word("write.second.absent"));
    }
}
