package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.desk.Desk;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.ledger.entry.Party;
import parley.node.world.World;

/** Texts put forward, supported and stopped from a terminal, over three real nodes. */
@Timeout(120)
class ProposeTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final String DEADLINE = "2026-03-10T12:00:00Z";
    private static final List<Party> PARTIES = List.of(new Party("XA"), new Party("XB"), new Party("XC"));

    @TempDir
    Path folder;

    private World world;
    private List<Desk> desks = List.of();

    @BeforeEach
    void open() throws IOException, InterruptedException {
        Pack pack = PackLoader.load(PackFolder.read(Run.ROOT.resolve("agreements/forum")));
        world = World.start(
                new World.Plan("forum", PARTIES, Map.of("chair", PARTIES.getLast()), pack, Map.of(), START, folder));
        var opened = new ArrayList<Desk>();
        for (var party : PARTIES) {
            opened.add(
                    Desk.open(world.node(party), new Rows(new Titles(List.of(pack))), folder.resolve(party.code()), 0));
        }
        desks = opened;
        world.clock().awaitQuiet();
    }

    @AfterEach
    void close() {
        desks.forEach(Desk::close);
        world.close();
    }

    private Run run(String command, String party, String... arguments) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", folder.resolve(party).toString()));
        if (!command.equals("proposals")) {
            all.addAll(List.of("--officer", "first officer"));
        }
        return Run.of(Map.of("PARLEY_OFFICER_PASSPHRASE", ""), all.toArray(String[]::new));
    }

    private Run propose(String title, String... more) {
        var all = new ArrayList<>(
                List.of(title, "The chair changes each month.", "--until", DEADLINE, "--officer", "second officer"));
        all.addAll(List.of(more));
        return run("propose", "XA", all.toArray(String[]::new));
    }

    private void until(String instant) throws InterruptedException {
        world.clock().horizon(Instant.parse(instant));
        world.clock().awaitQuiet();
    }

    @Test
    void aTextIsAdoptedUnlessSomebodyBreaksTheSilenceWhateverPositionsSay() throws Exception {
        for (String title : List.of("Rules", "Seat")) {
            var proposed = propose(title);
            assertThat(proposed.code()).as(proposed.err()).isZero();
            until("2026-03-01T09:0" + (title.equals("Rules") ? 1 : 2) + ":00Z");
        }
        assertThat(run("proposals", "XB").out())
                .contains("open      XA/1         2026-03-10T12:00:00Z  Rules", "open      XA/2");
        var position = run("position", "XB", "XA/1", "opposes", "--remark", "We think about it.");
        assertThat(position.code()).as(position.err()).isZero();
        assertThat(position.out()).startsWith("position: XA/1, entry ");
        var broken = run("position", "XC", "XA/2", "--break", "One place is enough.");
        assertThat(broken.out()).as(broken.err()).startsWith("break-of-silence: XA/2, entry ");
        until("2026-03-10T12:00:10Z");
        for (String party : List.of("XA", "XB", "XC")) {
            assertThat(run("proposals", party).out()).contains("adopted   XA/1", "broken    XA/2");
        }
        assertThat(run("proposals", "XB", "--json").out())
                .contains("\"next\":\"XB/1\"", "\"words\":[\"supports\",\"opposes\",\"abstains\",\"reserves\"]");
    }

    @Test
    void theSameProposalWithItsNumberAndItsTimeStandsOnce() throws Exception {
        for (int i = 0; i < 2; i++) {
            var proposed = propose("Rules", "--number", "XA/5", "--written", "2026-03-01T09:00:00Z");
            assertThat(proposed.out()).as(proposed.err()).startsWith("proposed: XA/5, entry ");
        }
        until("2026-03-01T09:01:00Z");
        assertThat(run("proposals", "XB").out().lines().filter(line -> line.contains("XA/5")))
                .hasSize(1);
        assertThat(propose("More").out()).startsWith("proposed: XA/6, ");
    }

    @Test
    void whatCannotBeSaidIsRefusedWithWhatCan() {
        var unknown = run("position", "XB", "XA/1", "hopes");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err())
                .contains("hopes is no position under silence", "supports, opposes, abstains, reserves");
        assertThat(run("position", "XB", "XA/1").err()).contains("say a position, or --break");
        assertThat(run("position", "XB", "XA/1", "supports", "--break", "No.").code())
                .isEqualTo(2);
        assertThat(propose("Rules", "--under", "vote").err())
                .contains("texts are not adopted under vote; say --under one of silence");
        assertThat(run("proposals", "XA").out()).contains("none was put forward");
    }
}
