package parley.agreement.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.format.BodyReader.Reading;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.FormField;
import parley.agreement.pack.PhraseBook;
import parley.agreement.value.Data;
import parley.agreement.value.DataReader;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value;
import parley.agreement.value.Value.Blank;

final class BodyReaderTest {
    private static final FactType UNIT = new FactType(
            "Unit",
            Optional.empty(),
            FactType.Identity.NONE,
            List.of(),
            Map.of("troops", new FactType.Field("troops", Simple.COUNT, Optional.empty())),
            Map.of());
    private static final FactType DRILL = new FactType(
            "Drill",
            Optional.empty(),
            FactType.Identity.SHARED,
            List.of(),
            Map.of("start", new FactType.Field("start", Simple.DAY, Optional.empty())),
            Map.of());
    private static final Format FORM = form(
            field("1", "drill", new Type.IdOf("Drill"), true),
            field("2", "hosts", new Type.ListOf(Simple.PARTY), false),
            field("3", "start", Simple.DAY, false),
            field("4", "at", Simple.MOMENT, false),
            field("5", "units", new Type.ListOf(new Type.RowOf("Unit")), false),
            field("9", "items", new Type.ListOf(new Type.RowOf("Drill")), false),
            field("6", "form", new Type.Words(List.of("march", "landing"), false), false),
            new FormField("7", "snap", Map.of(), Simple.FLAG, true, Optional.of(new Value.Flag(false)), false),
            new FormField("8", "area", Map.of(), Simple.POLYGON, false, Optional.empty(), true));

    @Test
    void readsValuesBlanksAndDefaults() {
        Reading reading = read("""
                {"drill":"XA/1","hosts":["XA","NO"],"start":{"absent":"toFollow"},"units":[{"troops":5},{"troops":{"absent":"withheld"}}]}
                """);
        assertThat(reading.reasons()).isEmpty();
        assertThat(reading.fields())
                .containsEntry("start", new Blank(Blank.Kind.TO_FOLLOW))
                .containsEntry("snap", new Value.Flag(false))
                .containsEntry(
                        "units",
                        new Value.Items(List.of(
                                new Value.Row(Map.of("troops", new Value.Count(5))),
                                new Value.Row(Map.of("troops", new Blank(Blank.Kind.WITHHELD))))));
        assertThat(reading.fields()).doesNotContainKey("form");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "{} => item 1 drill: nothing, expected an id of Drill or a blank",
                "{`drill`:`1`} => item 1 drill: the text \"1\", expected an id of Drill: PARTY/number (at /drill)",
                "{`drill`:`XA/1`,`x`:1} => x: no field of this form, expected drill, hosts, start, at, units, items, form, snap, area"
                        + " (at /x)",
                "{`drill`:`XA/1`,`hosts`:[`XA`,`xb`]} => item 2 hosts: the text \"xb\", expected a party's code (at"
                        + " /hosts/1)",
                "{`drill`:`XA/1`,`hosts`:[`XA`,`XA`]} => item 2 hosts: a party twice, expected each party once (at /hosts)",
                "{`drill`:`XA/1`,`start`:`2026-02-29`} => item 3 start: the text \"2026-02-29\", expected a date such as"
                        + " 2026-03-01 (at /start)",
                "{`drill`:`XA/1`,`at`:`2026-02-28T24:00:00Z`} => item 4 at: the text \"2026-02-28T24:00:00Z\", expected an"
                        + " instant such as 2026-03-01T09:00:00Z (at /at)",
                "{`drill`:`XA/1`,`at`:`2026-06-30T23:59:60Z`} => item 4 at: the text \"2026-06-30T23:59:60Z\", expected an"
                        + " instant such as 2026-03-01T09:00:00Z (at /at)",
                "{`drill`:`XA/1`,`at`:`2026-02-28T10:00:00.5Z`} => item 4 at: the text \"2026-02-28T10:00:00.5Z\", expected"
                        + " an instant such as 2026-03-01T09:00:00Z (at /at)",
                "{`drill`:`XA/1`,`units`:[{`troops`:-1}]} => item 5 units: the number -1, expected a whole number from 0 (at"
                        + " /units/0/troops)",
                "{`drill`:`XA/1`,`units`:[{`tanks`:1}]} => item 5 units: no field of a Unit, expected troops (at"
                        + " /units/0/tanks)",
                "{`drill`:`XA/1`,`form`:`lending`} => item 6 form: the text \"lending\", expected one of [march, landing] (at"
                        + " /form)",
                "{`drill`:`XA/1`,`snap`:`false`} => item 7 snap: the text \"false\", expected true or false (at /snap)",
                "{`drill`:`XA/1`,`snap`:{`absent`:`soon`}} => item 7 snap: an object with [absent], expected {absent: one of"
                        + " toFollow, withheld, notApplicable, nil} (at /snap)",
            })
    void namesItemFieldValueAndLimit(String body, String reason) {
        assertThat(read(body.replace('`', '"')).reasons().stream().map(Object::toString))
                .containsExactly(reason);
    }

    @Test
    void anAreaHasThreeCornersOrMoreOnTheGlobeAndItsAccuracy() {
        assertThat(area("[[0,0],[0,1],[1,1]]", ",\"accuracyMetres\":0").fits()).isTrue();
        assertThat(area("[[0,0],[0,1]]", ",\"accuracyMetres\":0").fits()).isFalse();
        assertThat(area("[[0,0],[0,1],[1,1]]", "").reasons().getFirst().found()).isEqualTo("no accuracyMetres");
        assertThat(area("[[900000000,1800000000],[0,1],[1,1]]", ",\"accuracyMetres\":1000000")
                        .fits())
                .isTrue();
        assertThat(area("[[900000001,0],[0,1],[1,1]]", ",\"accuracyMetres\":1").fits())
                .isFalse();
        assertThat(area("[[0,-1800000001],[0,1],[1,1]]", ",\"accuracyMetres\":1")
                        .fits())
                .isFalse();
        assertThat(area("[[0,0],[0,1],[1,1]]", ",\"accuracyMetres\":1000001").fits())
                .isFalse();
    }

    @Test
    void aRowOfAFactWithAnIdStatesWhichFactItIs() {
        Reading reading = read("{\"drill\":\"XA/1\",\"items\":[{\"id\":\"XA/2\",\"start\":\"2027-03-01\"}]}");
        assertThat(reading.reasons()).isEmpty();
        assertThat(reading.fields())
                .containsEntry(
                        "items",
                        new Value.Items(List.of(new Value.Row(Map.of(
                                "id", new Value.Id("XA/2"), "start", new Value.Day(LocalDate.of(2027, 3, 1)))))));
        assertThat(read("{\"drill\":\"XA/1\",\"items\":[{\"start\":\"2027-03-01\"},{\"id\":\"two\"}]}")
                        .reasons())
                .extracting(BodyReader.Reason::toString)
                .containsExactly(
                        "item 9 items: a row without id, expected an id of Drill under id (at /items/0)",
                        "item 9 items: the text \"two\", expected an id of Drill: PARTY/number (at /items/1/id)");
    }

    @Test
    void aListHoldsAsManyItemsAsTheLimitAndNoMore() {
        assertThat(units(BodyReader.LIMIT_ITEMS).fits()).isTrue();
        assertThat(units(BodyReader.LIMIT_ITEMS + 1).fits()).isFalse();
    }

    private static Reading units(int count) {
        String rows = IntStream.range(0, count).mapToObj(_ -> "{\"troops\":1}").collect(Collectors.joining(","));
        return read("{\"drill\":\"XA/1\",\"units\":[" + rows + "]}");
    }

    private static Reading area(String points, String more) {
        return read("{\"drill\":\"XA/1\",\"area\":{\"points\":" + points + more + "}}");
    }

    private static Reading read(String json) {
        Data data = DataReader.read(json).orElseThrow();
        return new BodyReader(Map.of("Unit", UNIT, "Drill", DRILL), PhraseBook.NONE).read(FORM, (Data.Members) data);
    }

    private static FormField field(String item, String name, Type type, boolean required) {
        return new FormField(item, name, Map.of(), type, required, Optional.empty(), false);
    }

    private static Format form(FormField... fields) {
        Map<String, FormField> byName = new LinkedHashMap<>();
        for (FormField field : fields) {
            byName.put(field.name(), field);
        }
        return new Format(
                "notice",
                Map.of("en", "Notice"),
                "1",
                1,
                Format.Precedence.ROUTINE,
                byName,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
