package parley.desk.write;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.prose.Language;
import parley.desk.frame.Frame;
import parley.desk.view.Title;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.ledger.entry.Role;
import parley.node.view.Typed;

/**
 * A draft as a form.
 *
 * @param answered the entries that it replies to
 * @param stated this party's entries from which it was filled in beforehand
 * @param known the newest entries that a reference can name, by their pointers
 * @param problems empty while nobody has asked to check
 * @param refused what the node says against sending it, or keeping it
 * @param returned why the second officer would not sign it
 * @param uncleared which offices did not clear it last, and why
 * @param telling what the agreement makes of it as it was kept
 */
public record DraftPage(
        Frame frame,
        String seal,
        String name,
        Title title,
        String paragraph,
        Typed typed,
        Optional<Instant> saved,
        List<Answered> answered,
        List<Answered> stated,
        List<Slot> slots,
        List<String> members,
        List<Known> known,
        List<Fault> problems,
        List<String> refused,
        Optional<Phrase> returned,
        List<Phrase> uncleared,
        Telling telling) {
    public DraftPage {
        answered = List.copyOf(answered);
        stated = List.copyOf(stated);
        slots = List.copyOf(slots);
        members = List.copyOf(members);
        known = List.copyOf(known);
        problems = List.copyOf(problems);
        refused = List.copyOf(refused);
        uncleared = List.copyOf(uncleared);
    }

    /**
     * An entry that is replied to, or from which the form was filled in.
     *
     * @param path of its page
     * @param lang the language of what stands in it
     * @param asked what it asks point by point; empty where the form does not answer so
     */
    public record Answered(String pointer, String path, Title title, String lang, Optional<Questions> asked) {
        /** What it asks point by point. */
        public List<String> questions() {
            return asked.map(Questions::points).orElse(List.of());
        }

        /** How much of that the record answers already. */
        public int done() {
            return asked.map(questions ->
                            questions.points().size() - questions.open().size())
                    .orElse(0);
        }

        /** How many points remain that one reply has no rows for. */
        public int further() {
            return asked.map(Questions::further).orElse(0);
        }
    }

    /** An entry that a reference can name. */
    public record Known(String pointer, String title) {}

    /** What is wrong: told in the summary with the label of its control, and at the control. */
    public record Fault(String control, String item, Title label, Phrase phrase) {}

    public Words words() {
        return frame.words();
    }

    public String action() {
        return frame.to("write/draft/" + name);
    }

    /** Where a script asks what the agreement makes of the form as typed. */
    public String tellingAction() {
        return frame.to("write/draft/" + name + "/telling");
    }

    /** Where a script asks for the map beside a place. */
    public String drawingAction() {
        return frame.to("write/draft/" + name + "/drawing");
    }

    public boolean hasPlaces() {
        return slots.stream().anyMatch(Slot::hasPlace);
    }

    public boolean toAll() {
        return typed.value(Envelope.WHOM).equals(Envelope.ALL);
    }

    public boolean isChosen(String member) {
        return typed.all(Envelope.MEMBERS).contains(member);
    }

    /** The members, and whoever else was typed. */
    public List<String> addressable() {
        return Stream.concat(members.stream(), typed.all(Envelope.MEMBERS).stream())
                .distinct()
                .toList();
    }

    public List<String> languages() {
        return Stream.concat(Stream.of(Language.values()).map(Language::code), Stream.of(typed.value(Envelope.LANG)))
                .filter(code -> !code.isBlank())
                .distinct()
                .toList();
    }

    /** How many rows a list has at most. */
    public int mostRows() {
        return Lists.MOST_ROWS;
    }

    public int references() {
        return Lists.drawn(typed, Envelope.REFS);
    }

    /** How many there are, drawn or not. */
    public int allReferences() {
        return Lists.count(typed, Envelope.REFS);
    }

    /** What is wrong with the references as a whole, which is told before anybody asks to check. */
    public List<Phrase> tooManyReferences() {
        return Lists.tooMany(typed, Envelope.REFS).stream()
                .map(problem -> problem.in(words()))
                .toList();
    }

    public String reference(int row, String control) {
        return Control.member(Control.item(Envelope.REFS, row), control);
    }

    public List<String> roles() {
        return Stream.of(Role.values()).map(Role::word).toList();
    }

    public List<Phrase> errors(String control) {
        return problems.stream()
                .filter(fault -> fault.control().equals(control))
                .map(Fault::phrase)
                .toList();
    }
}
