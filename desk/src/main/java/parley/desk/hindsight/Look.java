package parley.desk.hindsight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import parley.agreement.finding.Finding;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Instants;
import parley.ledger.text.MalformedException;
import parley.node.view.AsKnown;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.FindingView;
import parley.node.view.NodeView;
import parley.node.view.Proved;

/**
 * A circle as a page is to show it.
 *
 * @param now the last snapshot
 * @param shown the same with the findings that were asked for and the entries that were known; {@code now} itself where
 *     nothing else was
 * @param found those findings with their proofs, where they are not the snapshot's
 * @param axes what was asked for
 */
public record Look(CircleView now, CircleView shown, Optional<List<Finding>> found, Axes axes) {
    public Look {
        found = found.map(List::copyOf);
    }

    /** A look at a circle, or why there is none. */
    public sealed interface Outcome {
        /** What is to be seen. */
        record Seen(Look look) implements Outcome {}

        /** What was asked for cannot be read. */
        record Mistaken(Mistake mistake) implements Outcome {}
    }

    /**
     * The look that a request asks for; worked out from the beginning, on the caller's thread, where that is not the last
     * snapshot.
     *
     * @param parameters those of the request; an empty one was not given
     */
    public static Outcome at(CircleView now, NodeView node, Function<String, Optional<String>> parameters) {
        var given = parameters.andThen(value -> value.map(String::strip).filter(text -> !text.isEmpty()));
        var mistake = mistake(given);
        if (mistake.isPresent()) {
            return new Outcome.Mistaken(mistake.get());
        }
        var axes = new Axes(
                given.apply("at").map(Instants::parse), given.apply("known").map(Axes::known), Optional.empty());
        if (axes.isPresent()) {
            return new Outcome.Seen(new Look(now, now, Optional.empty(), axes));
        }
        var at = axes.at().orElse(now.at());
        if (at.isAfter(node.now().plus(NodeView.FARTHEST))) {
            return new Outcome.Mistaken(new Mistake("at", at.toString(), "then.wrong.far"));
        }
        try {
            var known = axes.known().orElse(new AsKnown.Now());
            var found = found(node, now.summary().id(), known, at);
            var entries = Cut.of(now.entries(), known);
            return new Outcome.Seen(new Look(now, with(now, entries, found, at), Optional.of(found), axes));
        } catch (IllegalArgumentException noSuchLog) {
            if (!(axes.known().orElse(null) instanceof AsKnown.Sizes)) {
                throw noSuchLog;
            }
            return new Outcome.Mistaken(
                    new Mistake("known", given.apply("known").orElse(""), "then.wrong.sizes"));
        }
    }

    private static Optional<Mistake> mistake(Function<String, Optional<String>> given) {
        return given.apply("known")
                .filter(known -> !reads(() -> Axes.known(known)))
                .map(known -> new Mistake("known", known, "then.wrong.known"))
                .or(() -> given.apply("at")
                        .filter(at -> !reads(() -> Instants.parse(at)))
                        .map(at -> new Mistake("at", at, "then.wrong.at")));
    }

    private static boolean reads(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (MalformedException malformed) {
            return false;
        }
    }

    /** What is found with that knowledge of that instant. */
    static List<Finding> found(NodeView node, Hash circle, AsKnown known, Instant at) {
        return node.findings(circle, known, at).orElse(List.of());
    }

    private static CircleView with(CircleView now, List<EntryView> entries, List<Finding> found, Instant at) {
        return new CircleView(
                now.summary(),
                at,
                entries,
                // Since when a verdict stands is remembered of the snapshot only; no page shows it of these.
                found.stream()
                        .map(finding -> new FindingView(finding.stamp().pack(), finding.head(), at))
                        .toList(),
                now.peers(),
                now.warnings());
    }

    /** Whether it is not the last snapshot that is shown. */
    public boolean isHindsight() {
        return found.isPresent();
    }

    /** What is known now of the instant judged; worked out from the beginning. */
    public List<Finding> knownNow(NodeView node) {
        return found(node, now.summary().id(), new AsKnown.Now(), shown.at());
    }

    /** A finding of what is shown, with its proof; empty when there is none. */
    public Optional<Proved> prove(NodeView node, FindingView finding) {
        return found.isEmpty()
                ? node.prove(now.summary().id(), finding)
                : found.get().stream()
                        .filter(each -> each.head().equals(finding.head())
                                && each.stamp().pack().equals(finding.pack()))
                        .map(each -> new Proved(each, shown.at()))
                        .findFirst();
    }
}
