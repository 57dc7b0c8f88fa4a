package parley.desk.write;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.desk.foresight.Outlook;
import parley.desk.frame.Frame;
import parley.desk.view.Field;
import parley.desk.view.Title;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * What will be signed and sent, before it is.
 *
 * @param written when the entry says that it was written: settled now, so that it stands once however often it is sent
 * @param payload the exact text that is signed
 * @param sha256 of these bytes
 * @param entry the id that the entry will have
 * @param officers whose keys this node can use
 * @param chosen who was chosen to sign, one for each signature; empty text for nobody yet
 * @param outlook what the agreements would make of it; empty while the node cannot tell
 * @param faults why nothing was sent when it was last tried
 */
public record CheckPage(
        Frame frame,
        String seal,
        String name,
        Title title,
        String paragraph,
        String subject,
        String number,
        String lang,
        List<String> refs,
        List<String> recipients,
        boolean toAll,
        List<Field> fields,
        Instant written,
        String payload,
        int bytes,
        String sha256,
        String entry,
        List<String> officers,
        List<String> chosen,
        List<Phrase> faults,
        Optional<Outlook> outlook) {
    static final String WRITTEN = "written";
    static final String ENTRY = "entry";
    static final String OFFICER = "officer.";
    static final String PASSPHRASE = "passphrase.";

    public CheckPage {
        refs = List.copyOf(refs);
        recipients = List.copyOf(recipients);
        fields = List.copyOf(fields);
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
