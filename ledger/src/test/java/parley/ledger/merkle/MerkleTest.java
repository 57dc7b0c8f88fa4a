package parley.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.ledger.Seeded;
import parley.ledger.TlogVectors;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import tools.jackson.databind.JsonNode;

class MerkleTest {
    private static final Grown RECORDS = Grown.of(600, TlogVectors::record);

    @Test
    void rootsAreThoseOfTheVectors() {
        TlogVectors.ALL.get("roots").properties().forEach(each -> {
            long size = Long.parseLong(each.getKey());
            Hash root = Hash.base64(each.getValue().asString());
            assertThat(RECORDS.proofs().root(size)).as("%d", size).isEqualTo(root);
            assertThat(Grown.of(size, TlogVectors::record).edge().root())
                    .as("%d", size)
                    .isEqualTo(root);
        });
    }

    @Test
    void inclusionProofsAreThoseOfTheVectors() {
        for (JsonNode each : TlogVectors.ALL.get("inclusion")) {
            long index = each.get("index").asLong();
            long size = each.get("size").asLong();
            InclusionProof proof = RECORDS.proofs().inclusion(index, size);
            assertThat(proof.path()).isEqualTo(TlogVectors.hashes(each.get("proof")));
            Hash leaf = Merkle.leaf(TlogVectors.record(index));
            assertThat(proof.shows(leaf, RECORDS.proofs().root(size))).isTrue();
        }
    }

    @Test
    void consistencyProofsAreThoseOfTheVectors() {
        for (JsonNode each : TlogVectors.ALL.get("consistency")) {
            long oldSize = each.get("old").asLong();
            long newSize = each.get("new").asLong();
            ConsistencyProof proof = RECORDS.proofs().consistency(oldSize, newSize);
            assertThat(proof.path()).isEqualTo(TlogVectors.hashes(each.get("proof")));
            assertThat(proof.shows(
                            RECORDS.proofs().root(oldSize), RECORDS.proofs().root(newSize)))
                    .isTrue();
        }
    }

    @Test
    void theClassicTreeOfCertificateTransparencyComesOut() {
        List<Bytes> leaves = List.of(
                        "",
                        "00",
                        "10",
                        "2021",
                        "3031",
                        "40414243",
                        "5051525354555657",
                        "606162636465666768696a6b6c6d6e6f")
                .stream()
                .map(Bytes::hex)
                .toList();
        List<String> starts =
                List.of("6e340b9c", "fac54203", "aeb6bcfe", "d37ee418", "4e3bbb1f", "76e67dad", "ddb89be4", "5dc9da79");
        RightEdge edge = RightEdge.empty();
        for (int i = 0; i < leaves.size(); i++) {
            edge.append(Merkle.leaf(leaves.get(i)));
            assertThat(edge.root().hex()).startsWith(starts.get(i));
        }
        assertThat(edge.root().hex()).isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        assertThat(Merkle.leaf(Bytes.utf8("hello world")).base64())
                .isEqualTo("TszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=");
    }

    @Test
    void theFastTreeIsTheNaiveOneAtEverySizeAndProof() {
        List<Bytes> leaves = new ArrayList<>();
        Grown grown = Grown.of(0, TlogVectors::record);
        for (int size = 0; size <= 40; size++) {
            Hash root = NaiveTree.root(leaves);
            assertThat(grown.edge().root()).isEqualTo(root);
            assertThat(grown.proofs().root(size)).isEqualTo(root);
            assertThat(RightEdge.of(size, grown.nodes()).root()).isEqualTo(root);
            for (int m = 0; m < size; m++) {
                assertThat(grown.proofs().inclusion(m, size).path()).isEqualTo(NaiveTree.path(m, leaves));
            }
            for (int m = 0; m <= size; m++) {
                ConsistencyProof proof = grown.proofs().consistency(m, size);
                assertThat(proof.path()).isEqualTo(NaiveTree.proof(m, leaves));
                assertThat(proof.shows(NaiveTree.root(leaves.subList(0, m)), root))
                        .isTrue();
            }
            leaves.add(TlogVectors.record(size));
            grown.append(leaves.getLast());
        }
    }

    @Test
    void anEdgeTakenUpAgainGrowsAsIfItHadNeverStopped() {
        Seeded.runs(20, random -> {
            int first = random.nextInt(300);
            RightEdge edge = RightEdge.of(first, RECORDS.nodes());
            for (int i = first; i < 600; i++) {
                edge.append(Merkle.leaf(TlogVectors.record(i)));
            }
            assertThat(edge.root()).isEqualTo(TlogVectors.root(600));
            RightEdge copy = edge.copy();
            copy.append(Hash.sha256());
            assertThat(edge.size()).isEqualTo(600);
            assertThat(copy.root()).isNotEqualTo(edge.root());
        });
    }

    @Test
    void aProofThatIsChangedAnywhereShowsNothing() {
        Seeded.runs(300, random -> {
            int size = 2 + random.nextInt(598);
            int index = random.nextInt(size);
            Hash root = RECORDS.proofs().root(size);
            Hash leaf = Merkle.leaf(TlogVectors.record(index));
            List<Hash> path = RECORDS.proofs().inclusion(index, size).path();
            assertThat(new InclusionProof(index, size, path).shows(leaf, root)).isTrue();
            for (List<Hash> other : mutations(path, random.nextInt(path.size()))) {
                assertThat(new InclusionProof(index, size, other).shows(leaf, root))
                        .isFalse();
            }
            assertThat(new InclusionProof(index, size, path).shows(root, leaf)).isFalse();
            int another = (index + 1 + random.nextInt(size - 1)) % size;
            assertThat(new InclusionProof(another, size, path).shows(leaf, root))
                    .isFalse();
        });
    }

    @Test
    void aConsistencyProofThatIsChangedAnywhereShowsNothing() {
        Seeded.runs(300, random -> {
            int newSize = 3 + random.nextInt(597);
            int oldSize = 1 + random.nextInt(newSize - 1);
            Hash oldRoot = RECORDS.proofs().root(oldSize);
            Hash newRoot = RECORDS.proofs().root(newSize);
            List<Hash> path = RECORDS.proofs().consistency(oldSize, newSize).path();
            assertThat(new ConsistencyProof(oldSize, newSize, path).shows(oldRoot, newRoot))
                    .isTrue();
            for (List<Hash> other : mutations(path, random.nextInt(path.size()))) {
                assertThat(new ConsistencyProof(oldSize, newSize, other).shows(oldRoot, newRoot))
                        .isFalse();
            }
            assertThat(new ConsistencyProof(oldSize, newSize, path).shows(newRoot, oldRoot))
                    .isFalse();
            assertThat(new ConsistencyProof(oldSize, newSize, path).shows(Hash.sha256(), newRoot))
                    .isFalse();
        });
    }

    @Test
    void betweenEqualSizesAndFromNothingThePathIsEmptyAndTheRootsAreChecked() {
        Hash root = TlogVectors.root(8);
        assertThat(new ConsistencyProof(8, 8, List.of()).shows(root, root)).isTrue();
        assertThat(new ConsistencyProof(8, 8, List.of(root)).shows(root, root)).isFalse();
        assertThat(new ConsistencyProof(8, 8, List.of()).shows(root, Hash.sha256()))
                .isFalse();
        assertThat(new ConsistencyProof(0, 8, List.of()).shows(Merkle.EMPTY_ROOT, root))
                .isTrue();
        assertThat(new ConsistencyProof(0, 8, List.of(root)).shows(Merkle.EMPTY_ROOT, root))
                .isFalse();
        assertThat(new ConsistencyProof(0, 8, List.of()).shows(root, root)).isFalse();
        assertThat(new ConsistencyProof(0, 0, List.of()).shows(Merkle.EMPTY_ROOT, Merkle.EMPTY_ROOT))
                .isTrue();
        assertThat(new ConsistencyProof(0, 0, List.of()).shows(Merkle.EMPTY_ROOT, root))
                .isFalse();
        assertThat(new ConsistencyProof(0, 0, List.of()).shows(root, root)).isFalse();
        assertThat(new ConsistencyProof(4, 8, List.of()).shows(root, root)).isFalse();
    }

    @Test
    void numbersOutsideTheTreeAreRefused() {
        assertThatThrownBy(() -> new InclusionProof(8, 8, List.of())).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new InclusionProof(-1, 8, List.of())).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new ConsistencyProof(9, 8, List.of())).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> RECORDS.proofs().inclusion(8, 8)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> RECORDS.proofs().consistency(9, 8)).isInstanceOf(IndexOutOfBoundsException.class);
        List<Hash> tooLong = Collections.nCopies(64, Merkle.EMPTY_ROOT);
        assertThatThrownBy(() -> new InclusionProof(0, Long.MAX_VALUE, tooLong))
                .hasMessageContaining("the limit is 63");
        assertThat(new InclusionProof(0, Long.MAX_VALUE, tooLong.subList(0, 63))
                        .shows(Merkle.EMPTY_ROOT, Merkle.EMPTY_ROOT))
                .isFalse();
    }

    /** One hash other, one missing, one more, two exchanged. */
    private static List<List<Hash>> mutations(List<Hash> path, int at) {
        List<List<Hash>> all = new ArrayList<>();
        List<Hash> other = new ArrayList<>(path);
        other.set(at, Merkle.node(path.get(at), path.get(at)));
        all.add(other);
        List<Hash> shorter = new ArrayList<>(path);
        shorter.remove(at);
        all.add(shorter);
        List<Hash> longer = new ArrayList<>(path);
        longer.add(at, path.get(at));
        all.add(longer);
        if (path.size() > 1) {
            all.add(path.reversed());
        }
        return all;
    }
}
