package parley.ledger.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void equalContentIsEqualAndLaterChangesToTheArrayDoNotReachIt() {
        byte[] array = {1, 2, 3};
        Bytes bytes = Bytes.of(array);
        array[0] = 9;
        assertThat(bytes).isEqualTo(Bytes.hex("010203")).hasSameHashCodeAs(Bytes.hex("010203"));
        assertThat(bytes.toArray()).isNotSameAs(bytes.toArray());
    }

    @Test
    void orderIsThatOfUnsignedBytes() {
        assertThat(Bytes.hex("7f")).isLessThan(Bytes.hex("80"));
        assertThat(Bytes.hex("80")).isLessThan(Bytes.hex("8000"));
    }

    @Test
    void base64WithStrayBitsOrWithoutPaddingIsRefused() {
        assertThat(Bytes.base64("AQ==")).isEqualTo(Bytes.hex("01"));
        assertThatThrownBy(() -> Bytes.base64("AR==")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bytes.base64("AQ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bytes.base64("AQ==\n")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sha256OfTheEmptyStringIsThePublishedOne() {
        assertThat(Hash.sha256().hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Hash.sha256(Bytes.utf8("a"), Bytes.utf8("bc")))
                .isEqualTo(Hash.hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assertThatThrownBy(() -> new Hash(Bytes.hex("00"))).hasMessageContaining("32 bytes, not 1");
    }
}
