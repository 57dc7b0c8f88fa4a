/**
 * A duty officer's night: who has the watch, what was open when it changed hands, the shift log, the contacts of peers, who was
 * called out, what was taken notice of and what was passed on. All of it is kept by {@link parley.node.view.office.OfficeView},
 * locally; {@link parley.desk.shift.ShiftSection} answers the requests.
 */
@NullMarked
package parley.desk.shift;

import org.jspecify.annotations.NullMarked;
