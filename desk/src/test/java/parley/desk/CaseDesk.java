package parley.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.node.office.Office;
import parley.node.store.DurableSteps;

/** A desk over a node that shows a case, of VD11 where no other agreement is named, as it stood at an instant, and a browser without scripts in front of it. */
final class CaseDesk implements AutoCloseable {
    private static final Path AGREEMENTS =
            Path.of(System.getProperty("parley.root")).resolve("agreements");
    private static final Pack VD11 = PackLoader.load(PackFolder.read(AGREEMENTS.resolve("vd11")));

    final CaseNode node;
    final PlainBrowser browser;
    private final Desk desk;

    /** Opens a desk with its files in a folder. */
    CaseDesk(Path data, CaseNode node) throws IOException {
        this.node = node;
        this.desk = Desk.open(node, new Rows(new Titles(List.of(node.pack))), data, 0);
        this.browser = new PlainBrowser(desk::port);
    }

    /** A case as it stood at an instant, its text changed before it was played. */
    static CaseNode played(String name, UnaryOperator<String> changed, Instant now) {
        return played(VD11, name, changed, now);
    }

    /** A case of an agreement as it stood at an instant, its text changed before it was played. */
    static CaseNode played(Pack pack, String name, UnaryOperator<String> changed, Instant now) {
        try {
            var text = Files.readString(
                    AGREEMENTS.resolve(pack.agreement()).resolve("cases").resolve(name + ".yaml"));
            return Played.node(pack, Played.scenario(pack, changed.apply(text)), now);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One of the agreements that come with Parley. */
    static Pack pack(String agreement) {
        return PackLoader.load(PackFolder.read(AGREEMENTS.resolve(agreement)));
    }

    /** Gives a node an office with its files in a folder, on the node's clock. */
    static Office office(CaseNode node, Path data) {
        var office = Office.open(data, node::now, DurableSteps.NONE, circle -> {});
        node.resting.office = Optional.of(office);
        return office;
    }

    @Override
    public void close() {
        browser.close();
        desk.close();
    }
}
