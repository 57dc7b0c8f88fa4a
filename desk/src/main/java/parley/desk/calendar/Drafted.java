package parley.desk.calendar;

import parley.node.view.TimetableView;

/**
 * The timetable that is drawn.
 *
 * @param name of the draft that is drawn in; empty for none
 * @param shown with the draft, where there is one that could be sent
 * @param without it
 * @param unfit whether a draft was asked for that is not there, or could not be sent as it stands
 */
public record Drafted(String name, TimetableView shown, TimetableView without, boolean unfit) {
    boolean isDrawn() {
        return !name.isEmpty() && !unfit;
    }
}
