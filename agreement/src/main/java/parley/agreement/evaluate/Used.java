package parley.agreement.evaluate;

import parley.agreement.truth.Truth;

/**
 * An entry by which a step was taken, or may have been.
 *
 * @param truth whether it counts: TRUE or UNKNOWN
 */
record Used(Act act, Truth truth) {}
