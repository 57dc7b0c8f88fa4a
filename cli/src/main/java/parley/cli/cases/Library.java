package parley.cli.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.load.StoryLoader;
import parley.agreement.pack.CaseFile;
import parley.agreement.pack.Pack;
import parley.agreement.pack.StoryFile;
import parley.agreement.yaml.AgreementException;
import parley.cli.terminal.Failure;

/** Finds packs, cases and stories on disk, and loads each pack once. Confined to one command. */
public final class Library {
    private static final int DEPTH_MAX = 3;
    private static final String STORIES = "stories";

    private final Path home;
    private final Map<Path, Pack> loaded = new LinkedHashMap<>();

    /** @param home the folder that holds {@code agreements/} and {@code stories/} */
    public Library(Path home) {
        this.home = home;
    }

    /** The folders of packs in or below a path; the path itself when it is one. */
    public List<Path> packs(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw Failure.use("no folder " + path);
        }
        try (var folders = Files.walk(path, DEPTH_MAX)) {
            var found = folders.filter(Files::isDirectory)
                    .filter(PackFolder::isPack)
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw Failure.use("no agreement in " + path + ": none of its folders has an agreement.yaml");
            }
            return found;
        }
    }

    /** The files of a pack. */
    public static PackFiles files(Path pack) {
        return PackFolder.read(pack);
    }

    /** A pack, loaded; fails with all its problems at once. */
    public Pack load(Path folder) {
        var known = loaded.get(folder);
        if (known != null) {
            return known;
        }
        try {
            var pack = PackLoader.load(files(folder));
            loaded.put(folder, pack);
            return pack;
        } catch (AgreementException wrong) {
            throw Failure.check(folder + " cannot be used:\n" + wrong.getMessage());
        }
    }

    /** The case of that name in an agreement that came with Parley, or in that file. */
    public Located find(String nameOrFile) throws IOException {
        var file = Path.of(nameOrFile);
        if (Files.isRegularFile(file)) {
            return locate(file.toAbsolutePath().normalize());
        }
        for (Path pack : packs(home.resolve("agreements"))) {
            var named = pack.resolve("cases").resolve(nameOrFile + ".yaml");
            if (Files.isRegularFile(named)) {
                return locate(named);
            }
        }
        throw Failure.use("no case %s; there are: %s".formatted(nameOrFile, String.join(", ", names())));
    }

    /** The story in a file that lies in no agreement's folder, or of that name among those that came with Parley. */
    public Optional<StoryFile> story(String nameOrFile) throws IOException {
        var file = Path.of(nameOrFile);
        if (Files.isRegularFile(file)) {
            var whole = file.toAbsolutePath().normalize();
            return folderOf(whole).isPresent() ? Optional.empty() : Optional.of(tell(whole));
        }
        var named = home.resolve(STORIES).resolve(nameOrFile + ".yaml");
        return Files.isRegularFile(named) ? Optional.of(tell(named)) : Optional.empty();
    }

    /** The stories that lie in a folder itself, in the order of the files' names. */
    public List<StoryFile> stories(Path folder) throws IOException {
        var stories = new ArrayList<StoryFile>();
        if (!PackFolder.isPack(folder)) {
            for (Path file : yamls(folder)) {
                story(file.toString()).ifPresent(stories::add);
            }
        }
        return stories;
    }

    private StoryFile tell(Path file) throws IOException {
        try {
            return StoryLoader.load(file.getFileName().toString(), Files.readString(file), this::named);
        } catch (AgreementException wrong) {
            throw Failure.check(file + " cannot be used:\n" + wrong.getMessage());
        }
    }

    /** The agreement of that short name that came with Parley. */
    private Optional<Pack> named(String agreement) {
        var folder = home.resolve("agreements").resolve(agreement);
        return agreement.matches("[a-z0-9-]+") && PackFolder.isPack(folder)
                ? Optional.of(load(folder))
                : Optional.empty();
    }

    /** Every case of a pack, in the order of the files' names. */
    public List<Located> cases(Path pack) throws IOException {
        var cases = new ArrayList<Located>();
        for (Path file : yamls(pack.resolve("cases"))) {
            cases.add(locate(file));
        }
        return cases;
    }

    /** A case with the pack that it is judged by. */
    public record Located(Path file, Pack pack, CaseFile loaded) {}

    private Located locate(Path file) throws IOException {
        var pack = folderOf(file)
                .map(this::load)
                .orElseThrow(() -> Failure.use(file + " lies in no agreement's folder cases/"));
        try {
            return new Located(
                    file, pack, CaseLoader.load(file.getFileName().toString(), Files.readString(file), pack));
        } catch (AgreementException wrong) {
            throw Failure.check(file + " cannot be used:\n" + wrong.getMessage());
        }
    }

    private static Optional<Path> folderOf(Path file) {
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (PackFolder.isPack(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private List<String> names() throws IOException {
        var names = new ArrayList<String>();
        for (Path pack : packs(home.resolve("agreements"))) {
            names(pack.resolve("cases"), names);
        }
        names(home.resolve(STORIES), names);
        return names;
    }

    private static void names(Path folder, List<String> names) throws IOException {
        yamls(folder).forEach(file -> names.add(file.getFileName().toString().replaceFirst("\\.yaml$", "")));
    }

    private static List<Path> yamls(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(Library::isYaml).sorted().toList();
        }
    }

    private static boolean isYaml(Path file) {
        return file.getFileName().toString().endsWith(".yaml");
    }
}
