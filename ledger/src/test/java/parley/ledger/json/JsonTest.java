package parley.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.ledger.bytes.Bytes;
import parley.ledger.text.MalformedException;

class JsonTest {
    private static final int LIMIT = 10_000;

    /** RFC 8785, section 3.2.3: the example for the order of names. */
    @Test
    void membersAreSortedByCodeUnitsOfUtf16() {
        Json value = parse("""
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                 "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control", "\\u00f6": "Latin Small O"}
                """);
        assertThat(((Json.Members) value).values().values())
                .containsExactly(
                        Json.text("Carriage Return"),
                        Json.text("One"),
                        Json.text("Control"),
                        Json.text("Latin Small O"),
                        Json.text("Euro Sign"),
                        Json.text("Emoji: Grinning Face"),
                        Json.text("Hebrew Letter Dalet With Dagesh"));
    }

    /** RFC 8785, section 3.2.2 and 3.2.4: the string and the literals of the example, and its published bytes. */
    @Test
    void theExampleOfTheRfcPrintsItsPublishedBytes() {
        Json value = parse("""
                {"string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [true, false]}
                """);
        assertThat(value.print())
                .isEqualTo(
                        Bytes.hex("7b226c69746572616c73223a5b747275652c66616c73655d2c22737472696e67223a22e282ac245c7530"
                                + "3030665c6e4127425c225c5c5c5c5c222f227d"));
    }

    @Test
    void onlyTheCanonicalFormIsAcceptedAsCanonical() {
        assertThat(Json.canonical(Bytes.utf8("{\"a\":[1,-2,true],\"b\":\"\\n\u00e9\"}"), LIMIT))
                .isEqualTo(Json.members(Map.of(
                        "b", Json.text("\n\u00e9"),
                        "a", Json.items(Json.whole(1), Json.whole(-2), Json.flag(true)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":1,\"a\":2}",
                "{ }",
                "[1, 2]",
                "1\n",
                "\"\\/\"",
                "\"\\u00e9\"",
                "\"\\u001F\"",
                "\"\\u0008\"",
            })
    void anotherSpellingIsNotCanonical(String text) {
        parse(text);
        assertThatThrownBy(() -> Json.canonical(Bytes.utf8(text), LIMIT))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("not in its canonical form");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                    | ends too early",
                "null                  | left out",
                "{\"a\":null}          | left out",
                "1.0                   | no fraction",
                "1e3                   | no exponent",
                "1E3                   | no exponent",
                "-0                    | zero has no sign",
                "01                    | leading zero",
                "-01                   | leading zero",
                "-                     | a digit",
                "+1                    | no value begins",
                ".5                    | no value begins",
                "NaN                   | no value begins",
                "9007199254740992      | 2^53-1",
                "-9007199254740992     | 2^53-1",
                "99999999999999999999999999999999 | 2^53-1",
                "{\"a\":1,\"a\":2}     | stands twice",
                "{\"a\":1,\"\\u0061\":2} | stands twice",
                "{\"a\":1,}            | '\"' expected",
                "{\"a\" 1}             | ':' expected",
                "{a:1}                 | '\"' expected",
                "[1,]                  | no value begins",
                "[1                    | ends too early",
                "[1 2]                 | ']' expected",
                "\"\\x\"               | no escape",
                "\"\\u12g4\"           | four hex digits",
                "\"\\u\uff11234\"      | four hex digits",
                "\"\\ud800\"           | lone surrogate",
                "\"\\udc00\\ud800\"    | lone surrogate",
                "{\"\\ud800\":1}       | lone surrogate",
                "\"\\uffff\"           | noncharacter",
                "\"\\ufdd0\"           | noncharacter",
                "\"\\ud83f\\udffe\"    | noncharacter",
                "{\"\\ufffe\":1}       | noncharacter",
                "\"abc                 | ends too early",
                "1 2                   | more text",
                "tru                   | no value begins",
                "/**/1                 | no value begins",
            })
    void whatIsOutsideTheSubsetIsRefusedWithItsReason(String text, String reason) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aRawControlCharacterInATextIsRefused() {
        assertThatThrownBy(() -> parse("\"a\tb\"")).hasMessageContaining("control character");
        assertThatThrownBy(() -> parse("\"a\u0000b\"")).hasMessageContaining("character 3: a control character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22ff22", // no UTF-8 byte
                "22c080", // zero in two bytes
                "22c0af22", // overlong
                "22eda08022", // half of a surrogate pair
                "22f490808022", // above U+10FFFF
                "22e282", // cut
                "efbbbf31", // byte order mark
            })
    void bytesThatAreNotUtf8AreRefused(String hex) {
        assertThatThrownBy(() -> Json.parse(Bytes.hex(hex), LIMIT)).isInstanceOf(MalformedException.class);
    }

    @Test
    void theDeepestValueHasSixteenLevels() {
        String deepest = "[".repeat(16) + "]".repeat(16);
        assertThat(Json.canonical(Bytes.utf8(deepest), LIMIT).print()).isEqualTo(Bytes.utf8(deepest));
        assertThatThrownBy(() -> parse("[".repeat(17) + "]".repeat(17))).hasMessageContaining("deeper than 16");
        assertThatThrownBy(() -> parse("{\"a\":".repeat(17))).hasMessageContaining("deeper than 16");
        Json tooDeep = Json.items(parse(deepest));
        assertThatThrownBy(tooDeep::print).hasMessageContaining("deeper than 16");
    }

    @Test
    void theLimitIsTheLastSizeThatPasses() {
        assertThat(Json.parse(Bytes.utf8("\"ab\""), 4)).isEqualTo(Json.text("ab"));
        assertThatThrownBy(() -> Json.parse(Bytes.utf8("\"abc\""), 4)).hasMessageContaining("5 bytes, the limit is 4");
    }

    @Test
    void theLargestNumbersPass() {
        assertThat(parse("9007199254740991")).isEqualTo(Json.whole(Json.MAX_NUMBER));
        assertThat(parse("-9007199254740991")).isEqualTo(Json.whole(-Json.MAX_NUMBER));
        assertThatThrownBy(() -> Json.whole(Json.MAX_NUMBER + 1)).isInstanceOf(MalformedException.class);
    }

    @Test
    void membersGivenInAnotherOrderAreSortedByCodeUnitsAllTheSame() {
        TreeMap<String, Json> backwards = new TreeMap<>(java.util.Comparator.reverseOrder());
        backwards.put("a", Json.whole(1));
        backwards.put("b", Json.whole(2));
        assertThat(new Json.Members(backwards).print()).isEqualTo(Bytes.utf8("{\"a\":1,\"b\":2}"));
    }

    private static Json parse(String text) {
        return Json.parse(Bytes.utf8(text), LIMIT);
    }
}
