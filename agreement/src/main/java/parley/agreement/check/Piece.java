package parley.agreement.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.agreement.yaml.Problems;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlReader;

/**
 * A piece of a pack's files that has a name and renders paragraphs.
 *
 * @param name of a provision, format, term or parameter; of anything else the key under which it stands
 * @param file relative to the folder of the pack
 * @param source the piece as it stands in the file, with the comments above it
 * @param refs what it cites, in the order of the file, each once
 */
public record Piece(Kind kind, String name, String file, String source, List<String> refs) {
    private static final Pattern SCENARIOS = Pattern.compile("(?m)^scenarios:");

    public Piece {
        refs = List.copyOf(refs);
    }

    /** What sort of piece it is; what binds comes first. */
    public enum Kind {
        PROVISION,
        TERM,
        FORMAT,
        PARAMETER,
        /** Facts, derived fields and whatever else the agreement's own file holds. */
        OTHER
    }

    /** What it says, without its scenarios. */
    public String rule() {
        var scenarios = SCENARIOS.matcher(source);
        return (scenarios.find() ? source.substring(0, scenarios.start()) : source).stripTrailing();
    }

    /** Its scenarios; empty where it has none. */
    public String scenarios() {
        var scenarios = SCENARIOS.matcher(source);
        return scenarios.find() ? source.substring(scenarios.start()).stripTrailing() : "";
    }

    /** The pieces of a YAML file that carries meaning, in its order. */
    static List<Piece> in(String file, String text) {
        List<Piece> pieces = new ArrayList<>();
        Excerpts lines = new Excerpts(text);
        for (YamlNode node : YamlReader.documents(file, text, new Problems())) {
            if (node instanceof YamlNode.Mapping document) {
                document(document, file, lines, pieces);
            }
        }
        return pieces;
    }

    private static void document(YamlNode.Mapping document, String file, Excerpts lines, List<Piece> pieces) {
        Optional<String> provision = name(document, "provision");
        Optional<String> format = name(document, "format");
        if (provision.isPresent() || format.isPresent()) {
            Kind kind = provision.isPresent() ? Kind.PROVISION : Kind.FORMAT;
            String source = lines.document(document.at().line());
            pieces.add(new Piece(kind, provision.or(() -> format).orElseThrow(), file, source, refs(document)));
            return;
        }
        List<YamlNode.Entry> keys = List.copyOf(document.entries().values());
        for (int i = 0; i < keys.size(); i++) {
            int end = i + 1 < keys.size() ? keys.get(i + 1).key().at().line() : Integer.MAX_VALUE;
            key(keys.get(i), end, file, lines, pieces);
        }
    }

    /** A key of the agreement's own file: each term, parameter and phrase for itself, anything else as a whole. */
    private static void key(YamlNode.Entry key, int end, String file, Excerpts lines, List<Piece> pieces) {
        Kind kind = switch (key.key().text()) {
            case "terms" -> Kind.TERM;
            case "parameters" -> Kind.PARAMETER;
            default -> Kind.OTHER;
        };
        if ((kind == Kind.OTHER && !key.key().text().equals("phrases"))
                || !(key.value() instanceof YamlNode.Mapping named)) {
            add(kind, key, end, file, lines, pieces);
            return;
        }
        List<YamlNode.Entry> entries = List.copyOf(named.entries().values());
        for (int i = 0; i < entries.size(); i++) {
            int next = i + 1 < entries.size() ? entries.get(i + 1).key().at().line() : end;
            add(kind, entries.get(i), next, file, lines, pieces);
        }
    }

    private static void add(Kind kind, YamlNode.Entry entry, int end, String file, Excerpts lines, List<Piece> pieces) {
        String source = lines.between(entry.key().at().line(), end);
        pieces.add(new Piece(kind, entry.key().text(), file, source, refs(entry.value())));
    }

    private static Optional<String> name(YamlNode.Mapping document, String key) {
        return document.get(key)
                .filter(YamlNode.Scalar.class::isInstance)
                .map(scalar -> ((YamlNode.Scalar) scalar).text());
    }

    private static List<String> refs(YamlNode node) {
        return Citation.in(node).stream().map(Citation::ref).distinct().toList();
    }
}
