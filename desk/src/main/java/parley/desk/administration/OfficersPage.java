package parley.desk.administration;

import java.util.Comparator;
import java.util.List;
import parley.desk.frame.Frame;
import parley.desk.words.Words;
import parley.node.view.OfficerKey;

/**
 * The officers' keys of a circle.
 *
 * @param parties all members, in charter order
 */
public record OfficersPage(Frame frame, List<String> parties, List<OfficerKey> keys) {
    /** Above so many formats are folded. */
    private static final int FEW = 4;

    public OfficersPage {
        parties = List.copyOf(parties);
        keys = List.copyOf(keys);
    }

    public Words words() {
        return frame.words();
    }

    /** This party first. */
    public List<String> ownFirst() {
        return parties.stream()
                .sorted(Comparator.comparing(party -> !party.equals(frame.self())))
                .toList();
    }

    public List<OfficerKey> of(String party) {
        return keys.stream().filter(key -> key.party().equals(party)).toList();
    }

    public boolean folds(OfficerKey key) {
        return key.formats().size() > FEW;
    }
}
