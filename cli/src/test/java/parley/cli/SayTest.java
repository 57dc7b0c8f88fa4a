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
import parley.node.view.Typed;
import parley.node.world.World;

/** The line from a terminal, over two real nodes. */
@Timeout(120)
class SayTest {
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final List<Party> PARTIES = List.of(new Party("XA"), new Party("XB"));

    @TempDir
    Path folder;

    private World world;
    private List<Desk> desks = List.of();

    @BeforeEach
    void open() throws IOException, InterruptedException {
        Pack pack = PackLoader.load(PackFolder.read(Run.ROOT.resolve("agreements/hotline")));
        world = World.start(new World.Plan("line", PARTIES, Map.of(), pack, Map.of(), START, folder));
        var opened = new ArrayList<Desk>();
        for (var party : PARTIES) {
            opened.add(Desk.open(world.node(party), new Rows(new Titles(List.of(pack))), data(party.code()), 0));
        }
        desks = opened;
        world.clock().awaitQuiet();
    }

    @AfterEach
    void close() {
        desks.forEach(Desk::close);
        world.close();
    }

    private Path data(String party) {
        return folder.resolve(party);
    }

    private Run run(String... arguments) {
        return Run.of(Map.of("PARLEY_OFFICER_PASSPHRASE", ""), arguments);
    }

    private Run say(String... what) {
        var all = new ArrayList<>(List.of("say", "--data", data("XA").toString(), "--officer", "first officer"));
        all.addAll(List.of(what));
        return run(all.toArray(String[]::new));
    }

    private Run hotline(String party, String... how) {
        var all = new ArrayList<>(List.of("hotline", "--data", data(party).toString()));
        all.addAll(List.of(how));
        return run(all.toArray(String[]::new));
    }

    private void pass(long seconds) throws InterruptedException {
        world.clock().horizon(world.clock().instant().plusSeconds(seconds));
        world.clock().awaitQuiet();
    }

    @Test
    void whatIsSaidByCodeIsReadInAnotherLanguageAndUnreadUntilAnOfficerAcknowledgesIt() throws Exception {
        var said = say(
                "--precedence",
                "flash",
                "--code",
                "LK2",
                "--with",
                "from=2026-03-02 06:00",
                "--with",
                "until=2026-03-02 07:00",
                "Back soon.");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).startsWith("said: XA/1, entry ");
        pass(60);
        var read = hotline("XB", "--language", "ru");
        assertThat(read.code()).as(read.err()).isZero();
        assertThat(read.out())
                .contains(
                        "line of XB",
                        "XA      answers",
                        "unread  1",
                        "test    nobody owes one",
                        "record  7 d: XA 0 of 0")
                .contains(
                        "* 2026-03-01T09:00:0",
                        "XA/1  XA  flash",
                        "с 2026-03-02 06:00:00 UTC до 2026-03-02 07:00:00 UTC. (LK2)")
                .contains(
                        "\"Back soon.\" [en]",
                        "XB: delivered 2026-03-01T09:00:0",
                        "read not yet (due, due 2026-03-01T09:15:0");
        assertThat(hotline("XA").out()).contains("unread  0").doesNotContain("* 2026");
        var json = hotline("XB", "--json");
        assertThat(json.out()).contains("\"unread\":1", "\"code\":\"LK2\"", "\"next\":\"XB/1\"");
    }

    @Test
    void whatCannotBeSaidIsRefusedWithTheFieldAndTheLimit() {
        var unknown = say("--precedence", "flash", "--code", "LK99");
        assertThat(unknown.code()).isOne();
        assertThat(unknown.err()).contains("body.phrase", "LK99", "LK1");
        var lacking = say("--precedence", "soon", "Hello.");
        assertThat(lacking.code()).isOne();
        assertThat(lacking.err()).contains("body.precedence", "soon", "routine, priority, immediate, flash");
        var nothing = say("--precedence", "flash");
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.err()).contains("say a TEXT, or a --code");
        assertThat(hotline("XA", "--language", "xx").code()).isEqualTo(2);
        assertThat(hotline("XA", "--last", "-1").err()).contains("--last is 0 to 10000, not -1");
    }

    @Test
    void theSameMessageWithItsNumberAndItsTimeStandsOnce() throws Exception {
        for (int i = 0; i < 2; i++) {
            var said =
                    say("--precedence", "routine", "Hello.", "--number", "XA/1", "--written", "2026-03-01T09:00:00Z");
            assertThat(said.code()).as(said.err()).isZero();
        }
        pass(10);
        assertThat(hotline("XB").out()).contains("unread  1");
        assertThat(say("--precedence", "routine", "Again.").out()).startsWith("said: XA/2,");
    }

    /** As when two officers say something at once and both have been told the same free number. */
    @Test
    void twoMessagesDoNotGetOneNumber() throws Exception {
        assertThat(say("--precedence", "routine", "Hello.", "--number", "XA/1").code())
                .isZero();
        var second = say("--precedence", "flash", "Fire.", "--number", "XA/1");
        assertThat(second.code()).isOne();
        assertThat(second.err()).contains("number: XA/1 stands on another entry", "the next free number is XA/2");
        var view = world.node(PARTIES.getFirst()).circle(world.circle()).orElseThrow();
        var begun = world.node(PARTIES.getFirst())
                .beginDraft(view.summary().id(), new Typed("coded-message", Map.of("b.signal", List.of("XA/2"))));
        assertThat(begun).isPresent();
        assertThat(say("--precedence", "flash", "Fire.", "--number", "XA/2").err())
                .contains("number: XA/2 stands on another entry or on a draft", "the next free number is XA/3");
        assertThat(say("--precedence", "flash", "Fire.").out()).startsWith("said: XA/3,");
        pass(10);
        assertThat(hotline("XB").out()).contains("unread  2");
    }
}
