package parley.desk.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {
    @ParameterizedTest
    @ValueSource(
            ints = {0x00AD, 0x061C, 0x200B, 0x200E, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xE0041, 0x0007, 0x0085})
    void whatNobodySeesIsShownByItsNumber(int mark) {
        var text = "12" + Character.toString(mark) + "345";
        assertThat(Marks.any(text)).isTrue();
        assertThat(Marks.shown(text)).isEqualTo("12⟨U+%04X⟩345".formatted(mark));
    }

    @Test
    void everyOtherTextStaysAsItIs() {
        var text = "Übung „Nord“ – תרגיל, تمرين, 演習, n° 1 250\r\n\t(☂)";
        assertThat(Marks.any(text)).isFalse();
        assertThat(Marks.shown(text)).isEqualTo(text);
    }
}
