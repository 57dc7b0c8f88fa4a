package parley.ledger.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Published vectors that lie beside the repository and are read in place; a plain clone elsewhere has none. */
final class Vectors {
    private Vectors() {}

    static JsonNode read(String name) {
        Path file = Path.of(System.getProperty("parley.root", ".."), "..", "shared", "vectors", name);
        if (!Files.exists(file)) {
            String missing = "no vectors at " + file;
            if (Boolean.getBoolean("parley.ci")) {
                throw new AssertionError(missing);
            }
            Assumptions.abort(missing);
        }
        try {
            return new JsonMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
