package parley.desk.shift;

import java.util.Optional;
import parley.desk.frame.Frame;
import parley.desk.words.Words;
import parley.node.view.office.WatchAct;

/**
 * What every page of this part needs: where it stands, who has the watch, and the seal of its forms.
 *
 * @param last the act by which the watch last changed hands
 */
public record Stand(Frame frame, Optional<WatchAct> last, String seal) {
    public Words words() {
        return frame.words();
    }

    /** A page of this part. */
    public String to(String below) {
        return frame.to("shift/" + below);
    }

    /** The act by which somebody has the watch now. */
    public Optional<WatchAct> held() {
        return last.filter(WatchAct::taken);
    }

    /** Who most likely writes: whoever has the watch. */
    public String holder() {
        return held().map(act -> act.hand().officer()).orElse("");
    }
}
