package parley.desk.shift;

import java.util.Optional;
import parley.desk.rota.Hours;
import parley.node.view.office.KeptStint;

/**
 * The form for one line of the rota.
 *
 * @param corrected the line in whose place it is to stand
 */
public record RotaLinePage(Stand stand, Hours hours, Filled form, Optional<KeptStint> corrected) {
    /** Whether the line that is looked at may still be replaced. */
    public boolean open() {
        return corrected.map(KeptStint::stands).orElse(true);
    }
}
