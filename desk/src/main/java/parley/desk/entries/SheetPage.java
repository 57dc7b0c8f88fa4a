package parley.desk.entries;

import java.util.List;
import parley.desk.frame.Frame;
import parley.desk.frame.Part;
import parley.desk.view.FindingRow;
import parley.desk.view.State;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.EntryPointer;
import parley.node.view.LeafProof;
import parley.node.view.TimeInterval;
import parley.node.view.mail.Mailing;
import parley.node.view.office.Forwarding;

/**
 * What the template of one entry needs.
 *
 * @param forwardings to whom it was passed on
 * @param mailings the letters in which it was
 */
public record SheetPage(Frame frame, Sheet sheet, List<Forwarding> forwardings, List<Mailing> mailings) {
    public SheetPage {
        forwardings = List.copyOf(forwardings);
        mailings = List.copyOf(mailings);
    }

    /** An entry that was not forwarded. */
    public SheetPage(Frame frame, Sheet sheet) {
        this(frame, sheet, List.of(), List.of());
    }

    /** Whether anything is known of its being passed on. */
    public boolean forwarded() {
        return !forwardings.isEmpty() || !mailings.isEmpty();
    }

    /** Where a forwarding of it is noted. */
    public String forward() {
        return frame.to("shift/forward/" + sheet.entry().pointer().path());
    }

    /** Where it is passed on by e-mail. */
    public String mail() {
        return frame.to("shift/mail/" + sheet.entry().pointer().path());
    }

    public Words words() {
        return frame.words();
    }

    public String language() {
        return words().language().code();
    }

    public String title() {
        return name(sheet.entry().pointer()).text();
    }

    public Phrase name(EntryPointer pointer) {
        return words().say("entry.of", "index", pointer.index(), "party", pointer.party());
    }

    /** Where the page of an entry is. */
    public String whole(EntryPointer pointer) {
        return frame.entry(pointer);
    }

    /** In which ways a new draft may be about this entry: only its author corrects it. */
    public List<String> onward() {
        return sheet.entry().pointer().party().equals(frame.self())
                ? List.of("corrects", "from")
                : List.of("replyTo", "from");
    }

    /** Where a draft about this entry begins. */
    public String write(String how) {
        return frame.with(Part.WRITE.path(), how, sheet.entry().pointer().path());
    }

    /** Where this entry's evidence is. */
    public String evidence(boolean late) {
        return frame.to(Part.ENTRIES.path() + "/" + sheet.entry().pointer().path() + "/evidence.zip")
                + (late ? "&late" : "");
    }

    /** Who gave what to whom, about what: the claim itself. */
    public Phrase claim() {
        var entry = sheet.entry();
        var author = entry.pointer().party();
        if (sheet.isVoid()) {
            return words().say("entry.claim.void", "index", entry.pointer().index(), "party", author);
        }
        if (entry.control()) {
            return words().say("entry.claim.control", "author", author, "what", control());
        }
        var document = sheet.title().in(language());
        return entry.subject()
                .map(subject -> words().say(
                                "entry.claim.subject",
                                "author",
                                author,
                                "to",
                                to(),
                                "document",
                                document,
                                "subject",
                                subject))
                .orElseGet(() -> words().say("entry.claim.plain", "author", author, "to", to(), "document", document));
    }

    /** When it was, as far as that is known. */
    public Phrase when() {
        var written = sheet.entry().written();
        return sheet.entry()
                .witnessed()
                .map(interval -> words().say("entry.claim.when", "time", written, "when", tell(interval)))
                .orElseGet(() -> words().say("entry.claim.written", "time", written));
    }

    private Phrase control() {
        var format = sheet.entry().format();
        return switch (format) {
            case "seen", "key", "revocation", "charter" -> words().say("entry.control." + format);
            default -> words().say("entry.control.other", "format", format);
        };
    }

    /** Those to whom it is addressed. */
    public Phrase to() {
        var to = sheet.entry().to();
        return to.isEmpty() ? words().say("entry.to.all") : words().say("entry.to.named", "who", String.join(", ", to));
    }

    /** An instant, or the bounds of one. */
    public Phrase tell(TimeInterval interval) {
        var earliest = interval.earliest();
        var latest = interval.latest();
        if (interval.exact()) {
            return words().say("when.exact", "time", latest.orElseThrow());
        }
        if (earliest.isPresent() && latest.isPresent()) {
            return words().say("when.between", "due", earliest.get(), "time", latest.get());
        }
        return earliest.map(time -> words().say("when.from", "time", time))
                .or(() -> latest.map(time -> words().say("when.until", "time", time)))
                .orElseGet(() -> words().say("when.open"));
    }

    /** Whether a text is in another language than the reader's: then its language is said. */
    public boolean foreign() {
        return !sheet.entry().lang().isEmpty() && !sheet.entry().lang().equals(language());
    }

    /** Where the proof of a finding is. */
    public String why(FindingRow finding) {
        return frame.proof(finding);
    }

    /** What came of a check, as a state with its shape. */
    public State state(boolean holds) {
        return holds ? State.HOLDS : State.DOES_NOT_HOLD;
    }

    public State state(LeafProof.Check check) {
        return switch (check) {
            case HOLDS -> State.HOLDS;
            case FAILS -> State.DOES_NOT_HOLD;
            case NO_KEY -> State.CANNOT_TELL;
        };
    }
}
