package parley.cli.officer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.cli.terminal.Passphrases;
import parley.cli.terminal.Terminal;
import parley.ledger.json.Json;

/**
 * Who signs an entry.
 *
 * @param officers their names
 * @param files with their passphrases, in the same order; fewer where the rest comes from elsewhere
 */
record Signers(List<String> officers, List<Path> files) {
    Signers {
        officers = List.copyOf(officers);
        files = List.copyOf(files);
    }

    /** Each with his passphrase, as a desk takes them; what no file and no variable holds is asked at the terminal. */
    Stream<Json> credentials(Terminal terminal) {
        var asked = new Passphrases(terminal);
        return IntStream.range(0, officers.size()).mapToObj(i -> {
            var officer = officers.get(i);
            var file = i < files.size() ? Optional.of(files.get(i)) : Optional.<Path>empty();
            var passphrase = asked.known("the key of " + officer, file, "PARLEY_OFFICER_PASSPHRASE");
            return Json.members(
                    Map.of("officer", Json.text(officer), "passphrase", Json.text(String.valueOf(passphrase))));
        });
    }
}
