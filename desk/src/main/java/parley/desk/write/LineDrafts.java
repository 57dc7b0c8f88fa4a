package parley.desk.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.prose.Language;
import parley.desk.words.Words;
import parley.ledger.entry.Role;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.EntryView;
import parley.node.view.NodeView;
import parley.node.view.SavedDraft;
import parley.node.view.Typed;

/**
 * Drafts in the formats of a line, filled in as its pages and its call ask. What is typed is read as on any form, and what an
 * officer signs he sees at the same check. Thread-safe.
 */
public final class LineDrafts {
    private final NodeView node;

    public LineDrafts(NodeView node) {
        this.node = node;
    }

    /**
     * What is filled in.
     *
     * @param format its name
     * @param lang the code of the language of its texts
     * @param to codes of the addressees; empty for all
     * @param fields what is typed into the fields of the body, by their names
     * @param duty the name of the finding that it is to meet; empty for none
     */
    public record Filled(String format, String lang, List<String> to, Map<String, String> fields, String duty) {
        public Filled {
            to = List.copyOf(to);
            fields = Map.copyOf(fields);
        }
    }

    /** What was typed, as an entry that could be put to the node, or why it cannot. */
    public sealed interface Reading {
        /** It could. */
        record Fit(Draft draft) implements Reading {}

        /**
         * It cannot.
         *
         * @param reasons each naming the field, the value and the limit, in English
         */
        record Unfit(List<String> reasons) implements Reading {
            public Unfit {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** A coded message as it is typed: the code, and a line for each parameter that is not left out. */
    public static String coded(String code, Map<String, String> parameters) {
        List<String> lines = new ArrayList<>(List.of(code));
        parameters.forEach((name, value) -> {
            if (!value.isBlank()) {
                lines.add(name + ": " + value.strip());
            }
        });
        return String.join("\n", lines);
    }

    /**
     * Keeps a new draft.
     *
     * @param who begins it; empty where the desk asks nobody
     * @return its name; empty when the node keeps as many as it can
     */
    public Optional<String> begin(CircleView view, Filled filled, String who) {
        var values = values(filled);
        values.putAll(Begun.noted(node, view, who, filled.duty(), List.of()));
        return node.beginDraft(view.summary().id(), new Typed(filled.format(), values));
    }

    /**
     * A draft that acknowledges a message: the one that stands, or a new one.
     *
     * @param field of the body, that names the message
     * @return its name; empty when the node keeps as many as it can
     */
    public Optional<String> acknowledge(CircleView view, EntryView message, String field, Filled filled, String who) {
        var id = filled.fields().getOrDefault(field, "");
        var standing = node.drafts(view.summary().id()).stream()
                .filter(draft -> draft.typed().format().equals(filled.format())
                        && draft.typed().value(Control.body(field)).strip().equals(id))
                .map(SavedDraft::name)
                .findFirst();
        if (standing.isPresent()) {
            return standing;
        }
        Map<String, List<String>> values = new LinkedHashMap<>(Envelope.about(message, Role.REPLY_TO, filled.lang()));
        filled.fields().forEach((name, value) -> values.put(Control.body(name), List.of(value)));
        values.put(Envelope.SUBJECT, List.of(id));
        values.putAll(Begun.noted(node, view, who, filled.duty(), List.of()));
        return node.beginDraft(view.summary().id(), new Typed(filled.format(), values));
    }

    /** What stands in a field of the drafts in a format. */
    public List<String> kept(CircleView view, String format, String field) {
        return node.drafts(view.summary().id()).stream()
                .map(SavedDraft::typed)
                .filter(typed -> typed.format().equals(format))
                .map(typed -> typed.value(Control.body(field)).strip())
                .toList();
    }

    /** All numbers that this party has given in a circle, to whatever. */
    public List<String> numbers(CircleView view) {
        return List.copyOf(Numbers.given(node, view));
    }

    /** What is filled in, read as it would be on its form. */
    public Reading read(CircleView view, Filled filled, Instant written) {
        var sheet = Sheet.of(node, view.summary().id(), filled.format()).orElseThrow();
        var drafting = Drafting.read(sheet, new Typed(filled.format(), values(filled)), view);
        return drafting.problems().isEmpty()
                ? new Reading.Fit(drafting.draft(written))
                : new Reading.Unfit(
                        drafting.problems().stream().map(LineDrafts::said).toList());
    }

    private static String said(Problem problem) {
        var english = Optional.ofNullable(Words.load().get(Language.EN)).orElseThrow();
        return problem.control().replaceFirst("^b\\.", "body.") + ": "
                + problem.in(english).text();
    }

    private static Map<String, List<String>> values(Filled filled) {
        var values = Envelope.fresh(filled.lang());
        if (!filled.to().isEmpty()) {
            values.put(Envelope.WHOM, List.of(Envelope.SOME));
            values.put(Envelope.MEMBERS, filled.to());
        }
        filled.fields().forEach((name, value) -> values.put(Control.body(name), List.of(value)));
        return values;
    }
}
