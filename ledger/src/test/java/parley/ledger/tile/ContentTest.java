package parley.ledger.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.ledger.Seeded;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;

class ContentTest {
    @Test
    void aBundleIsLengthsAndEntries() {
        EntryBundle bundle = new EntryBundle(List.of(Bytes.utf8("a"), Bytes.EMPTY, Bytes.utf8("bc")));
        assertThat(bundle.print()).isEqualTo(Bytes.hex("000161" + "0000" + "00026263"));
        assertThat(EntryBundle.parse(bundle.print())).isEqualTo(bundle);
    }

    @Test
    void bundlesAndTilesReadBackAsTheyWerePrinted() {
        Seeded.runs(50, random -> {
            List<Bytes> entries = new ArrayList<>();
            List<Hash> hashes = new ArrayList<>();
            for (int i = random.nextInt(256); i >= 0; i--) {
                byte[] entry = new byte[random.nextInt(1000)];
                random.nextBytes(entry);
                entries.add(Bytes.of(entry));
                hashes.add(Hash.sha256(entries.getLast()));
            }
            EntryBundle bundle = new EntryBundle(entries);
            assertThat(EntryBundle.parse(bundle.print())).isEqualTo(bundle);
            HashTile tile = new HashTile(hashes);
            assertThat(HashTile.parse(tile.print())).isEqualTo(tile);
        });
    }

    @Test
    void aBundleHasItsLimitsAndEndsWithItsLastEntry() {
        Bytes largest = Bytes.of(new byte[65_535]);
        assertThat(EntryBundle.parse(new EntryBundle(List.of(largest)).print()).entries())
                .containsExactly(largest);
        for (Bytes bytes : List.of(Bytes.EMPTY, Bytes.hex("00"), Bytes.hex("0001"), Bytes.hex("00000000ff"))) {
            assertThatThrownBy(() -> EntryBundle.parse(bytes)).isInstanceOf(MalformedException.class);
        }
        assertThat(EntryBundle.parse(Bytes.of(new byte[2 * 256])).entries()).hasSize(256);
        assertThatThrownBy(() -> EntryBundle.parse(Bytes.of(new byte[2 * 257]))).hasMessageContaining("257 entries");
        assertThatThrownBy(() -> EntryBundle.parse(Bytes.of(new byte[EntryBundle.BYTES_MAX])))
                .hasMessageContaining("257 entries, the limit is 256");
        Bytes tooLarge = Bytes.of(new byte[65_536]);
        assertThatThrownBy(() -> new EntryBundle(List.of(tooLarge))).hasMessageContaining("65536 bytes in entry 0");
        List<Bytes> tooMuch = Collections.nCopies(193, largest);
        assertThatThrownBy(() -> new EntryBundle(tooMuch)).hasMessageContaining("the limit is 12582912");
        assertThatThrownBy(() -> EntryBundle.parse(Bytes.of(new byte[EntryBundle.BYTES_MAX + 1])))
                .hasMessageContaining("12582913 bytes");
    }

    @Test
    void aTileIsWholeHashes() {
        assertThatThrownBy(() -> HashTile.parse(Bytes.EMPTY)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> HashTile.parse(Bytes.of(new byte[33]))).hasMessageContaining("no whole number");
        assertThatThrownBy(() -> HashTile.parse(Bytes.of(new byte[257 * 32]))).hasMessageContaining("limit is 8192");
        assertThat(HashTile.parse(Bytes.of(new byte[256 * 32])).hashes()).hasSize(256);
    }
}
