/**
 * The calendar: what runs when, what is due when, and who may still do how much. All of it is read from a circle's packs,
 * timetable and findings; nothing is counted here. A year page lists month by month, spans are drawn beside the limits that
 * count them, with what a draft would add, and both are also there as CSV and as an iCalendar feed.
 */
@NullMarked
package parley.desk.calendar;

import org.jspecify.annotations.NullMarked;
