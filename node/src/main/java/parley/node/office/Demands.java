package parley.node.office;

import java.util.List;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Hash;
import parley.node.view.clearance.ClearanceAct;
import parley.node.view.clearance.ClearingList;
import parley.node.view.clearance.KeptClearingList;
import parley.node.view.clearance.KeptOffice;
import parley.node.view.clearance.Standing;

/**
 * By whom the drafts of a circle are to be cleared, as of one reading of the file.
 *
 * @param lists those that ask for no office among them
 */
record Demands(List<KeptClearingList> lists, List<KeptOffice> offices) {
    Demands {
        lists = List.copyOf(lists);
        offices = List.copyOf(offices);
    }

    static Demands read(Handle handle, Hash circle) {
        return new Demands(ClearingLists.standing(handle, circle), ClearingOffices.standing(handle, circle));
    }

    /**
     * How far a text has come.
     *
     * @param round what was done about its draft, in order
     */
    Standing standing(String agreement, String format, List<ClearanceAct> round, Hash text) {
        List<ClearingList.Step> steps = lists.stream()
                .filter(kept -> kept.isOf(agreement, format))
                .flatMap(kept -> kept.list().steps().stream())
                .toList();
        return Standing.of(steps, offices, round, text);
    }
}
