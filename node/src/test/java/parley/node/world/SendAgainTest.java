package parley.node.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.ledger.entry.Party;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.SendOutcome;

/** Whoever got no answer sends again; a draft that says when it was written then stands once. */
@Timeout(60)
class SendAgainTest {
    private static final Path AGREEMENT = Path.of(System.getProperty("parley.root"), "agreements", "vd11");
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    @TempDir
    Path folder;

    private World world;
    private WorldNode node;

    @BeforeEach
    void start() throws IOException {
        var parties = List.of(new Party("XA"), new Party("XB"));
        world = World.start(new World.Plan(
                "sent again",
                parties,
                Map.of("chair", parties.getFirst()),
                PackLoader.load(PackFolder.read(AGREEMENT)),
                Map.of(),
                START,
                folder));
        node = world.node(parties.getFirst());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private static Draft draft(Optional<Instant> written) {
        return new Draft(
                "statement",
                List.of(),
                Optional.of("XA/1"),
                Optional.empty(),
                List.of(),
                "en",
                "{\"text\":\"what is said\"}",
                written);
    }

    private SendOutcome send(Optional<Instant> written) {
        return node.send(world.circle(), draft(written), WorldNode.OFFICERS.subList(0, 1));
    }

    private EntryPointer sent(Optional<Instant> written) {
        return ((SendOutcome.Sent) send(written)).entry();
    }

    @Test
    void theSameDraftIsTheSameEntryAlsoAfterANewStart() {
        var written = Optional.of(START.minus(Duration.ofHours(1)));
        var first = sent(written);
        assertThat(sent(written)).isEqualTo(first);
        node.stop();
        node.start();
        assertThat(sent(written)).isEqualTo(first);
        assertThat(node.circle(world.circle()).orElseThrow().entries())
                .filteredOn(entry -> entry.format().equals("statement"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.written()).isEqualTo(written.orElseThrow()));
        assertThat(sent(Optional.empty())).isNotEqualTo(first);
    }

    @Test
    void nothingIsWrittenLaterThanItIsSent() {
        var now = node.now();
        assertThat(send(Optional.of(now.plusSeconds(1))))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .singleElement()
                                .asString()
                                .contains("written", now.plusSeconds(1).toString(), now.toString()));
        assertThat(send(Optional.of(now))).isInstanceOf(SendOutcome.Sent.class);
    }

    @Test
    void aPassphraseThatOpensNoKeyIsSaidOfItsOfficer() {
        var wrong = new Credential("first officer", "not the one");
        assertThat(node.send(world.circle(), draft(Optional.empty()), List.of(wrong)))
                .isEqualTo(new SendOutcome.Locked(List.of("first officer")));
        assertThat(node.circle(world.circle()).orElseThrow().entries())
                .noneMatch(entry -> entry.format().equals("statement"));
    }
}
