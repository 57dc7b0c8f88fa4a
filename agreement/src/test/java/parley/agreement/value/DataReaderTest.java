package parley.agreement.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DataReaderTest {
    @Test
    void readsJsonInTheOrderItWasWritten() {
        assertThat(DataReader.read("{\"b\":[1,true,\"x\"],\"a\":{}}").orElseThrow())
                .hasToString("Members[members={b=Items[items=[Whole[number=1], Flag[flag=true], Text[text=x]]],"
                        + " a=Members[members={}]}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{\"a\":null}",
                "1.0",
                "1e2",
                "-0",
                "01",
                "9007199254740992",
                "-9007199254740992",
                "123456789012345678901234567890",
                "{\"a\":1,\"a\":2}",
                "[1,]",
                "[1] 2",
                "[",
                "{\"a\"",
                "'a'",
                "\"\u0001\"",
                "NaN",
                "// x\n1"
            })
    void refusesWhatIsNoDataOfThisKind(String json) {
        assertThat(DataReader.read(json)).isEmpty();
    }

    @Test
    void theLargestNumbersAndTheDeepestListAreRead() {
        assertThat(DataReader.read("9007199254740991")).contains(new Data.Whole(9007199254740991L));
        assertThat(DataReader.read("-9007199254740991")).contains(new Data.Whole(-9007199254740991L));
        int depth = DataReader.LIMIT_DEPTH;
        assertThat(DataReader.read("[".repeat(depth) + "]".repeat(depth))).isPresent();
        assertThat(DataReader.read("[".repeat(depth + 1) + "]".repeat(depth + 1)))
                .isEmpty();
        assertThat(DataReader.read("[".repeat(100_000))).isEmpty();
    }
}
