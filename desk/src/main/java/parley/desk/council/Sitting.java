package parley.desk.council;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.desk.view.Title;
import parley.node.view.EntryPointer;
import parley.node.view.FindingView;

/**
 * A session of a council.
 *
 * @param call the entry that calls it, in the version that stands; of one called off the last that stood
 * @param versions every entry about it, corrections and what took it back included
 * @param kind what sort of session it is, as the pack calls it; empty where that is not said
 * @param begins empty where it is left open
 * @param ends empty where it is left open
 * @param closes until when items can be proposed, that second included; empty where it is not said
 * @param off whether who called it has withdrawn it
 * @param replies one for each that is invited or has answered, in the order of the charter
 * @param present who was there, by each who recorded it
 * @param findings on the duties of who called it
 */
public record Sitting(
        EntryPointer call,
        List<EntryPointer> versions,
        String id,
        String title,
        String lang,
        Optional<Title> kind,
        Optional<Instant> begins,
        Optional<Instant> ends,
        Optional<Instant> closes,
        String place,
        boolean off,
        List<Reply> replies,
        Agenda agenda,
        List<Presence> present,
        List<Minutes> journals,
        List<Promise> promises,
        List<FindingView> findings) {
    public Sitting {
        versions = List.copyOf(versions);
        replies = List.copyOf(replies);
        present = List.copyOf(present);
        journals = List.copyOf(journals);
        promises = List.copyOf(promises);
        findings = List.copyOf(findings);
    }

    /** Who called it, and has the chair of it. */
    public String chair() {
        return call.party();
    }

    /** Those invited. */
    public List<String> invited() {
        return replies.stream().filter(Reply::invited).map(Reply::party).toList();
    }

    /** Whether it is over at an instant, as far as is known. */
    public boolean isOver(Instant at) {
        return ends.or(() -> begins).filter(last -> last.isBefore(at)).isPresent();
    }

    /**
     * A party that is invited, or has answered.
     *
     * @param answer as the pack calls it; empty while there is none
     * @param duty what is found of its duty to answer
     */
    public record Reply(String party, boolean invited, Optional<Answer> answer, Optional<FindingView> duty) {}

    /** The newest answer of a party. */
    public record Answer(EntryPointer entry, Title says, String text, String lang) {}

    /** Who was there, as somebody records it. */
    public record Presence(EntryPointer entry, List<String> parties, String text, String lang) {
        public Presence {
            parties = List.copyOf(parties);
        }
    }

    /**
     * A journal that was put forward.
     *
     * @param id its number
     * @param until until when silence can be broken; empty where it is left open
     * @param adoption what is found of its adoption
     */
    public record Minutes(
            EntryPointer entry,
            String id,
            String text,
            String document,
            String lang,
            Optional<Instant> until,
            Optional<FindingView> adoption) {}
}
