package parley.desk.treaty;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import parley.agreement.check.Rendering;
import parley.node.view.CircleView;
import parley.node.view.FindingView;

/**
 * What a list of findings is about.
 *
 * @param pack the pack's address
 * @param provision its id; empty for all of them
 * @param paragraph the number of one on which they rest; empty for whichever
 */
public record Scope(String pack, String provision, String paragraph) {
    Stream<FindingView> findings(Rendering rendering, CircleView circle) {
        Map<List<String>, Boolean> under = new HashMap<>();
        return circle.findings().stream()
                .filter(view -> view.pack().equals(rendering.pack().sha256()))
                .filter(view -> provision.isEmpty() || view.head().provision().equals(provision))
                .filter(view -> paragraph.isEmpty()
                        || under.computeIfAbsent(view.head().cites(), cites -> restsOnIt(cites, rendering)));
    }

    private boolean restsOnIt(List<String> cites, Rendering rendering) {
        return cites.stream()
                .flatMap(ref -> rendering.cited(ref).stream())
                .anyMatch(cited -> cited.number().equals(paragraph));
    }

    /** Its parameters; names and values alternate. */
    String[] parameters() {
        return new String[] {"pack", pack, "provision", provision, "par", paragraph};
    }
}
