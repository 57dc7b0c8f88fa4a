package parley.desk.treaty;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import parley.desk.hindsight.Look;
import parley.node.view.FindingView;

/**
 * What was worked out from the findings of the last snapshot, by what was asked. A node hands out the same list of findings
 * until something in it changes, so what is kept is what would be worked out again. Thread-safe; two who ask the same at once
 * wait for one of them.
 *
 * @param <K> what was asked
 * @param <V> the answer, which is immutable
 */
final class Kept<K, V> {
    /** How many answers are kept: there are as many questions as filters. */
    private static final int MOST = 16;

    private final Map<K, V> answers = new HashMap<>();
    private List<FindingView> from = List.of();

    /** The answer of a look; of another knowledge or instant it is worked out each time, as those findings are. */
    @SuppressWarnings("ReferenceEquality")
    V of(Look look, K asked, Supplier<V> answer) {
        if (look.isHindsight()) {
            return answer.get();
        }
        synchronized (this) {
            var findings = look.shown().findings();
            if (from != findings || answers.size() >= MOST) {
                answers.clear();
                from = findings;
            }
            return answers.computeIfAbsent(asked, _ -> answer.get());
        }
    }
}
