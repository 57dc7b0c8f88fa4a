package parley.desk.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parley.agreement.finding.CanonicalJson;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario.Item;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.node.view.Typed;

/** What the cases of the agreements say can be typed into a form, and comes out of it the same. */
class RoundTripTest {
    /** An entry of a case. */
    record Entry(String file, Pack pack, Item item) {
        @Override
        public String toString() {
            return file + ":" + item.line() + " " + item.format();
        }

        Json.Members body() {
            return (Json.Members) Json.parse(Bytes.utf8(CanonicalJson.print(item.body())), Payload.MAX_BYTES);
        }
    }

    static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (var folder : PackFolder.packs(Agreements.FOLDER)) {
            var pack = PackLoader.load(PackFolder.read(folder));
            for (var file : files(folder.resolve("cases"))) {
                var loaded = CaseLoader.load(file.toString(), text(file), pack);
                loaded.scenario()
                        .timeline()
                        .forEach(item -> entries.add(new Entry(String.valueOf(file.getFileName()), pack, item)));
            }
        }
        return entries;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theBodyOfEveryEntryOfEveryCaseCanBeTyped(Entry entry) {
        var format = entry.pack.format(entry.item.format()).orElseThrow();
        var written = FormWriter.write(entry.pack, format, entry.body());
        assertThat(written.leftOut()).isEmpty();
        var typed = new Typed(format.name(), written.values());
        var read = FormReader.read(entry.pack, format, typed);
        assertThat(read.problems()).isEmpty();
        assertThat(read.body().print().utf8()).isEqualTo(entry.body().print().utf8());
    }

    /** The browser sends what the page shows: the same text, lines ended by two characters, controls in the page's order. */
    @ParameterizedTest
    @MethodSource("entries")
    void theBodyOfEveryEntryComesBackThroughTheFormOfThePage(Entry entry) throws Throwable {
        var format = entry.pack.format(entry.item.format()).orElseThrow();
        var typed = new Typed(
                format.name(),
                FormWriter.write(entry.pack, format, entry.body()).values());
        ThrowingConsumer<Typed> same = shown -> assertThat(
                        FormReader.read(entry.pack, format, shown).body().print())
                .isEqualTo(entry.body().print());
        same.accept(Filled.asABrowserSends(new Sheet(entry.pack, format), typed));
    }

    @Test
    void theCasesUseManyFormats() {
        var formats = new TreeSet<String>();
        entries().forEach(entry -> formats.add(entry.item.format()));
        assertThat(entries()).hasSizeGreaterThan(50);
        assertThat(formats).hasSizeGreaterThan(10);
    }
}
