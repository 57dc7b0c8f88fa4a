package parley.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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
import parley.ledger.control.Control;
import parley.ledger.control.Enrolment;
import parley.ledger.control.Officer;
import parley.ledger.control.Revocation;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Format;
import parley.ledger.entry.KeyId;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.node.circle.CircleSetup;
import parley.node.circle.Pace;
import parley.node.peer.CheckpointAnswer;
import parley.node.peer.PeerClient;
import parley.node.release.Officers;
import parley.node.store.DurableSteps;
import parley.node.view.Credential;

/** A node whose only peer is never there, in a folder on which it can be opened again; its officers' passphrases are their names. */
final class LoneNode {
    static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    static final List<String> OFFICERS = List.of("Amsel", "Buchfink", "Clever", "Drossel");

    private static final Pack PACK =
            PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");

    private final Path folder;
    private final HandClock clock;
    private final SignedCharter charter = charter();

    LoneNode(Path folder, HandClock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    Hash circle() {
        return charter.charter().circle().hash();
    }

    static Credential of(String officer) {
        return new Credential(officer, officer);
    }

    /** All may release in all formats, but the last: his key is enrolled for statements alone. */
    Node open(DurableSteps steps, Bytes... more) {
        var statements = Stream.concat(OFFICERS.stream().map(this::enrolment), Stream.of(more));
        try {
            Files.createDirectories(folder.resolve("high-water"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Node.open(
                new NodeSetup(
                        XA,
                        folder,
                        folder.resolve("high-water"),
                        clock,
                        InstantSource.system(),
                        (circle, tls, addresses) -> new Nobody(),
                        Pace.WORLD,
                        steps),
                List.of(new Membership(
                        charter,
                        new CircleSetup.Keys(keys(XA).log(), keys(XA).mirror()),
                        List.of(PACK),
                        new ByName(),
                        statements.toList())));
    }

    /** The statement by which an officer's key counts no more. */
    Bytes revocation(String officer) {
        return signed(new Revocation(KeyId.of(key(officer).publicKey())));
    }

    private Bytes enrolment(String officer) {
        var formats = officer.equals(OFFICERS.getLast())
                ? List.of(new Format("statement"))
                : PACK.formats().keySet().stream().map(Format::new).sorted().toList();
        return signed(new Enrolment(new Officer(officer), key(officer).publicKey(), formats));
    }

    private Bytes signed(Control control) {
        return Leaf.sign(control.payload(charter.charter().circle(), XA, START), List.of(keys(XA).identity()))
                .bytes();
    }

    private static PrivateKey key(String officer) {
        return PrivateKey.of(Hash.sha256(Bytes.utf8(officer)).bytes());
    }

    private static SignedCharter charter() {
        Charter text = new Charter(
                "lone",
                START,
                false,
                Stream.of(XA, XB)
                        .map(code -> keys(code).member(code, Kind.PARTY, List.of()))
                        .toList(),
                new TreeMap<>(Map.of("chair", XB)),
                List.of(new parley.ledger.charter.Pack(PACK.agreement(), PACK.version(), Hash.hex(PACK.sha256()))),
                new TreeMap<>(),
                new TimeQuorum.Majority(),
                1 << 20);
        return SignedCharter.draft(text).sign(XA, keys(XA).identity()).sign(XB, keys(XB).identity());
    }

    private static MemberKeys keys(Party party) {
        return MemberKeys.ofSeed("lone " + party);
    }

    private record ByName() implements Officers {
        @Override
        public List<String> names() {
            return OFFICERS;
        }

        @Override
        public Optional<PrivateKey> unlock(Credential credential) {
            return OFFICERS.contains(credential.officer()) && credential.equals(of(credential.officer()))
                    ? Optional.of(key(credential.officer()))
                    : Optional.empty();
        }
    }

    /** A member that is not there. */
    record Nobody() implements PeerClient {
        @Override
        public CheckpointAnswer addCheckpoint(Bytes request) throws IOException {
            throw gone();
        }

        @Override
        public Optional<Bytes> checkpoint(Hash log) throws IOException {
            throw gone();
        }

        @Override
        public Optional<Bytes> tile(Hash log, String path) throws IOException {
            throw gone();
        }

        @Override
        public Optional<Bytes> bundle(Hash log, long number, int width) throws IOException {
            throw gone();
        }

        @Override
        public Instant ping() throws IOException {
            throw gone();
        }

        private static IOException gone() {
            return new IOException("nobody is there");
        }
    }
}
