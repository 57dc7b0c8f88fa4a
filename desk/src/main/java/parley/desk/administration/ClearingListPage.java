package parley.desk.administration;

import java.util.List;
import parley.desk.frame.Frame;
import parley.desk.view.Title;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.clearance.ClearingList.Step;
import parley.node.view.clearance.KeptOffice;

/**
 * Which offices a format asks for, to be changed.
 *
 * @param after the number of the state that is shown; 0 for none
 */
public record ClearingListPage(
        Frame frame,
        String seal,
        String agreement,
        String format,
        Title title,
        long after,
        List<KeptOffice> offices,
        List<Step> steps,
        List<Phrase> faults) {
    public ClearingListPage {
        offices = List.copyOf(offices);
        steps = List.copyOf(steps);
        faults = List.copyOf(faults);
    }

    public Words words() {
        return frame.words();
    }

    public String action() {
        return frame.with(ClearingSection.PATH + "/list", "agreement", agreement, "format", format);
    }

    /** The turn of an office; 0 where it is not asked. */
    public int turn(KeptOffice office) {
        return steps.stream()
                .filter(step -> step.office() == office.id())
                .mapToInt(Step::turn)
                .findFirst()
                .orElse(0);
    }
}
