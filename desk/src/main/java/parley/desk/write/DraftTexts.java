package parley.desk.write;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.NodeView;
import parley.node.view.Typed;
import parley.node.view.clearance.Wording;
import parley.node.view.countersign.HalfSigned;

/**
 * What the drafts say of which clearance was asked. A form is read whole once, and again only when something has changed from
 * which it is read: what was typed, its format, the entries that it refers to, or what they ask. Thread-safe.
 */
final class DraftTexts {
    private final NodeView node;
    private final Reader reader;
    private final Map<Hash, Map<String, Kept>> byCircle = new ConcurrentHashMap<>();

    DraftTexts(NodeView node) {
        this(node, DraftTexts::read);
    }

    DraftTexts(NodeView node, Reader reader) {
        this.node = node;
        this.reader = reader;
    }

    /** Reads a form whole. */
    @FunctionalInterface
    interface Reader {
        /** The text as it would be sent, but for when it is written; empty where the form is not fit to be sent. */
        Optional<Hash> read(Sheet sheet, Typed typed, CircleView view);
    }

    private static Optional<Hash> read(Sheet sheet, Typed typed, CircleView view) {
        return Optional.of(Drafting.read(sheet, typed, view))
                .filter(drafting -> drafting.problems().isEmpty())
                .map(drafting -> hash(drafting.draft(view.at())));
    }

    private static Hash hash(Draft entry) {
        return Wording.of(entry).hash();
    }

    /**
     * A draft as it is now.
     *
     * @param text empty where its form is not fit to be sent
     */
    record Now(String subject, Optional<Hash> text) {}

    /** All from which the text of a draft is made. */
    private sealed interface Source {
        /**
         * @param refs the entries to which it refers and that count
         * @param asked the points that it answers as the entries ask them
         */
        record Form(Optional<Sheet> sheet, Typed typed, List<EntryPointer> refs, List<String> asked)
                implements Source {}

        /** An officer has signed it. */
        record Fixed(Draft entry) implements Source {}
    }

    private record Kept(Source from, Now now) {}

    /** Those of these drafts that stand, by name, each as it is now. What is kept of others is let go. */
    Map<String, Now> of(CircleView view, Collection<String> names) {
        if (names.isEmpty()) {
            byCircle.remove(view.summary().id());
            return Map.of();
        }
        var before = byCircle.getOrDefault(view.summary().id(), Map.of());
        var half = fixed(view.summary().id());
        Map<String, Kept> kept = new LinkedHashMap<>();
        Map<String, Now> now = new LinkedHashMap<>();
        names.forEach(name -> source(view, half, name).ifPresent(from -> {
            var each = Optional.ofNullable(before.get(name))
                    .filter(known -> known.from.equals(from))
                    .orElseGet(() -> new Kept(from, now(view, from)));
            kept.put(name, each);
            now.put(name, each.now);
        }));
        // Of two pages that are drawn at once the later keeps what it found: at worst a form is read once more.
        byCircle.put(view.summary().id(), kept);
        return now;
    }

    private Map<String, HalfSigned> fixed(Hash circle) {
        return node.countersigning().stream()
                .flatMap(signing -> signing.waiting(circle).stream())
                .collect(Collectors.toMap(HalfSigned::name, Function.identity()));
    }

    private Optional<Source> source(CircleView view, Map<String, HalfSigned> half, String name) {
        var fixed = Optional.ofNullable(half.get(name)).<Source>map(draft -> new Source.Fixed(draft.entry()));
        return fixed.or(() -> node.draft(view.summary().id(), name).map(saved -> form(view, saved.typed())));
    }

    private Source form(CircleView view, Typed typed) {
        var sheet = Sheet.of(node, view.summary().id(), typed.format());
        return new Source.Form(
                sheet,
                typed,
                Envelope.referred(typed, view),
                sheet.map(known -> Questions.asked(known, typed, view)).orElse(List.of()));
    }

    private Now now(CircleView view, Source from) {
        return switch (from) {
            case Source.Fixed(var entry) -> new Now(entry.subject().orElse(""), Optional.of(hash(entry)));
            case Source.Form(var sheet, var typed, var _, var _) ->
                new Now(typed.value(Envelope.SUBJECT), sheet.flatMap(known -> reader.read(known, typed, view)));
        };
    }
}
