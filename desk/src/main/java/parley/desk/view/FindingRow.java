package parley.desk.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.finding.Extent;
import parley.agreement.finding.ExtentProse.Kind;
import parley.agreement.truth.Need;

/**
 * One finding as the page tells it; its proof is told by {@link Why}, when it is asked for.
 *
 * @param name {@code provision[.step]/subject}, as cases and {@code parley explain} write it
 * @param document what the duty or power is about: the title of the format that satisfies it
 * @param ref the paragraph, without a sign
 * @param subject the subject's id, empty for a finding about a whole provision
 * @param debtor who owes, or holds the power
 * @param account on whose account it was judged
 * @param dueAt the last instant at which it would have been, or will be, in time
 * @param owedSince since when a duty has been owed for which the text sets no term but words; never beside {@code dueAt}
 * @param incomplete what was left out of a document that counts
 * @param cites the paragraphs that it rests on
 * @param contests who objects, beside the verdict and never instead of it
 * @param since the instant for which this verdict was first found
 * @param extent the days that it is about, what was counted, what is left and by how much a bound is passed
 * @param kind what the members of the extent are
 * @param toDo whether something is still to be done of it, also after its time
 * @param pressing how long before its deadline it presses
 * @param names what its pack calls the things that it holds as ids
 */
public record FindingRow(
        String name,
        Title document,
        String ref,
        String subject,
        String debtor,
        String account,
        State state,
        Optional<Instant> dueAt,
        Optional<Instant> owedSince,
        List<Need> needs,
        List<String> incomplete,
        List<String> cites,
        List<String> contests,
        Instant since,
        Extent extent,
        Kind kind,
        boolean toDo,
        Duration pressing,
        Glossary names) {
    public FindingRow {
        needs = List.copyOf(needs);
        incomplete = List.copyOf(incomplete);
        cites = List.copyOf(cites);
        contests = List.copyOf(contests);
    }

    /** What people call it: its provision or step by name, and the subject. */
    public String called(String language) {
        return (names.rule(rule()).in(language) + " " + subject).strip();
    }

    /** The provision, and the step where there is one: its name without the subject. */
    public String rule() {
        return subject.isEmpty() ? name : name.substring(0, name.length() - subject.length() - 1);
    }

    /** The subject, and after it the other ids that are one with it. */
    public List<String> subjects() {
        var all = new ArrayList<String>();
        all.add(subject);
        if (kind == Kind.NOTICE) {
            extent.members().stream().filter(id -> !id.equals(subject)).forEach(all::add);
        }
        return List.copyOf(all);
    }

    /** Whether something was counted, or a bound is passed: more than days and the ids of one subject. */
    public boolean counts() {
        return kind != Kind.NOTICE
                && kind != Kind.PROPOSAL
                && (kind == Kind.QUOTA
                        || !extent.members().isEmpty()
                        || extent.excess().isPresent());
    }

    /** Whether the one who owes is also the one on whose word it was judged. */
    public boolean onOwnAccount() {
        return account.equals(debtor);
    }

    /** Whether a duty was broken and has still to be done. */
    public boolean isLate() {
        return state == State.BREACHED && toDo;
    }

    /** An id that stays the same while the finding does, so that what a reader unfolded stays unfolded. */
    public String anchor() {
        return ("finding-" + name + "-" + debtor + "-" + account).replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
