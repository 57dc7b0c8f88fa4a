package parley.desk.refusal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.prose.Language;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.ledger.entry.Role;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.NodeView;

/** Asks every check whether the record speaks against an entry: the one place for all doors. Thread-safe. */
public final class Refusals {
    private final NodeView node;
    private final List<Check> checks;

    /**
     * Those of a node.
     *
     * @param checks in the order in which they are told
     */
    public Refusals(NodeView node, List<Check> checks) {
        this.node = node;
        this.checks = List.copyOf(checks);
    }

    /**
     * What is wrong with a draft; nothing with one that stands on the record already, or that withdraws an entry.
     *
     * @param known how many leaves of this party's log its author knew of when he began it
     */
    public List<Refusal> of(CircleView circle, Draft draft, long known) {
        boolean withdraws = draft.refs().stream().anyMatch(ref -> ref.role().equals(Role.WITHDRAWS.word()));
        if (withdraws || Intended.stands(circle, node.party(), draft)) {
            return List.of();
        }
        return intended(circle, draft, known).stream()
                .flatMap(intended -> checks.stream().flatMap(check -> check.of(intended)))
                .toList();
    }

    private Optional<Intended> intended(CircleView circle, Draft draft, long known) {
        var packs = node.packs(circle.summary().id());
        var at = draft.written().orElseGet(node::now);
        return packs.stream()
                .flatMap(pack -> pack.format(draft.format()).stream()
                        .map(format -> new Intended(node.party(), circle, packs, pack, format, draft, at, known)))
                .findFirst();
    }

    /** The same of what a program sends, each naming the field, in English. */
    public List<String> reasons(CircleView circle, Draft draft) {
        return of(circle, draft, known(circle, draft)).stream()
                .map(Refusals::english)
                .toList();
    }

    /** A program that says when it wrote something knew of what was written before. */
    private long known(CircleView circle, Draft draft) {
        Stream<Long> later = draft.written().stream()
                .flatMap(at -> circle.entries().stream()
                        .filter(entry -> entry.counts()
                                && entry.pointer().party().equals(node.party())
                                && !entry.written().isBefore(at))
                        .map(entry -> entry.pointer().index()));
        return later.min(Long::compare).orElseGet(() -> Intended.leaves(circle, node.party()));
    }

    private static String english(Refusal refusal) {
        var words = Optional.ofNullable(Words.load().get(Language.EN)).orElseThrow();
        return refusal.control().replaceFirst("^b\\.", "body.") + ": "
                + said(refusal, words).text();
    }

    /** It in words. */
    public static Phrase said(Refusal refusal, Words words) {
        return words.say(
                "write.error." + refusal.key(),
                "value",
                refusal.value(),
                "limit",
                refusal.limit(),
                "time",
                refusal.time().<Object>map(at -> at).orElse(""));
    }
}
