package parley.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.node.world.FreePorts;

/**
 * A circle on loopback, founded by the commands that a user gives; no node has run yet.
 *
 * @param id the circle's
 * @param charter signed by all
 * @param folders the parties' data folders by their codes
 */
record FoundedCircle(String id, Path charter, Map<String, Path> folders) {
    static final String OFFICER = "duty";
    static final String OFFICER_PASSPHRASE = "the officer's passphrase";
    static final Map<String, String> PASSPHRASES = Map.of(
            "PARLEY_PASSPHRASE", "the node's own passphrase",
            "PARLEY_IDENTITY_PASSPHRASE", "the identity passphrase",
            "PARLEY_OFFICER_PASSPHRASE", OFFICER_PASSPHRASE);

    private static final Duration LIMIT = Duration.ofMinutes(4);

    FoundedCircle {
        folders = new TreeMap<>(folders);
    }

    static FoundedCircle of(List<String> codes, Path folder) throws IOException {
        Map<String, Path> folders = new TreeMap<>();
        codes.forEach(code -> folders.put(code, folder.resolve(code)));
        together(folders.entrySet().stream()
                .map(party -> init(party.getKey(), party.getValue()))
                .toList());
        Path charter = folder.resolve("charter.json");
        together(List.of(draft(charter, folders)));
        List<String> others = codes.subList(1, codes.size());
        List<Path> copies = new ArrayList<>();
        for (String code : others) {
            copies.add(Files.copy(charter, folder.resolve(code + ".charter.json")));
        }
        together(others.stream()
                .map(code -> sign(folders, code, List.of(copies.get(others.indexOf(code)))))
                .toList());
        copies.addFirst(charter);
        together(List.of(sign(folders, codes.getFirst(), copies)));
        return new FoundedCircle(Exports.circle(charter), charter, folders);
    }

    private static List<String> init(String code, Path data) {
        String address = "127.0.0.1:" + FreePorts.choose(1).getFirst();
        return List.of(
                "init",
                data.toString(),
                "--code",
                code,
                "--address",
                address,
                "--listen",
                address,
                "--desk-port",
                "0",
                "--officer",
                OFFICER);
    }

    private static List<String> draft(Path charter, Map<String, Path> folders) {
        List<String> draft = new ArrayList<>(List.of("charter", "draft", charter.toString()));
        folders.forEach(
                (code, data) -> draft.add(data.resolve(code + ".member.json").toString()));
        draft.addAll(List.of("--name", "On loopback", "--pack", "agreements/vd11", "--role", "chair=XA"));
        return draft;
    }

    private static List<String> sign(Map<String, Path> folders, String code, List<Path> charters) {
        List<String> sign = new ArrayList<>(List.of("charter", "sign"));
        charters.forEach(charter -> sign.add(charter.toString()));
        sign.addAll(List.of("--data", String.valueOf(folders.get(code))));
        return sign;
    }

    /** Starting a program is mostly waiting, so they run side by side. */
    private static void together(List<List<String>> commands) {
        List<Program> programs = commands.stream()
                .map(command -> Program.parley(Checkout.ROOT, PASSPHRASES, command))
                .toList();
        try {
            for (Program program : programs) {
                assertThat(program.awaitExit(LIMIT)).as("%s", program.err()).isZero();
            }
        } finally {
            programs.forEach(Program::close);
        }
    }
}
