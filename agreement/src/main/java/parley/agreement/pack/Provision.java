package parley.agreement.pack;

import java.util.List;

/**
 * One paragraph of an agreement, machine-readable. The alternatives are the kinds of provision; a new kind is a compile
 * error in every switch that must learn it.
 */
public sealed interface Provision permits Notify, Exchange, Report, Limit, Quota, Refrain, Ceiling, Adoption, Declare {
    /** Its name within the pack: {@code prior-notification}. */
    String id();

    /** The paragraph it renders. */
    String ref();

    List<Scenario> scenarios();
}
