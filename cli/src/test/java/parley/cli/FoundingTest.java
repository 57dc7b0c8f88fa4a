package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.cli.party.PartyFolder;
import parley.ledger.charter.SignedCharter;

/** Two parties found a circle from files that they pass by hand. */
class FoundingTest {
    private static final Map<String, String> PASSPHRASES = Map.of(
            "PARLEY_PASSPHRASE", "the node's own passphrase",
            "PARLEY_IDENTITY_PASSPHRASE", "the identity passphrase",
            "PARLEY_OFFICER_PASSPHRASE", "the officer's passphrase");

    private static final String SIDES = "vd11.sides={\"east\":[\"XA\"],\"west\":[\"XB\"]}";

    /** Keys are slow to seal on purpose, so two parties are made once; each test works on its own copy of them. */
    @TempDir
    static Path made;

    @TempDir
    Path folder;

    @BeforeAll
    static void twoParties() {
        for (var party : Map.of("XA", "7441", "XB", "7442").entrySet()) {
            var run = parley(
                    "init",
                    made.resolve(party.getKey()).toString(),
                    "--code",
                    party.getKey(),
                    "--address",
                    "127.0.0.1:" + party.getValue(),
                    "--officer",
                    "duty");
            assertThat(run.err()).contains(party.getKey() + " is ready");
            assertThat(run.code()).isZero();
        }
    }

    @BeforeEach
    void copyThem() throws IOException {
        try (var files = Files.walk(made)) {
            for (Path file : files.filter(file -> !file.equals(made)).toList()) {
                Files.copy(file, path(made.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static Run parley(String... arguments) {
        return Run.of(PASSPHRASES, arguments);
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private Run draft(String... more) {
        return draftOf(Run.ROOT.resolve("agreements/vd11"), more);
    }

    private Run draftOf(Path pack, String... more) {
        var all = new ArrayList<>(List.of(
                "charter",
                "draft",
                path("charter.json").toString(),
                path("XA/XA.member.json").toString(),
                path("XB/XB.member.json").toString(),
                "--name",
                "Two of us",
                "--pack",
                pack.toString()));
        all.addAll(List.of(more));
        return parley(all.toArray(String[]::new));
    }

    @Test
    void bothSignEachACopyAndOneGathersThem() throws IOException {
        var drafted = draft();
        assertThat(drafted.err()).isEmpty();
        var file = path("charter.json");
        var copy = path("copy.json");
        Files.copy(file, copy);
        var first =
                parley("charter", "sign", copy.toString(), "--data", path("XB").toString());
        assertThat(first.err()).isEmpty();
        assertThat(first.out()).contains("Missing: [XA]");
        var second = parley(
                "charter",
                "sign",
                file.toString(),
                copy.toString(),
                "--data",
                path("XA").toString());
        assertThat(second.out())
                .contains("All have signed")
                .contains(drafted.out().strip());
        var signed = SignedCharter.parse(PartyFolder.read(file, SignedCharter.MAX_BYTES));
        assertThat(signed.missing()).isEmpty();
        assertThat(new PartyFolder(path("XA")).enrolments()).hasSize(1);
        assertThat(parley("charter", "show", "--json", file.toString()).out()).isEqualTo(Files.readString(file) + "\n");
    }

    @Test
    void whatOneAloneCanHoldUpIsSaidBesideTheResult() {
        var drafted = draftOf(Run.ROOT.resolve("agreements/forum"), "--role", "chair=XA");
        assertThat(drafted.err())
                .startsWith("Warning: forum adopts texts by silence")
                .contains("that of XA by XB");
        assertThat(drafted.out().strip()).hasLineCount(1).doesNotContain("Warning");
        var signed = parley(
                "charter",
                "sign",
                path("charter.json").toString(),
                "--data",
                path("XA").toString());
        assertThat(signed.err()).isEqualTo(drafted.err());
        assertThat(signed.code()).isZero();
    }

    /** A node that is killed while it takes the charter on must find none, or all of it, when it starts again. */
    @Test
    void theCharterComesIntoTheFolderWholeAndAtOnce() throws Exception {
        draft();
        var signed = SignedCharter.parse(PartyFolder.read(path("charter.json"), SignedCharter.MAX_BYTES));
        var events = new ArrayList<String>();
        try (var watch = folder.getFileSystem().newWatchService()) {
            path("XA").register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            new PartyFolder(path("XA")).found(signed);
            Files.createFile(path("XA/last"));
            while (events.stream().noneMatch(event -> event.endsWith(" last"))) {
                var key = watch.poll(1, TimeUnit.MINUTES);
                key.pollEvents().forEach(event -> events.add(event.kind() + " " + event.context()));
                key.reset();
            }
        }
        assertThat(events)
                .filteredOn(event -> event.endsWith(" charter.json"))
                .containsExactly("ENTRY_CREATE charter.json");
        assertThat(new PartyFolder(path("XA")).charter()).contains(signed);
    }

    @Test
    void aParameterIsBoundInTheCharter() throws IOException {
        var drafted = draftOf(withParameters(), "--parameter", "vd11.quiet=7", "--parameter", SIDES);
        assertThat(drafted.err()).isEmpty();
        assertThat(Files.readString(path("charter.json")))
                .contains("\"parameters\":{\"vd11\":{\"quiet\":7,\"sides\":{\"east\":[\"XA\"],\"west\":[\"XB\"]}}}");
        assertThat(parley("charter", "show", path("charter.json").toString()).out())
                .contains("bound    vd11.quiet 7", "bound    vd11.sides {\"east\":[\"XA\"],\"west\":[\"XB\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vd11.quiet=\"7\"                          | 1 | the parameter quiet of vd11 is bound to the text \"7\"",
                "vd11.sides={\"a\":[\"XA\"],\"b\":[\"XA\"]} | 1 | expected groups of parties by name, each party once",
                "vd11.quite=7                            | 1 | vd11 has no parameter quite, expected one of [quiet, sides, exchangesSince]",
                "vd12.quiet=7                            | 2 | vd12, which is no pack of it",
                "quiet=7                                 | 2 | expected PACK.NAME=JSON",
                "vd11.quiet=seven                        | 2 | no value begins with"
            })
    void aBindingThatDoesNotFitIsRefusedAndNothingIsWritten(String binding, int code, String said) throws IOException {
        var drafted = draftOf(withParameters(), "--parameter", binding);
        assertThat(drafted.err()).contains(said);
        assertThat(drafted.code()).isEqualTo(code);
        assertThat(path("charter.json")).doesNotExist();
    }

    @Test
    void aCharterThatBindsWhatItsPackDoesNotHaveIsShownAndNeitherSignedNorGood() throws IOException {
        draft();
        var file = path("charter.json");
        Files.writeString(
                file, Files.readString(file).replace("\"parameters\":{}", "\"parameters\":{\"vd11\":{\"quiet\":7}}"));
        for (var refused : List.of(
                parley("charter", "show", file.toString()),
                parley("charter", "sign", file.toString(), "--data", path("XA").toString()))) {
            assertThat(refused.err()).contains("vd11 has no parameter quiet");
            assertThat(refused.code()).isEqualTo(1);
        }
    }

    /** The shipped pack with two parameters, under the same name and another hash. */
    private Path withParameters() throws IOException {
        var shipped = Run.ROOT.resolve("agreements/vd11");
        var copy = path("vd11");
        try (var files = Files.walk(shipped)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(shipped.relativize(file).toString()));
            }
        }
        var agreement = copy.resolve("agreement.yaml");
        Files.writeString(
                agreement,
                Files.readString(agreement)
                        .replaceFirst(
                                "(?m)^parameters:$",
                                "parameters:\n  quiet: { type: count, value: 5 }\n  sides: { type: groups }"));
        return copy;
    }

    @Test
    void everySecretIsItsOwnersAlone() throws IOException {
        try (var files = Files.walk(path("XA"))) {
            for (Path file : files.toList()) {
                assertThat(Files.getPosixFilePermissions(file))
                        .as(file.toString())
                        .isEqualTo(
                                PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwx------" : "rw-------"));
            }
        }
    }

    @Test
    void aSecondInitTouchesNothing() throws IOException {
        var before = Files.readString(path("XA/keys/identity.key"));
        var again = parley("init", path("XA").toString(), "--code", "XB", "--address", "127.0.0.1:1");
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("already holds a party");
        assertThat(Files.readString(path("XA/keys/identity.key"))).isEqualTo(before);
    }

    @Test
    void aWrongPassphraseSignsNothing() throws IOException {
        draft();
        var before = Files.readString(path("charter.json"));
        var wrong = Run.of(
                Map.of("PARLEY_IDENTITY_PASSPHRASE", "not the right one"),
                "charter",
                "sign",
                path("charter.json").toString(),
                "--data",
                path("XA").toString());
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("does not open");
        assertThat(Files.readString(path("charter.json"))).isEqualTo(before);
    }

    @Test
    void anAgreementThatIsNotAtHandIsNotSigned() throws IOException {
        draft();
        var text = Files.readString(path("charter.json"));
        var hash = text.replaceAll(".*\"sha256\":\"([0-9a-f]{64})\".*", "$1");
        Files.writeString(path("charter.json"), text.replace(hash, "0".repeat(64)));
        var signed = parley(
                "charter",
                "sign",
                path("charter.json").toString(),
                "--data",
                path("XA").toString());
        assertThat(signed.code()).isEqualTo(1);
        assertThat(signed.err()).contains("vd11", "0".repeat(64));
    }

    @Test
    void aPassphraseFileThatOthersCanReadIsRefused() throws IOException {
        var file = path("pass");
        Files.writeString(file, "long enough for anyone\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        var refused = parley(
                "init",
                path("XC").toString(),
                "--code",
                "XC",
                "--address",
                "127.0.0.1:7443",
                "--passphrase-file",
                file.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("chmod 600");
        assertThat(path("XC")).doesNotExist();
    }

    @Test
    void aCodeThatIsNoneIsWrongUse() {
        var wrong = parley("init", path("XA").toString(), "--code", "xa", "--address", "127.0.0.1:7441");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("capital letters");
    }
}
