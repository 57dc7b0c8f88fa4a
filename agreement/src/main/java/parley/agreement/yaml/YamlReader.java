package parley.agreement.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/**
 * Reads the documents of one YAML file from the parser's events. Aliases, anchors and tags are refused, so that what a
 * reader of the file sees at a place is what stands there; a key that stands twice is refused by its second place.
 */
public final class YamlReader {
    /** The most bytes a file may have. */
    public static final int LIMIT_BYTES = 1 << 20;
    /** The most levels of nesting. */
    public static final int LIMIT_DEPTH = 32;

    private static final ScalarResolver CORE = new CoreScalarResolver(false);

    private final String file;
    private final Problems problems;
    private final Iterator<Event> events;
    private final int[] codePoints;

    private YamlReader(String file, String text, Problems problems) {
        this.file = file;
        this.codePoints = text.codePoints().toArray();
        this.problems = problems;
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(LIMIT_BYTES)
                .setUseMarks(true)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /** The documents of a file; a document that cannot be read is left out and its problems are noted. */
    public static List<YamlNode> documents(String file, String text, Problems problems) {
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size > LIMIT_BYTES) {
            problems.add(
                    new Position(file, 1, 1), Optional.empty(), size + " bytes", "at most " + LIMIT_BYTES + " bytes");
            return List.of();
        }
        try {
            return new YamlReader(file, text, problems).documents();
        } catch (MarkedYamlEngineException e) {
            Position at = e.getProblemMark().map(m -> position(file, m)).orElse(new Position(file, 1, 1));
            problems.add(at, Optional.empty(), "no YAML (" + e.getProblem() + ")", "YAML 1.2");
        } catch (TooDeep e) {
            problems.add(e.at, Optional.empty(), "more than " + LIMIT_DEPTH + " levels", "fewer levels of nesting");
        } catch (YamlEngineException e) {
            problems.add(new Position(file, 1, 1), Optional.empty(), "no YAML (" + e.getMessage() + ")", "YAML 1.2");
        }
        return List.of();
    }

    /** The only document of a file; notes a problem if there is none or another. */
    public static Optional<YamlNode> document(String file, String text, Problems problems) {
        List<YamlNode> all = documents(file, text, problems);
        if (all.size() > 1) {
            problems.add(all.get(1).at(), Optional.empty(), "a second document", "one document in this file");
        }
        return all.stream().findFirst();
    }

    private List<YamlNode> documents() {
        List<YamlNode> documents = new ArrayList<>();
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent start) {
                start.getSpecVersion()
                        .filter(v -> v.getMajor() != 1 || v.getMinor() != 2)
                        .ifPresent(v -> note(event, "YAML " + v.getMajor() + "." + v.getMinor(), "YAML 1.2"));
                documents.add(node(events.next(), 1));
            }
        }
        return documents;
    }

    private YamlNode node(Event event, int depth) {
        Position at = position(event);
        if (depth > LIMIT_DEPTH) {
            throw new TooDeep(at);
        }
        if (event instanceof NodeEvent named && named.getAnchor().isPresent()) {
            note(event, "an anchor or alias (& or *)", "the value itself, written out");
        }
        return switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart -> {
                refuseTag(event, ((SequenceStartEvent) event).getTag());
                yield sequence(at, depth);
            }
            case MappingStart -> {
                refuseTag(event, ((MappingStartEvent) event).getTag());
                yield mapping(at, depth);
            }
            // An alias has been noted above; nothing stands in its place.
            case Alias -> new YamlNode.Scalar(at, "", YamlNode.Kind.NOTHING, "");
            case StreamStart, StreamEnd, DocumentStart, DocumentEnd, SequenceEnd, MappingEnd, Comment ->
                throw new IllegalStateException("the parser sent " + event + " in place of a node");
        };
    }

    private YamlNode sequence(Position at, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next, depth + 1));
        }
        return new YamlNode.Sequence(at, items);
    }

    private YamlNode mapping(Position at, int depth) {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            YamlNode key = node(next, depth + 1);
            YamlNode value = node(events.next(), depth + 1);
            if (!(key instanceof YamlNode.Scalar scalar)) {
                note(next, key.describe() + " as a key", "a plain name");
            } else if (entries.containsKey(scalar.text())) {
                int first = entries.get(scalar.text()).key().at().line();
                note(next, "the key \"" + scalar.text() + "\" again, first in line " + first, "each key once");
            } else {
                entries.put(scalar.text(), new YamlNode.Entry(scalar, value));
            }
        }
        return new YamlNode.Mapping(at, entries);
    }

    private YamlNode.Scalar scalar(ScalarEvent event) {
        refuseTag(event, event.getTag());
        Tag tag = CORE.resolve(event.getValue(), event.isPlain());
        YamlNode.Kind kind;
        if (tag.equals(Tag.INT)) {
            kind = YamlNode.Kind.INTEGER;
        } else if (tag.equals(Tag.FLOAT)) {
            kind = YamlNode.Kind.FRACTION;
        } else if (tag.equals(Tag.BOOL)) {
            kind = YamlNode.Kind.FLAG;
        } else {
            kind = tag.equals(Tag.NULL) ? YamlNode.Kind.NOTHING : YamlNode.Kind.TEXT;
        }
        return new YamlNode.Scalar(position(event), event.getValue(), kind, raw(event));
    }

    private String raw(ScalarEvent event) {
        int from = event.getStartMark().map(Mark::getIndex).orElse(0);
        int to = event.getEndMark().map(Mark::getIndex).orElse(0);
        return new String(codePoints, from, to - from);
    }

    private void refuseTag(Event event, Optional<String> tag) {
        tag.ifPresent(t -> note(event, "the tag " + t, "no tag"));
    }

    private void note(Event event, String found, String expected) {
        problems.add(position(event), Optional.empty(), found, expected);
    }

    private Position position(Event event) {
        return event.getStartMark().map(m -> position(file, m)).orElse(new Position(file, 1, 1));
    }

    private static Position position(String file, Mark mark) {
        return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Ends the reading of a document that is nested too deeply. */
    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Position at;

        private TooDeep(Position at) {
            this.at = at;
        }
    }
}
