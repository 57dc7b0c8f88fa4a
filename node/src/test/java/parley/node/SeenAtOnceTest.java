package parley.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Address;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.charter.MemberKeys;
import parley.ledger.charter.SignedCharter;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.control.Enrolment;
import parley.ledger.control.Officer;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Format;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.node.circle.Circle;
import parley.node.circle.CircleSetup;
import parley.node.circle.Pace;
import parley.node.clock.WallClock;
import parley.node.exchange.Budget;
import parley.node.exchange.Patience;
import parley.node.release.Officers;
import parley.node.store.DurableSteps;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.SendOutcome;

/**
 * Two real nodes on the real clock whose pace would have a receipt written after a day: where the agreement asks for
 * receipts at once, it is there long before.
 */
@Timeout(120)
class SeenAtOnceTest {
    private static final Instant FROM = Instant.parse("2026-03-01T09:00:00Z");
    private static final Pace SLOW = new Pace(
            Duration.ofDays(1),
            Duration.ofSeconds(2),
            Duration.ofMillis(50),
            Duration.ofMillis(500),
            Duration.ofMillis(200),
            Duration.ofSeconds(1));
    private static final Credential OFFICER = new Credential("officer", "");
    private static final Format MESSAGE = new Format("message");
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");

    @TempDir
    private Path folder = Path.of("");

    private final WallClock clock = new WallClock(InstantSource.system());

    @Test
    void theReceiptOfAMessageOnAHotlineWaitsForNothing() throws IOException {
        Pack pack = pack("hotline");
        SignedCharter charter = charter(pack);
        try (Station one = station(charter, pack, XA);
                Station other = station(charter, pack, XB)) {
            assertThat(other.node().party()).isEqualTo(XB.code());
            Hash circle = charter.charter().circle().hash();
            String body =
                    "{\"message\":\"XA/1\",\"precedence\":\"flash\",\"text\":\"Please call your watch officer.\"}";
            var sent = one.node()
                    .send(
                            circle,
                            new Draft(
                                    MESSAGE.name(),
                                    List.of(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of(),
                                    "en",
                                    body),
                            List.of(OFFICER));
            assertThat(sent).isInstanceOf(SendOutcome.Sent.class);
            long index = ((SendOutcome.Sent) sent).entry().index();
            Circle held = one.node().ledger(circle).orElseThrow();
            Await.until("XB's receipt in XA's hands", () -> receipted(held, index));
        } finally {
            clock.close();
        }
    }

    @Test
    void anyOtherAgreementLeavesThePaceOfTheNodeAsItIs() throws IOException {
        Pack hotline = pack("hotline");
        Pack guarantees = pack("guarantees");
        assertThat(membership(charter(guarantees), guarantees, XA).pace(SLOW)).isEqualTo(SLOW);
        Pace atOnce = membership(charter(hotline), hotline, XA).pace(SLOW);
        assertThat(atOnce.seenDelay()).isZero();
        assertThat(atOnce.checkpointPatience()).isEqualTo(SLOW.checkpointPatience());
        assertThat(membership(charter(guarantees, hotline), List.of(guarantees, hotline), XA)
                        .pace(SLOW))
                .isEqualTo(atOnce);
        clock.close();
    }

    private static boolean receipted(Circle circle, long index) {
        var own = circle.own().store().log();
        return circle.leaves(XB).stream()
                .flatMap(leaf -> leaf.seen().stream())
                .flatMap(seen -> seen.heads().stream())
                .anyMatch(head -> head.log().equals(own) && head.size() > index);
    }

    private static Pack pack(String name) {
        return PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", name)));
    }

    private Station station(SignedCharter charter, Pack pack, Party party) throws IOException {
        Path home = folder.resolve(party.code());
        Files.createDirectories(home.resolve("high-water"));
        Address address =
                charter.charter().member(party).orElseThrow().addresses().getFirst();
        return Station.start(
                new Station.Network(
                        new InetSocketAddress(address.host(), address.port()),
                        keys(party).tls(),
                        Budget.STANDARD,
                        Patience.STANDARD),
                peers -> new NodeSetup(
                        party,
                        home,
                        home.resolve("high-water"),
                        clock,
                        InstantSource.system(),
                        peers,
                        SLOW,
                        DurableSteps.NONE),
                List.of(membership(charter, pack, party)));
    }

    private static Membership membership(SignedCharter charter, Pack pack, Party party) {
        return membership(charter, List.of(pack), party);
    }

    private static Membership membership(SignedCharter charter, List<Pack> packs, Party party) {
        PrivateKey officer =
                PrivateKey.of(Hash.sha256(keys(party).log().publicKey().raw()).bytes());
        Enrolment enrolled = new Enrolment(new Officer(OFFICER.officer()), officer.publicKey(), List.of(MESSAGE));
        return new Membership(
                charter,
                new CircleSetup.Keys(keys(party).log(), keys(party).mirror()),
                packs,
                new OneOfficer(officer),
                List.of(Leaf.sign(
                                enrolled.payload(charter.charter().circle(), party, FROM),
                                List.of(keys(party).identity()))
                        .bytes()));
    }

    private static SignedCharter charter(Pack... packs) throws IOException {
        List<Integer> ports = freePorts();
        Charter text = new Charter(
                "line",
                FROM,
                false,
                List.of(
                        keys(XA).member(XA, Kind.PARTY, List.of(new Address("127.0.0.1", ports.get(0)))),
                        keys(XB).member(XB, Kind.PARTY, List.of(new Address("127.0.0.1", ports.get(1))))),
                new TreeMap<>(),
                List.of(packs).stream()
                        .map(pack -> new parley.ledger.charter.Pack(
                                pack.agreement(), pack.version(), Hash.hex(pack.sha256())))
                        .toList(),
                new TreeMap<>(),
                new TimeQuorum.Majority(),
                1 << 20);
        return SignedCharter.draft(text).sign(XA, keys(XA).identity()).sign(XB, keys(XB).identity());
    }

    /** Ports that nobody has: taken together, then set free for the nodes. */
    private static List<Integer> freePorts() throws IOException {
        List<Integer> ports = new ArrayList<>();
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ports.add(one.getLocalPort());
            ports.add(other.getLocalPort());
        }
        return ports;
    }

    private static MemberKeys keys(Party party) {
        return MemberKeys.ofSeed("line " + party);
    }

    /** An officer whose key lies open. */
    private record OneOfficer(PrivateKey key) implements Officers {
        @Override
        public List<String> names() {
            return List.of(OFFICER.officer());
        }

        @Override
        public Optional<PrivateKey> unlock(Credential credential) {
            return OFFICER.equals(credential) ? Optional.of(key) : Optional.empty();
        }
    }
}
