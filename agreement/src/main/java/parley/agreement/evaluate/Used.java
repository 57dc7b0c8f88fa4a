package parley.agreement.evaluate;

import java.util.SortedSet;
import java.util.function.Supplier;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;

/**
 * An entry by which a step was taken, or may have been.
 *
 * @param truth whether it counts: TRUE or UNKNOWN
 * @param needs what would tell
 */
record Used(Act act, Truth truth, Supplier<SortedSet<Need>> needs) {}
