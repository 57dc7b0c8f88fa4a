package parley.agreement.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.agreement.yaml.Position;
import parley.agreement.yaml.Problems;
import parley.agreement.yaml.YamlReader;

/** Reads the files of a pack from a folder on disk; the only class of this module that touches one. */
public final class PackFolder {
    /** The most files a pack may have. */
    public static final int LIMIT_FILES = 1_000;

    private PackFolder() {}

    /** Whether this folder holds a pack. */
    public static boolean isPack(Path folder) {
        return Files.isRegularFile(folder.resolve(PackFiles.AGREEMENT));
    }

    /** The packs in a folder: itself, or else its sub-folders that are packs, by name. */
    public static List<Path> packs(Path folder) {
        if (isPack(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(PackFolder::isPack).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    /**
     * All files of a folder and of its sub-folders. Links are not followed; hidden files are left out.
     *
     * @throws parley.agreement.yaml.AgreementException if a file is too large or no UTF-8, or there are too many
     * @throws UncheckedIOException if the folder cannot be read
     */
    public static PackFiles read(Path folder) {
        Problems problems = new Problems();
        TreeMap<String, String> texts = new TreeMap<>();
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (texts.size() == LIMIT_FILES) {
                problems.add(at(name), Optional.empty(), "more files", "at most " + LIMIT_FILES);
                break;
            }
            text(file, name, problems).ifPresent(text -> texts.put(name, text));
        }
        problems.throwIfAny();
        return new PackFiles(texts);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder, 4)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the pack in " + folder, e);
        }
    }

    private static Optional<String> text(Path file, String name, Problems problems) {
        try {
            long size = Files.size(file);
            if (size > YamlReader.LIMIT_BYTES) {
                problems.add(at(name), Optional.empty(), size + " bytes", "at most " + YamlReader.LIMIT_BYTES);
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString());
        } catch (CharacterCodingException _) {
            problems.add(at(name), Optional.empty(), "bytes that are no UTF-8", "UTF-8");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Position at(String file) {
        return new Position(file, 1, 1);
    }
}
