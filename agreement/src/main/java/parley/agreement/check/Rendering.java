package parley.agreement.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.agreement.load.PackFiles;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Paragraph;
import parley.agreement.yaml.Position;

/**
 * The text of an agreement beside what a pack makes of it: its chapters, the pieces of the pack's files that cite each
 * paragraph, and how much is rendered. Immutable.
 */
public final class Rendering {
    private final Pack pack;
    private final Coverage coverage;
    private final List<Chapter> chapters;
    private final List<Piece> pieces;
    private final Map<String, List<Piece>> citing;

    private Rendering(Pack pack, List<Piece> pieces) {
        this.pack = pack;
        this.pieces = List.copyOf(pieces);
        this.coverage = Coverage.of(Citation.in(pack.sources()), pack.paragraphs());
        this.chapters = chapters(pack);
        this.citing = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            piece.refs().stream()
                    .flatMap(ref -> cited(ref).stream())
                    .distinct()
                    .forEach(paragraph -> citing.computeIfAbsent(paragraph.number(), _ -> new ArrayList<>())
                            .add(piece));
        }
    }

    /** Reads the pack's own files again; takes as long as that. */
    public static Rendering of(Pack pack) {
        List<Piece> pieces = new ArrayList<>();
        pack.sources().forEach((path, text) -> {
            if (path.endsWith(".yaml")) {
                pieces.addAll(Piece.in(path, text));
            }
        });
        return new Rendering(pack, pieces);
    }

    /**
     * Paragraphs under one heading of the text.
     *
     * @param title empty for those above the first heading
     */
    public record Chapter(String title, List<Paragraph> paragraphs) {
        public Chapter {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    public Pack pack() {
        return pack;
    }

    /** The numbers that {@code parley check} prints. */
    public Coverage coverage() {
        return coverage;
    }

    /** Those that have a paragraph, in the order of the text. */
    public List<Chapter> chapters() {
        return chapters;
    }

    /** The pieces that cite a paragraph, or a sentence of it, in the order of the files. */
    public List<Piece> citing(Paragraph paragraph) {
        return List.copyOf(citing.getOrDefault(paragraph.number(), List.of()));
    }

    /** The piece of that kind and name. */
    public Optional<Piece> piece(Piece.Kind kind, String name) {
        return pieces.stream()
                .filter(piece -> piece.kind() == kind && piece.name().equals(name))
                .findFirst();
    }

    /** The paragraphs that a ref names, such as {@code 16, 38} or {@code 42-46}, in the order of the text. */
    public List<Paragraph> cited(String ref) {
        List<String> parts = new Citation(new Position("", 1, 1), ref).parts();
        return pack.paragraphs().stream()
                .filter(paragraph -> parts.stream().anyMatch(part -> Citation.names(part, paragraph.number())))
                .toList();
    }

    private static List<Chapter> chapters(Pack pack) {
        Map<String, Paragraph> byNumber =
                pack.paragraphs().stream().collect(Collectors.toMap(Paragraph::number, Function.identity()));
        List<Chapter> chapters = new ArrayList<>();
        List<Paragraph> under = new ArrayList<>();
        String title = "";
        for (String line :
                pack.sources().getOrDefault(PackFiles.TEXT, "").lines().toList()) {
            if (line.strip().startsWith("# ")) {
                close(title, under, chapters);
                title = line.strip().substring(2).strip();
            } else if (line.strip().startsWith("## ")) {
                Optional.ofNullable(byNumber.get(line.strip().substring(3).strip()))
                        .ifPresent(under::add);
            }
        }
        close(title, under, chapters);
        return List.copyOf(chapters);
    }

    private static void close(String title, List<Paragraph> under, List<Chapter> chapters) {
        if (!under.isEmpty()) {
            chapters.add(new Chapter(title, under));
            under.clear();
        }
    }
}
