package parley.desk.shift;

import java.util.List;
import parley.node.view.office.CallOut;

/**
 * All call-outs, and how a new one begins.
 *
 * @param calls the open ones first
 * @param row the row of the watch that the new one is about; may be empty
 */
public record CallsPage(Stand stand, List<CallOut> calls, Filled form, String row) {
    public CallsPage {
        calls = List.copyOf(calls);
    }
}
