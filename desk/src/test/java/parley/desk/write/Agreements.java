package parley.desk.write;

import java.nio.file.Path;
import java.util.List;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.node.view.Typed;

/** The agreements of this repository. */
final class Agreements {
    static final Path FOLDER = Path.of(System.getProperty("parley.root"), "agreements");
    static final Pack VD11 = load("vd11");
    static final Pack GUARANTEES = load("guarantees");

    private Agreements() {}

    static List<Pack> all() {
        return PackFolder.packs(FOLDER).stream()
                .map(folder -> PackLoader.load(PackFolder.read(folder)))
                .toList();
    }

    private static Pack load(String name) {
        return PackLoader.load(PackFolder.read(FOLDER.resolve(name)));
    }

    static Sheet sheet(Pack pack, String format) {
        return new Sheet(pack, pack.format(format).orElseThrow());
    }

    static FormReader.Read read(Pack pack, Typed typed) {
        return FormReader.read(pack, pack.format(typed.format()).orElseThrow(), typed);
    }
}
