/**
 * When the subjects of an agreement are, and how many of them count against its limits: what a calendar shows. It is read
 * from the same record and the same boards as the findings ({@link
 * parley.agreement.evaluate.LiveAssessment#timetable}), so no number here is counted a second time. For instance {@code
 * constraining.together} of XA on its own account: from 2027-03-05 to 2027-03-07 two of three, XA/31 and XA/32.
 */
@NullMarked
package parley.agreement.timetable;

import org.jspecify.annotations.NullMarked;
