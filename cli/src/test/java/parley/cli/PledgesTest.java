package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.desk.Desk;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.ledger.entry.Party;
import parley.node.world.World;

/** Pledges from a terminal: sent through one desk, listed from the other. */
class PledgesTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final String PLEDGE = """
            {"pledge": "XA/1", "partners": ["XB"], "project": "Harbour\\u001b[31m light", "rhythm": "yearly",
             "deliverables": [{"id": "XA/2", "what": "The lamp", "due": "2026-04-30", "amount": 40000, "currency": "EUR"}]}
            """;

    @TempDir
    Path folder;

    @Test
    void whatWasPledgedIsListedWithItsVerdictAndASumForEachCurrency() throws Exception {
        var pack = PackLoader.load(PackFolder.read(Run.ROOT.resolve("agreements/cooperation")));
        var parties = List.of(new Party("XA"), new Party("XB"));
        var rows = new Rows(new Titles(List.of(pack)));
        try (var world = World.start(new World.Plan("pledges", parties, Map.of(), pack, Map.of(), START, folder));
                var author = Desk.open(world.node(parties.getFirst()), rows, folder.resolve("XA"), 0);
                var partner = Desk.open(world.node(parties.getLast()), rows, folder.resolve("XB"), 0)) {
            assertThat(author.port()).isNotEqualTo(partner.port());
            world.clock().awaitQuiet();
            assertThat(pledges("XB").err()).contains("Nothing has been pledged.");
            var body = Files.writeString(folder.resolve("pledge.json"), PLEDGE);
            var sent = send(body);
            assertThat(sent.code()).as(sent.err()).isZero();
            world.clock().horizon(START.plusSeconds(61 * 24 * 3600));
            world.clock().awaitQuiet();
            var listed = pledges("XB");
            assertThat(listed.code()).as(listed.err()).isZero();
            assertThat(listed.out())
                    .contains("light, XA to XB", "2026-04-30  overdue", "40000 EUR  XA/2  The lamp")
                    .contains("total  XA EUR: pledged 40000, delivered 0, contested 0, overdue 40000")
                    .doesNotContain("\u001b");
            assertThat(pledges("XA", "--json").out()).startsWith("{").contains("\"verdict\":\"overdue\"");
            var unknown = send(Files.writeString(folder.resolve("other.json"), PLEDGE.replace("EUR", "XTS")));
            assertThat(unknown.code()).isNotZero();
            assertThat(unknown.err() + unknown.out()).contains("XTS", "EUR", "XDR");
        }
    }

    private Run send(Path body) {
        return Run.of(
                Map.of("PARLEY_OFFICER_PASSPHRASE", ""),
                "send",
                "--data",
                folder.resolve("XA").toString(),
                "--officer",
                "first officer",
                "--officer",
                "second officer",
                "pledge",
                body.toString());
    }

    private Run pledges(String party, String... how) {
        return Run.of(
                Map.of(),
                Stream.concat(
                                Stream.of(
                                        "pledges",
                                        "--data",
                                        folder.resolve(party).toString()),
                                Stream.of(how))
                        .toArray(String[]::new));
    }
}
