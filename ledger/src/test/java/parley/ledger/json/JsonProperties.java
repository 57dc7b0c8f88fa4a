package parley.ledger.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.ledger.Seeded;
import parley.ledger.bytes.Bytes;
import parley.ledger.text.MalformedException;
import tools.jackson.databind.ObjectMapper;

class JsonProperties {
    private static final int LIMIT = 1 << 20;

    @Test
    void whatIsPrintedReadsAsTheSameValueAndPrintsTheSameBytes() {
        Seeded.runs(500, random -> {
            Json value = value(random, 0);
            Bytes printed = value.print();
            assertThat(Json.canonical(printed, LIMIT)).isEqualTo(value);
            assertThat(Json.parse(printed, LIMIT).print()).isEqualTo(printed);
        });
    }

    @Test
    void anIndependentReaderUnderstandsWhatIsPrinted() {
        ObjectMapper jackson = new ObjectMapper();
        Seeded.runs(200, random -> {
            Json value = value(random, 0);
            assertThat(jackson.readValue(value.print().utf8(), Object.class)).isEqualTo(plain(value));
        });
    }

    /** Whatever bytes come in: a value that prints, or a refusal; nothing else, and never two spellings of one value. */
    @Test
    void brokenBytesAreRefusedOrMeanWhatTheySay() {
        Seeded.runs(2_000, random -> {
            byte[] bytes = value(random, 0).print().toArray();
            for (int i = random.nextInt(1, 4); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Bytes broken = Bytes.of(bytes);
            try {
                assertThat(Json.canonical(broken, LIMIT).print()).isEqualTo(broken);
            } catch (MalformedException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        });
    }

    private static Object plain(Json value) {
        return switch (value) {
            case Json.Text(String text) -> text;
            case Json.Flag(boolean flag) -> flag;
            case Json.Whole(long number) when number == (int) number -> (int) number;
            case Json.Whole(long number) -> number;
            case Json.Items(List<Json> items) ->
                items.stream().map(JsonProperties::plain).toList();
            case Json.Members(var members) -> {
                Map<String, Object> map = new TreeMap<>();
                members.forEach((name, member) -> map.put(name, plain(member)));
                yield map;
            }
        };
    }

    private static Json value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth < 6 ? 6 : 3)) {
            case 0 -> Json.text(text(random));
            case 1 -> Json.whole(random.nextLong(-Json.MAX_NUMBER, Json.MAX_NUMBER + 1) >> random.nextInt(53));
            case 2 -> Json.flag(random.nextBoolean());
            case 3 -> Json.items(Stream.generate(() -> value(random, depth + 1)).limit(random.nextInt(5)));
            default -> {
                TreeMap<String, Json> members = new TreeMap<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    members.put(text(random), value(random, depth + 1));
                }
                yield Json.members(members);
            }
        };
    }

    private static String text(SplittableRandom random) {
        int[] ranges = {0x20, 0x80, 0x800, 0xD800, 0x10000, 0x110000};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int codePoint = random.nextInt(ranges[random.nextInt(ranges.length)]);
            boolean surrogate = codePoint >= 0xD800 && codePoint < 0xE000;
            boolean noncharacter = (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint < 0xFDF0);
            text.appendCodePoint(surrogate || noncharacter ? ' ' : codePoint);
        }
        return text.toString();
    }
}
