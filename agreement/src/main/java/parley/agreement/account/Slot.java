package parley.agreement.account;

import java.util.Optional;
import java.util.Set;
import parley.agreement.proof.Proof.Days;

/**
 * Days on which no total changes, and which of the related facts count on them.
 *
 * @param days empty where nothing has dates, or where only facts without any known date count
 * @param present the facts that certainly count
 * @param possible the facts of which it is not known
 */
public record Slot(Optional<Days> days, Set<FactKey> present, Set<FactKey> possible) {}
