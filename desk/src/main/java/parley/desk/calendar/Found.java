package parley.desk.calendar;

import parley.desk.view.FindingRow;

/**
 * A finding as the calendar takes it.
 *
 * @param pack the hash of the pack under which it was found
 */
record Found(String pack, FindingRow row) {}
