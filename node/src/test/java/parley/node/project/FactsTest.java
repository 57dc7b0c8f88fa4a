package parley.node.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.charter.MemberKeys;
import parley.ledger.charter.SignedCharter;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.circle.Formats;
import parley.ledger.circle.LogReader;
import parley.ledger.control.Control;
import parley.ledger.control.Founding;
import parley.ledger.control.Seen;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.ledger.entry.Payload;
import parley.node.circle.JudgedLeaf;

class FactsTest {
    private static final Path AGREEMENT = Path.of(System.getProperty("parley.root"), "agreements", "vd11");
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");

    private final SignedCharter signed = charter();
    private final Charter charter = signed.charter();

    /** As a node stands that was down: XB's log has come, with what XB has seen of XA's; XA's own has not. */
    @Test
    void aLogThatOthersHaveSeenFurtherThanItHasComeStillEndsWithoutALatestTime() throws IOException {
        Instant seenAt = START.plusSeconds(7);
        Seen seen = new Seen(seenAt, List.of(new Seen.Head(charter.log(XA), 5, Hash.sha256(Bytes.utf8("root of 5")))));
        Map<Party, List<JudgedLeaf>> logs = new LinkedHashMap<>();
        logs.put(XA, read(XA, Founding.payload(signed, XA, START)));
        logs.put(
                XB,
                read(XB, Founding.payload(signed, XB, START), ((Control) seen).payload(charter.circle(), XB, seenAt)));
        Pack pack = PackLoader.load(PackFolder.read(AGREEMENT));

        var end = Facts.of(charter, logs).record(pack).end(new parley.agreement.value.Party("XA"));

        assertThat(end.witnessed().earliest()).contains(seenAt);
        assertThat(end.witnessed().latest()).isEmpty();
        assertThat(end.received()).hasSize(1);
    }

    private List<JudgedLeaf> read(Party owner, Payload... payloads) {
        LogReader reader = new LogReader(signed, Formats.of(Map.of()), owner);
        return List.of(payloads).stream()
                .map(payload -> Leaf.sign(payload, List.of()).bytes())
                .map(leaf -> new JudgedLeaf(reader.read(leaf), leaf))
                .toList();
    }

    private static SignedCharter charter() {
        Charter text = new Charter(
                "test",
                START,
                false,
                List.of(XA, XB).stream()
                        .map(code -> keys(code).member(code, Kind.PARTY, List.of()))
                        .toList(),
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                new TimeQuorum.Majority(),
                1 << 20);
        SignedCharter drafted = SignedCharter.draft(text);
        return drafted.sign(XA, keys(XA).identity()).sign(XB, keys(XB).identity());
    }

    private static MemberKeys keys(Party party) {
        return MemberKeys.ofSeed("facts " + party);
    }
}
