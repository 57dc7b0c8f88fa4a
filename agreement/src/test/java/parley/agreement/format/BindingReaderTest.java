package parley.agreement.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parley.agreement.format.BindingReader.Result;
import parley.agreement.pack.Area;
import parley.agreement.pack.Binding;
import parley.agreement.value.Data;
import parley.agreement.value.DataReader;
import parley.agreement.value.Party;
import parley.agreement.value.Type;
import parley.agreement.value.Value;
import parley.agreement.value.Value.Place.Point;
import parley.agreement.value.Value.Place.Shape;

final class BindingReaderTest {
    private static final String DATED =
            "[{\"from\": \"2026-01-01\", \"value\": 5}, {\"from\": \"2027-01-01\", \"value\": 7}]";

    @Test
    void aSingleValueHoldsOnEveryDay() {
        Binding binding = binding(Type.Simple.COUNT, "5");
        assertThat(binding.on(LocalDate.MIN)).contains(new Value.Count(5));
        assertThat(binding.changes()).isEmpty();
    }

    @Test
    void aDatedValueHoldsFromItsDayUntilTheDayBeforeTheNext() {
        Binding binding = binding(Type.Simple.COUNT, DATED);
        assertThat(binding.on(LocalDate.parse("2025-12-31"))).isEmpty();
        assertThat(binding.on(LocalDate.parse("2026-01-01"))).contains(new Value.Count(5));
        assertThat(binding.on(LocalDate.parse("2026-12-31"))).contains(new Value.Count(5));
        assertThat(binding.on(LocalDate.parse("2027-01-01"))).contains(new Value.Count(7));
        assertThat(binding.changes()).containsExactly(LocalDate.parse("2026-01-01"), LocalDate.parse("2027-01-01"));
    }

    @Test
    void groupsAreReadWithTheirPartiesInOrder() {
        Binding binding = binding(new Type.Groups(), "{\"east\": [\"XB\", \"XA\"], \"west\": [\"XC\"]}");
        assertThat(binding.on(LocalDate.EPOCH))
                .contains(new Value.Row(Map.of(
                        "east", new Value.Items(List.of(party("XB"), party("XA"))),
                        "west", new Value.Items(List.of(party("XC"))))));
    }

    @Test
    void aPlaceIsAnAreaOfThePackByItsName() {
        Area east = line("east");
        Area west = line("west");
        Map<String, Area> areas = Map.of("east", east, "west", west);
        String moved =
                "[{\"from\": \"2026-01-01\", \"value\": \"east\"}, {\"from\": \"2027-01-01\", \"value\": \"west\"}]";
        assertThat(BindingReader.read(Type.Simple.LINE, areas, new Data.Text("east")))
                .isEqualTo(new Result.Read(Binding.of(east.place())));
        assertThat(BindingReader.read(
                        Type.Simple.LINE, areas, DataReader.read(moved).orElseThrow()))
                .isEqualTo(new Result.Read(new Binding(List.of(
                        new Binding.Step(Optional.of(LocalDate.parse("2026-01-01")), east.place()),
                        new Binding.Step(Optional.of(LocalDate.parse("2027-01-01")), west.place())))));
    }

    @Test
    void anAreaThatThePackDoesNotHaveOrOfAnotherShapeIsRefused() {
        Map<String, Area> areas = Map.of("east", line("east"));
        assertThat(BindingReader.read(Type.Simple.LINE, areas, new Data.Text("north")))
                .isEqualTo(new Result.Unfit("the name of a line in areas/*.geojson: [east]"));
        assertThat(BindingReader.read(Type.Simple.POLYGON, areas, new Data.Text("east")))
                .isEqualTo(new Result.Unfit("the name of a polygon in areas/*.geojson: []"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count  | \"5\"                                         | a whole number from 0",
                "count  | []                                            | a value at least",
                "count  | [5]                                           | {from: a date, value: a count}",
                "count  | [{\"from\": \"May\", \"value\": 5}]           | a date under from, not the text \"May\"",
                "count  | [{\"from\": \"2026-01-01\", \"value\": true}] | from 2026-01-01 a whole number from 0, not true",
                "groups | {}                                            | groups of parties by name, each party once",
                "groups | {\"east\": []}                                | groups of parties by name, each party once",
                "groups | {\"East\": [\"XA\"]}                          | groups of parties by name, each party once",
                "groups | {\"east\": [\"XA\"], \"west\": [\"XA\"]}      | groups of parties by name, each party once",
                "groups | {\"east\": \"XA\"}                            | groups of parties by name, each party once"
            })
    void whatDoesNotFitIsRefusedWithWhatWasExpected(String type, String json, String expected) {
        Type of = type.equals("groups") ? new Type.Groups() : Type.Simple.COUNT;
        assertThat(BindingReader.read(of, Map.of(), DataReader.read(json).orElseThrow()))
                .isInstanceOfSatisfying(
                        Result.Unfit.class,
                        unfit -> assertThat(unfit.expected()).startsWith(expected));
    }

    @Test
    void datesOutOfOrderAreRefused() {
        String turned = "[{\"from\": \"2027-01-01\", \"value\": 5}, {\"from\": \"2027-01-01\", \"value\": 7}]";
        assertThat(BindingReader.read(
                        Type.Simple.COUNT, Map.of(), DataReader.read(turned).orElseThrow()))
                .isEqualTo(
                        new Result.Unfit("dates in their order, each once; 2027-01-01 does not come after 2027-01-01"));
    }

    private static Binding binding(Type type, String json) {
        Data data = DataReader.read(json).orElseThrow();
        return Optional.of(BindingReader.read(type, Map.of(), data))
                .filter(Result.Read.class::isInstance)
                .map(read -> ((Result.Read) read).binding())
                .orElseThrow();
    }

    private static Area line(String name) {
        long east = name.equals("east") ? 20 : 10;
        List<Point> points = List.of(new Point(0, east), new Point(10, east));
        return new Area(name, new Value.Place(Shape.LINE, points, OptionalLong.of(0)), List.of(), Optional.empty());
    }

    private static Value party(String code) {
        return new Value.PartyCode(new Party(code));
    }
}
