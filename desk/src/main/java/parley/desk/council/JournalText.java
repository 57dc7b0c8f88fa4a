package parley.desk.council;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import parley.agreement.pack.Verdict;
import parley.desk.live.Rows;
import parley.desk.view.Glossary;
import parley.desk.view.Title;
import parley.desk.words.Phrase;
import parley.desk.words.Spans;
import parley.desk.words.Words;
import parley.node.view.CircleView;
import parley.node.view.FindingView;

/**
 * The journal of a session as a draft: what the record says of it and nothing else, in the words of whoever sends it. What
 * people said stands in their own words, and a decision as its finding has it.
 *
 * @param names what the pack of a finding, by its hash, calls things
 */
public record JournalText(Council council, Sitting session, CircleView circle, Names names, Words words) {
    /** What a pack calls things. */
    @FunctionalInterface
    public interface Names {
        Glossary of(String pack);
    }

    /** A part of it: a heading, and its lines. */
    public record Part(String heading, List<String> lines) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    /** As a text. */
    String print() {
        List<String> lines = new ArrayList<>();
        parts().forEach(part -> {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(part.heading());
            lines.addAll(part.lines());
        });
        return String.join("\n", lines);
    }

    /** In the order of a journal; a part without a line says that there is nothing to say. */
    List<Part> parts() {
        return List.of(
                new Part(heading(), when()),
                part("council.present", present()),
                part("council.agenda", agenda()),
                part("council.said", statements()),
                part("council.decisions", decisions()),
                part("council.promises", promises()));
    }

    private Part part(String key, List<String> lines) {
        return new Part(words.word(key), lines.isEmpty() ? List.of(words.word("council.nothing")) : lines);
    }

    private String heading() {
        return say("council.journal.of", "session", session.id(), "title", quoted(session.title()));
    }

    private List<String> when() {
        List<String> lines = new ArrayList<>();
        session.kind().map(this::in).ifPresent(lines::add);
        lines.add(say(
                "council.journal.when",
                "from",
                session.begins().map(JournalText::moment).orElse("–"),
                "until",
                session.ends().map(JournalText::moment).orElse("–")));
        if (!session.place().isEmpty()) {
            lines.add(session.place());
        }
        lines.add(say("council.journal.chair", "who", session.chair()));
        return lines;
    }

    private List<String> present() {
        return session.present().stream()
                .map(presence -> say(
                                "council.journal.present",
                                "who",
                                presence.entry().party(),
                                "parties",
                                String.join(", ", presence.parties()))
                        + remark(presence.text()))
                .toList();
    }

    /** What a party wrote, so that none of its lines can be taken for one of the journal's own: each further one begins with a bar. */
    private static String quoted(String text) {
        return text.strip().replaceAll("\\R", "\n    | ");
    }

    private static String remark(String text) {
        return text.isEmpty() ? "" : " " + quoted(text);
    }

    private List<String> agenda() {
        List<String> lines = new ArrayList<>();
        var agenda = session.agenda();
        for (int i = 0; i < agenda.taken().size(); i++) {
            var item = agenda.taken().get(i);
            lines.add("%d. %s (%s) %s".formatted(i + 1, quoted(item.title()), item.id(), item.proposer()));
        }
        agenda.departure()
                .filter(_ -> agenda.departs())
                .ifPresent(order -> lines.add(say("council.journal.departs", "reason", quoted(order.reason()))));
        return lines;
    }

    private List<String> statements() {
        List<String> lines = new ArrayList<>();
        for (Item item : session.agenda().all()) {
            var said = item.statements().stream().filter(Item.Statement::stands).toList();
            if (!said.isEmpty()) {
                lines.add("%s (%s)".formatted(quoted(item.title()), item.id()));
                said.forEach(statement -> lines.add("  %s: %s".formatted(statement.speaker(), quoted(statement.text()))
                        + (statement.document().isEmpty() ? "" : " [SHA-256 " + statement.document() + "]")));
            }
        }
        return lines;
    }

    /**
     * What was adopted or broken between the end of the last session and that of this one, and the texts on which silence runs
     * as the journal is made; not the journals themselves.
     */
    private List<String> decisions() {
        var after = council.endBefore(session);
        var end = session.ends().orElse(council.at());
        return circle.findings().stream()
                .filter(view -> isDecision(view, after, end))
                .map(view -> "%s %s: %s"
                                .formatted(
                                        in(names.of(view.pack())
                                                .rule(view.head().provision())),
                                        view.head().subject().orElse(""),
                                        words.word(Rows.state(view.head().verdict())))
                        + view.head().dueAt().map(due -> ", " + moment(due)).orElse(""))
                .toList();
    }

    private boolean isDecision(FindingView view, Instant after, Instant end) {
        var head = view.head();
        return (head.verdict() == Verdict.ADOPTED || head.verdict() == Verdict.BROKEN || isOpenText(view))
                && head.account().equals(head.debtor())
                && !council.formats().isAbout(view, parley.agreement.pack.CouncilRole.Journal.class)
                && head.dueAt()
                        .filter(due -> due.isAfter(after) && (isOpenText(view) || !due.isAfter(end)))
                        .isPresent();
    }

    /** A text on which silence is still running; a right that is open is none. */
    private boolean isOpenText(FindingView view) {
        return view.head().verdict() == Verdict.OPEN && view.head().step().isEmpty();
    }

    private List<String> promises() {
        return session.promises().stream()
                .map(promise -> "%s (%s): %s".formatted(promise.maker(), promise.id(), quoted(promise.text()))
                        + promise.due()
                                .map(due -> " " + say("council.journal.due", "day", due.toString()))
                                .orElse(""))
                .toList();
    }

    private String say(String key, String... namesAndValues) {
        Phrase said = words.say(key, (Object[]) namesAndValues);
        return said.text();
    }

    private String in(Title title) {
        return title.in(words.language().code());
    }

    private static String moment(Instant at) {
        return Spans.moment(at);
    }
}
