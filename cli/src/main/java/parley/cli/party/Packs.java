package parley.cli.party;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import parley.agreement.format.Bindings;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.yaml.AgreementException;
import parley.cli.terminal.Failure;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.Charter;
import parley.ledger.circle.Formats;
import parley.node.Membership;
import parley.node.project.Translation;

/** The agreements that a charter names, found by their hash, not by their name: those that came with Parley, or in an export. */
public final class Packs {
    private final List<PackFiles> files;
    private final List<Pack> loaded;

    private Packs(List<PackFiles> files) {
        this.files = List.copyOf(files);
        this.loaded = files.stream().map(PackLoader::load).toList();
    }

    /** Loads what a charter names; fails naming what is not at hand. */
    public static Packs of(Path home, Charter charter) throws IOException {
        var atHand = new TreeMap<String, PackFiles>();
        for (Path folder : folders(home)) {
            var pack = PackFolder.read(folder);
            atHand.put(pack.sha256(), pack);
        }
        return of(charter, named -> {
            var found = atHand.get(named.sha256().hex());
            if (found == null) {
                throw Failure.check("the charter names %s %s with the hash %s; no folder of %s has that hash"
                        .formatted(named.agreement(), named.version(), named.sha256(), home.resolve("agreements")));
            }
            return found;
        });
    }

    /** Loads what a charter names from the packs that an export took along; fails naming what is not there or another. */
    public static Packs exported(Path export, Charter charter) {
        return of(charter, named -> {
            var folder = export.resolve("pack").resolve(named.sha256().hex());
            if (!PackFolder.isPack(folder)) {
                throw Failure.check("%s: the agreement %s %s is missing, which the charter names by this hash"
                        .formatted(folder, named.agreement(), named.version()));
            }
            var found = read(folder);
            if (!found.sha256().equals(named.sha256().hex())) {
                throw Failure.check("%s: its files have the hash %s, and not that by which the charter names %s %s"
                        .formatted(folder, found.sha256(), named.agreement(), named.version()));
            }
            return found;
        });
    }

    private static PackFiles read(Path folder) {
        try {
            return PackFolder.read(folder);
        } catch (AgreementException unreadable) {
            throw Failure.check(folder + " cannot be read:\n" + unreadable.getMessage());
        }
    }

    private static Packs of(Charter charter, Function<parley.ledger.charter.Pack, PackFiles> source) {
        var packs = new Packs(charter.packs().stream().map(source).toList());
        apart(packs.loaded);
        packs.loaded.forEach(pack -> bindings(charter, pack));
        return packs;
    }

    /** Fails where two packs define a format of one name. */
    public static void apart(List<Pack> packs) {
        try {
            Membership.apart(packs);
        } catch (IllegalArgumentException clash) {
            throw Failure.check("the charter's packs: " + clash.getMessage());
        }
    }

    /** Fails where a charter binds a parameter that a pack does not have, or to a value that does not fit. */
    public static void bindings(Charter charter, Pack pack) {
        try {
            Bindings.of(pack, Translation.bindings(charter, pack));
        } catch (IllegalArgumentException unfit) {
            throw Failure.check("the charter's parameters: " + unfit.getMessage());
        }
    }

    /** The folders of packs that came with Parley. */
    public static List<Path> folders(Path home) throws IOException {
        var agreements = home.resolve("agreements");
        if (!Files.isDirectory(agreements)) {
            throw Failure.environment("there is no folder " + agreements);
        }
        try (var folders = Files.list(agreements)) {
            return folders.filter(PackFolder::isPack).sorted().toList();
        }
    }

    public List<Pack> all() {
        return loaded;
    }

    /** The formats of all packs, and how many officers release each. */
    public Formats formats() {
        var releases = new TreeMap<String, Integer>();
        for (Pack pack : loaded) {
            pack.formats().values().forEach(format -> releases.put(format.name(), format.release()));
        }
        return Formats.of(releases);
    }

    /** The files of each pack by path, under the pack's hash: what an archive takes along. */
    public SortedMap<String, SortedMap<String, Bytes>> files() {
        var all = new TreeMap<String, SortedMap<String, Bytes>>();
        for (PackFiles pack : files) {
            var texts = new TreeMap<String, Bytes>();
            pack.texts().forEach((path, text) -> texts.put(path, Bytes.utf8(text)));
            all.put(pack.sha256(), texts);
        }
        return all;
    }
}
