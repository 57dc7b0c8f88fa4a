package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class VdPackTest {
    private static final Path PACK = Path.of(System.getProperty("parley.root", ".."), "agreements", "vd11");

    @Test
    void theViennaDocumentLoadsWithoutAProblem() {
        PackLoader.Loaded loaded = PackLoader.check(PackFolder.read(PACK));
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.pack().orElseThrow().provisions().keySet())
                .containsExactly("observation-invitation", "prior-notification", "unusual-activity");
    }
}
