package parley.node;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.value.Data;
import parley.ledger.entry.Party;
import parley.node.world.World;

final class MembershipTest {
    private static final Path AGREEMENT = Path.of(
            System.getProperty("parley.root"), "agreement/src/test/resources/parley/agreement/scenario/civil-dates");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aNodeDoesNotStartWithACharterThatBindsWhatThePackDoesNotHave() {
        var plan = new World.Plan(
                "bound",
                List.of(new Party("XA"), new Party("XB")),
                Map.of(),
                PackLoader.load(PackFolder.read(AGREEMENT)),
                Map.of("quiet", new Data.Whole(7)),
                Instant.parse("2027-01-01T00:00:00Z"),
                folder);
        assertThatThrownBy(() -> World.start(plan).close()).hasStackTraceContaining("has no parameter quiet");
    }

    @Test
    void twoPacksThatDefineAFormatOfOneNameAreRefusedByTheirNames() {
        List<Pack> packs = Stream.of("hotline", "vd11")
                .map(name -> PackLoader.load(
                        PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", name))))
                .toList();
        packs.forEach(pack -> Membership.apart(List.of(pack)));
        assertThatThrownBy(() -> Membership.apart(packs))
                .hasMessage("hotline and vd11 both define the format acknowledgement; a circle runs one of them");
    }
}
