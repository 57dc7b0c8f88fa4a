package parley.agreement.evaluate;

import java.util.Map;
import parley.agreement.expr.Path;
import parley.agreement.value.Value;

/** Uses of a quota that are counted together. */
sealed interface Together permits QuotaGroup, HeldGroup {
    /** The values by which they are told apart, in the order of the line. */
    Map<Path, Value> values();

    /** The subject of their findings. */
    String subject();
}
