package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.ledger.archive.CircleExport;
import parley.ledger.archive.HeldLog;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.SignedCharter;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.control.Seen;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.ledger.merkle.Merkle;
import parley.ledger.merkle.RightEdge;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteSigner;
import parley.ledger.tile.EntryBundle;

/** Findings worked out again from exports alone; of one case, played once by real nodes. */
class AuditTest {
    private static final String CASE = "a-rule-for-the-chair";
    private static final String BROKEN = "2026-03-10T12:00:01Z";

    @TempDir
    static Path directory;

    @TempDir
    Path folder;

    @BeforeAll
    static void play() throws IOException {
        var world = directory.resolve("world");
        var demo = Run.of("demo", CASE, "--exit", "--data", world.toString());
        assertThat(demo.code()).as(demo.out() + demo.err()).isZero();
        var charter = SignedCharter.parse(
                Bytes.of(Files.readAllBytes(world.resolve("XA").resolve("charter.json"))));
        for (var party : List.of("XA", "XC")) {
            var export = Run.of(
                    "export",
                    charter.charter().circle().toString(),
                    export(party).toString(),
                    "--data",
                    world.resolve(party).toString());
            assertThat(export.code()).as(export.err()).isZero();
        }
    }

    @Test
    void whatTheCaseExpectsIsFoundAtEachInstantAndEveryProofHolds() {
        var run = audit(export("XC"), "--expect", CASE);
        assertThat(run.out()).endsWith("6 findings expected, 6 as expected, 6 proofs checked, 0 failed\n");
        assertThat(run.code()).isZero();
    }

    /** The evaluation of the case reads no log: it takes the times from the case's own text. */
    @Test
    void everyFindingAtAnInstantIsTheOneOfTheCaseAndThereIsNoOther() {
        var found = Run.of("case", CASE, "--at", BROKEN).out().lines().sorted().toList();
        var run = audit(export("XA"), "--at", BROKEN, "--known", BROKEN);
        assertThat(findings(run)).isEqualTo(found).hasSizeGreaterThan(1);
        assertThat(run.out())
                .contains("judged at " + BROKEN + ", as known at " + BROKEN + " (0 left out) from {XA=")
                .contains("forum sha256:", ", engine ", ", time zones ")
                .endsWith("%d findings, %d proofs checked, 0 failed%n".formatted(found.size(), found.size()));
    }

    @Test
    void exportsOfTwoPartiesGiveTheSameAloneAndTogether() {
        var one = audit(export("XA"));
        assertThat(one.code()).isZero();
        assertThat(one.out()).contains("adopted    silence/XA/2 by XA").doesNotContain("note:");
        assertThat(audit(export("XC")).out())
                .isEqualTo(
                        one.out().replace(export("XA").toString(), export("XC").toString()));
        var both = Run.of("audit", export("XA").toString(), export("XC").toString());
        assertThat(findings(both)).isEqualTo(findings(one));
        assertThat(both.out()).doesNotContain("note:").contains(export("XC") + ": ");
    }

    @Test
    void aProofIsShownAsATreeAndAsJson() {
        var tree = audit(export("XA"), "--explain", "silence/XA/1", "--at", BROKEN);
        assertThat(tree.out()).startsWith("silence/XA/1 by XA on the account of XA: broken\n");
        assertThat(tree.out()).endsWith("1 findings, 1 proofs checked, 0 failed\n");
        var json = audit(export("XA"), "--explain", "silence/XA/1", "--at", BROKEN, "--json");
        assertThat(json.out().lines()).singleElement().asString().contains("\"proof\":{", "\"stamp\":{");
        assertThat(audit(export("XA"), "--explain", "silence/XZ/1").code()).isEqualTo(2);
    }

    @Test
    void anExportInWhichAnythingWasChangedIsRefusedBeforeAnyFinding() throws IOException {
        var copy = copy(export("XA"), folder.resolve("copy"));
        for (Path file : files(copy)) {
            var whole = Files.readAllBytes(file);
            var name = copy.relativize(file).toString();
            boolean leaves = file.startsWith(log(copy, "XB")) && name.contains("/entries/");
            if (leaves || name.contains("/provisions/silence") || name.equals("charter.json")) {
                var bent = whole.clone();
                bent[bent.length / 2] ^= 1;
                Files.write(file, bent);
                assertRefused(audit(copy), name);
                Files.write(file, Arrays.copyOf(whole, whole.length - 7));
                assertRefused(audit(copy), name);
                Files.delete(file);
                assertRefused(audit(copy), name);
                assertThat(Run.of("verify", copy.toString()).code())
                        .as(name)
                        .isEqualTo(name.equals("charter.json") ? 2 : 1);
                Files.write(file, whole);
            }
        }
        assertThat(audit(copy).code()).isZero();
    }

    private static void assertRefused(Run run, String name) {
        assertThat(run.out()).as(name).isEmpty();
        assertThat(run.code()).as(name).isIn(1, 2).isEqualTo(run.err().contains("holds neither") ? 2 : 1);
    }

    @Test
    void anAgreementInThePlaceOfAnotherIsRefused() throws IOException {
        var copy = copy(export("XA"), folder.resolve("copy"));
        try (var packs = Files.list(copy.resolve("pack"))) {
            var pack = packs.findFirst().orElseThrow();
            for (Path file : files(pack)) {
                Files.delete(file);
            }
            copy(Run.ROOT.resolve("agreements").resolve("hotline"), pack);
            var run = audit(copy);
            assertRefused(run, "hotline");
            assertThat(run.err()).contains("not that by which the charter names forum");
        }
    }

    @Test
    void aLogThatIsLeftOutIsSaidAndAnotherExportFillsIt() throws IOException {
        var copy = copy(export("XA"), folder.resolve("copy"));
        var log = log(copy, "XB");
        for (Path file : files(log)) {
            Files.delete(file);
        }
        var less = audit(copy);
        assertThat(less.code()).isZero();
        var notes = List.of("nothing of the log of XB is here", " leaves of the log of XB; 0 are here");
        assertThat(less.out()).contains(notes).contains("note: XA has seen ");
        assertThat(audit(copy, "--json").out()).contains(notes);
        for (var format : List.of(List.<String>of(), List.of("--json"))) {
            var arguments = new ArrayList<>(List.of("--explain", "silence"));
            arguments.addAll(format);
            var explained = audit(copy, arguments.toArray(String[]::new));
            assertThat(explained.code()).as(explained.err()).isZero();
            assertThat(explained.err()).contains(notes).contains("note: XA has seen ");
        }
        var both = Run.of("audit", copy.toString(), export("XC").toString());
        assertThat(both.out())
                .contains(
                        "note: " + copy + " has the first 0 of the ", "leaves of the log of XB that another export has")
                .doesNotContain("has seen");
        assertThat(findings(both)).isEqualTo(findings(audit(export("XC"))));
    }

    /** Every node takes such a seen as the member's word for what it has, so whoever has the export must be able to, too. */
    @Test
    void aFalseWordAboutALogIsNamedAndTheFindingsAreThoseOfTheCaseAllTheSame() throws IOException {
        var copy = copy(export("XA"), folder.resolve("liar"));
        var of = charter(copy).charter().log(new Party("XA"));
        var last = Instant.parse("2027-01-01T00:00:00Z");
        rewrite(
                copy,
                "XC",
                leaves -> leaves.add(Leaf.sign(
                                new Seen(last, List.of(new Seen.Head(of, 1, Hash.sha256())))
                                        .payload(of.circle(), new Party("XC"), last),
                                List.of())
                        .bytes()));
        var said = "XC says in %s#".formatted(of.toString().replace("/XA/", "/XC/"));
        var about = " to have seen %s at size 1 with root %s, where its leaves give ".formatted(of, Hash.sha256());

        var run = audit(copy, "--at", BROKEN);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("contradiction: " + said, about);
        assertThat(run.out()).endsWith(" 0 failed, 1 contradictions\n");
        var found = Run.of("case", CASE, "--at", BROKEN).out().lines().sorted().toList();
        assertThat(findings(audit(copy, "--at", BROKEN, "--known", BROKEN))).isEqualTo(found);
        assertThat(findings(run)).isEqualTo(findings(audit(export("XA"), "--at", BROKEN)));

        var json = audit(copy, "--at", BROKEN, "--json");
        assertThat(json.code()).isEqualTo(1);
        assertThat(json.out()).contains("\"contradictions\":[\"" + said, about);
        for (var format : List.of(List.<String>of(), List.of("--json"))) {
            var arguments = new ArrayList<>(List.of("--at", BROKEN, "--explain", "silence/XA/1"));
            arguments.addAll(format);
            var explained = audit(copy, arguments.toArray(String[]::new));
            assertThat(explained.code()).isEqualTo(1);
            assertThat(explained.err()).contains("contradiction: " + said, about);
            assertThat(explained.out()).contains("silence/XA/1").doesNotContain("contradiction: ");
        }
        var both = Run.of("audit", export("XC").toString(), copy.toString(), "--at", BROKEN);
        assertThat(both.code()).isEqualTo(1);
        assertThat(findings(both)).isEqualTo(findings(run));

        var verify = Run.of("verify", copy.toString());
        assertThat(verify.code()).isEqualTo(1);
        assertThat(verify.err()).contains("contradiction: " + said, about);
        assertThat(verify.out()).contains("received: ").endsWith(" checked, 1 failed, of which 1 contradictions\n");
    }

    /** The last leaf of a log, which nobody has seen yet, is written anew and signed: each export holds by itself. */
    @Test
    void twoSignedLogsOfOnePartyAreNamedAndNothingIsWorkedOut() throws IOException {
        var copy = copy(export("XC"), folder.resolve("fork"));
        fork(copy, "XA");
        assertThat(audit(copy).code()).isZero();
        var both = Run.of("audit", export("XA").toString(), copy.toString());
        assertThat(both.code()).isEqualTo(1);
        assertThat(both.out()).isEmpty();
        assertThat(both.err()).contains("contradict each other", "the log parley/", "/XA/1 of size ");
    }

    @Test
    void whatCannotBeAskedIsWrongUse() {
        assertThat(audit(export("XA"), "--expect", CASE, "--at", BROKEN).code()).isEqualTo(2);
        assertThat(audit(export("XA"), "--expect", "crisis").code()).isEqualTo(2);
        assertThat(audit(export("XA"), "--at", "noon").code()).isEqualTo(2);
        var sizes = audit(export("XA"), "--known", "XA:9999");
        assertThat(sizes.code()).isEqualTo(2);
        assertThat(sizes.err()).contains("leaves here, not 9999");
        assertThat(audit(directory.resolve("world")).code()).isEqualTo(2);
        assertThat(audit(directory.resolve("nowhere")).code()).isEqualTo(2);
    }

    private static Path export(String party) {
        return directory.resolve("from-" + party);
    }

    private static Run audit(Path export, String... options) {
        var arguments = new ArrayList<>(List.of("audit", export.toString()));
        arguments.addAll(List.of(options));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static List<String> findings(Run run) {
        return run.out()
                .lines()
                .filter(line -> line.matches("[a-zA-Z]+ +[a-z-]+(\\.[a-z-]+)?(/\\S+)? by .*"))
                .sorted()
                .toList();
    }

    private static Path log(Path export, String code) throws IOException {
        return export.resolve(Hash.sha256(Bytes.utf8(
                        charter(export).charter().log(new Party(code)).origin()))
                .hex());
    }

    private static SignedCharter charter(Path export) throws IOException {
        return SignedCharter.parse(Bytes.of(Files.readAllBytes(export.resolve("charter.json"))));
    }

    /** The keys of a demo follow from its names, so that here they can be had. */
    private static void fork(Path export, String code) throws IOException {
        rewrite(export, code, leaves -> leaves.set(leaves.size() - 1, Bytes.utf8("no entry")));
    }

    private static void rewrite(Path export, String code, Consumer<List<Bytes>> change) throws IOException {
        var charter = charter(export).charter();
        var origin = new KeyName(charter.log(new Party(code)).origin());
        var key = PrivateKey.of(
                Hash.sha256(Bytes.utf8("world %s/%s/%s/log".formatted(charter.name(), charter.name(), code)))
                        .bytes());
        var folder = log(export, code);
        var leaves = new ArrayList<Bytes>();
        for (Path file : files(folder)) {
            if (file.toString().contains("entries")) {
                leaves.addAll(
                        EntryBundle.parse(Bytes.of(Files.readAllBytes(file))).entries());
            }
            Files.delete(file);
        }
        change.accept(leaves);
        var edge = RightEdge.empty();
        leaves.forEach(leaf -> edge.append(Merkle.leaf(leaf), (_, _, _) -> {}));
        var checkpoint =
                SignedCheckpoint.sign(new Checkpoint(origin, leaves.size(), edge.root()), new NoteSigner(origin, key));
        new CircleExport((path, content) -> write(export.resolve(path), content))
                .log(new HeldLog(checkpoint, index -> leaves.get((int) index)));
    }

    private static void write(Path file, Bytes content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content.toArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            write(to.resolve(from.relativize(file).toString()), Bytes.of(Files.readAllBytes(file)));
        }
        return to;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
