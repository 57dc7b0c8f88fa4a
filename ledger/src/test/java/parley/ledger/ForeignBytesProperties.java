package parley.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.Charter;
import parley.ledger.charter.DerivedKeys;
import parley.ledger.charter.SignedCharter;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.circle.SmallCircle;
import parley.ledger.control.Seen;
import parley.ledger.cosignature.Cosigner;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Party;
import parley.ledger.keyfile.KeyFile;
import parley.ledger.merkle.Grown;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteSigner;
import parley.ledger.note.SignedNote;
import parley.ledger.note.VerifierKey;
import parley.ledger.policy.PolicyText;
import parley.ledger.proof.TlogProof;
import parley.ledger.text.MalformedException;
import parley.ledger.text.Strict;
import parley.ledger.tile.EntryBundle;
import parley.ledger.tile.HashTile;
import parley.ledger.tile.TilePath;
import parley.ledger.witness.AddCheckpoint;

/**
 * Every parser against good input with a few bytes changed, lost, doubled or put in: it refuses with {@link
 * MalformedException}, or what it read prints as the same bytes.
 */
class ForeignBytesProperties {
    private static final int RUNS = 150;
    private static final SmallCircle CIRCLE = SmallCircle.of("XA", "XB", "XC");
    private static final SignedCheckpoint CHECKPOINT = checkpoint();

    /** A format: good input, and reading and printing it. */
    private record Format(Bytes good, UnaryOperator<Bytes> print) {}

    @Test
    void goodInputPrintsAsItCame() {
        formats()
                .forEach((name, format) ->
                        assertThat(format.print().apply(format.good())).as(name).isEqualTo(format.good()));
    }

    @Test
    void changedInputIsRefusedOrMeansWhatItSays() {
        Map<String, Format> formats = formats();
        Seeded.runs(
                RUNS,
                random -> formats.forEach((name, format) -> {
                    Bytes changed = changed(random, format.good());
                    try {
                        assertThat(format.print().apply(changed)).as(name).isEqualTo(changed);
                    } catch (MalformedException e) {
                        assertThat(e.getMessage()).as(name).startsWith("malformed ");
                    }
                }));
    }

    /** People write policies, so one policy has many texts; but never another error. */
    @Test
    void aChangedPolicyIsRefusedOrAPolicy() {
        Bytes good = PolicyText.print(new DerivedKeys(CIRCLE.charter().charter()).policy(new Party("XA")));
        Seeded.runs(RUNS, random -> {
            try {
                Bytes printed = PolicyText.print(PolicyText.parse(changed(random, good)));
                assertThat(PolicyText.print(PolicyText.parse(printed))).isEqualTo(printed);
            } catch (MalformedException e) {
                assertThat(e.getMessage()).startsWith("malformed ");
            }
        });
    }

    private static Map<String, Format> formats() {
        Grown tree = Grown.of(300, TlogVectors::record);
        Map<String, Format> formats = new LinkedHashMap<>();
        formats.put(
                "entry",
                new Format(
                        CIRCLE.leaf("XA", "reply", "x", 1, 2).bytes(),
                        bytes -> Leaf.parse(bytes).envelope().print()));
        formats.put(
                "payload",
                new Format(
                        CIRCLE.payload("XA", "reply", "x")
                                .withLang("en")
                                .withNumber("7")
                                .print(),
                        bytes -> parley.ledger.entry.Payload.parse(bytes).print()));
        formats.put(
                "control",
                new Format(
                        CIRCLE.control("XA", new Seen(SmallCircle.FOUNDED, List.of(head())))
                                .payload()
                                .print(),
                        bytes -> {
                            var payload = parley.ledger.entry.Payload.parse(bytes);
                            parley.ledger.control.Control.of(payload)
                                    .ifPresent(control ->
                                            assertThat(control.json()).isEqualTo(payload.body()));
                            return payload.print();
                        }));
        formats.put(
                "charter",
                new Format(
                        CIRCLE.charter().charter().print(),
                        bytes -> Charter.parse(bytes).print()));
        formats.put(
                "signed charter",
                new Format(
                        CIRCLE.charter().print(),
                        bytes -> SignedCharter.parse(bytes).print()));
        formats.put(
                "note",
                new Format(CHECKPOINT.print(), bytes -> SignedNote.parse(bytes).print()));
        formats.put(
                "checkpoint",
                new Format(
                        CHECKPOINT.print(),
                        bytes -> SignedCheckpoint.parse(bytes).print()));
        formats.put(
                "vkey",
                text(TlogVectors.NEUMANN_VKEY, vkey -> VerifierKey.parse(vkey).print()));
        formats.put(
                "add-checkpoint",
                new Format(
                        new AddCheckpoint(7, tree.proofs().consistency(7, 300).path(), CHECKPOINT).print(),
                        bytes -> AddCheckpoint.parse(bytes).print()));
        formats.put(
                "proof",
                new Format(
                        new TlogProof(
                                        Optional.of(Bytes.utf8("x")),
                                        tree.proofs().inclusion(42, 300),
                                        CHECKPOINT)
                                .print(),
                        bytes -> TlogProof.parse(bytes).print()));
        formats.put(
                "bundle",
                new Format(
                        new EntryBundle(List.of(Bytes.utf8("one"), Bytes.EMPTY, Bytes.utf8("three"))).print(),
                        bytes -> EntryBundle.parse(bytes).print()));
        formats.put(
                "tile",
                new Format(
                        new HashTile(tree.proofs().consistency(7, 300).path()).print(),
                        bytes -> HashTile.parse(bytes).print()));
        formats.put(
                "tile path",
                text("tile/entries/x001/067.p/112", path -> TilePath.parse(path).print()));
        formats.put(
                "key file",
                new Format(
                        KeyFile.seal(SmallCircle.officer("XA", 1), "secret".toCharArray(), new SecureRandom())
                                .print(),
                        bytes -> KeyFile.parse(bytes).print()));
        return formats;
    }

    private static Format text(String good, UnaryOperator<String> print) {
        return new Format(Bytes.utf8(good), bytes -> Bytes.utf8(print.apply(Strict.utf8("text", bytes))));
    }

    private static Seen.Head head() {
        return new Seen.Head(CIRCLE.log("XB"), 300, CHECKPOINT.checkpoint().root());
    }

    private static SignedCheckpoint checkpoint() {
        KeyName origin = new KeyName(CIRCLE.log("XA").origin());
        Checkpoint checkpoint = new Checkpoint(origin, 300, TlogVectors.root(300));
        return SignedCheckpoint.sign(
                        checkpoint, new NoteSigner(origin, CIRCLE.keysOf("XA").log()))
                .with(new Cosigner(new KeyName("mirror"), CIRCLE.keysOf("XB").mirror()).cosign(checkpoint, 7));
    }

    /** One to three changes: a byte, a bit, a cut, a piece doubled, or characters that formats are made of put in. */
    private static Bytes changed(SplittableRandom random, Bytes good) {
        List<Byte> bytes = new ArrayList<>();
        for (byte each : good.toArray()) {
            bytes.add(each);
        }
        for (int i = random.nextInt(1, 4); i > 0 && !bytes.isEmpty(); i--) {
            int at = random.nextInt(bytes.size());
            int end = Math.min(bytes.size(), at + random.nextInt(1, 20));
            switch (random.nextInt(5)) {
                case 0 -> bytes.set(at, (byte) random.nextInt());
                case 1 -> bytes.set(at, (byte) (bytes.get(at) ^ 1 << random.nextInt(8)));
                case 2 -> bytes.subList(at, end).clear();
                case 3 -> bytes.addAll(at, List.copyOf(bytes.subList(at, end)));
                default -> bytes.add(at, (byte) "\n /+=\"{}[],:0-.x\\u\t\u0000".charAt(random.nextInt(20)));
            }
        }
        byte[] changed = new byte[bytes.size()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = bytes.get(i);
        }
        return Bytes.of(changed);
    }
}
