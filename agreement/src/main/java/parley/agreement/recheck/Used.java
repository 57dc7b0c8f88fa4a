package parley.agreement.recheck;

import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.truth.Truth;

/**
 * An entry by which a step was taken, or may have been.
 *
 * @param truth whether it counts: TRUE or UNKNOWN
 */
record Used(EntryPointer entry, Interval time, Truth truth) {}
