package parley.desk.write;

import java.util.List;
import java.util.Optional;
import parley.desk.foresight.Outlook;
import parley.desk.frame.Frame;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * What will be signed and sent, before it is.
 *
 * @param exact as it would be written now
 * @param officers whose keys this node can use
 * @param chosen who was chosen to sign, one for each signature; empty text for nobody yet
 * @param outlook what the agreements would make of it; empty while the node cannot tell
 * @param faults why nothing was sent when it was last tried
 * @param progress how far its clearance has come
 * @param apart whether the second of two officers may sign at another desk
 */
public record CheckPage(
        Frame frame,
        String seal,
        String name,
        Exact exact,
        List<String> officers,
        List<String> chosen,
        List<Phrase> faults,
        Optional<Outlook> outlook,
        ClearanceProgress progress,
        boolean apart) {
    static final String WRITTEN = "written";
    static final String ENTRY = "entry";
    static final String OFFICER = "officer.";
    static final String PASSPHRASE = "passphrase.";
    /** The button by which the first of two officers signs alone. */
    static final String FIRST = "first";

    public CheckPage {
        officers = List.copyOf(officers);
        chosen = List.copyOf(chosen);
        faults = List.copyOf(faults);
    }

    public Words words() {
        return frame.words();
    }

    public String form() {
        return frame.to("write/draft/" + name);
    }

    public String action() {
        return frame.to("write/draft/" + name + "/check");
    }

    /** Whether there are as many officers as must sign. */
    public boolean canBeSigned() {
        return officers.size() >= chosen.size();
    }
}
