package parley.desk.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleSummary;
import parley.node.view.CircleView;
import parley.node.view.Typed;

class SupposedTest {
    private static final CircleView CIRCLE = new CircleView(
            new CircleSummary(
                    Hash.sha256(Bytes.utf8("circle")), "Two of us", true, List.of("XA", "XB"), Map.of(), List.of()),
            Instant.parse("2026-10-04T03:04:31Z"),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    private static final Instant NOW = Instant.parse("2026-10-04T03:04:31Z");

    private static Supposed supposed(Sheet sheet, Map<String, List<String>> values) {
        Map<String, List<String>> all = new LinkedHashMap<>(Envelope.fresh("en"));
        all.put(Envelope.SUBJECT, List.of("XA/7"));
        all.putAll(values);
        return Supposed.read(sheet, new Typed(sheet.format().name(), all), CIRCLE);
    }

    private static String body(Map<String, List<String>> values) {
        return supposed(Agreements.sheet(Agreements.VD11, "notification"), values)
                .draft(NOW)
                .body();
    }

    /** Of every format of every agreement: only what it is about must be there before anything can be told. */
    @Test
    void anEmptyFormOfAnyFormatSaysThatEverythingIsToFollow() {
        for (var pack : Agreements.all()) {
            for (var format : pack.formats().values()) {
                var supposed = supposed(new Sheet(pack, format), Map.of());
                assertThat(supposed.drafting().problems()).as(format.name()).isEmpty();
                assertThat(supposed.lacking())
                        .as(format.name())
                        .allMatch(problem -> problem.key().equals("required"))
                        .hasSizeLessThanOrEqualTo(1);
                format.fields().values().stream()
                        .filter(field -> field.required() && field.byDefault().isEmpty())
                        .forEach(field -> assertThat(supposed.draft(NOW).body())
                                .contains("\"" + field.name() + "\":{\"absent\":\"toFollow\"}"));
            }
        }
    }

    /** Whatever is typed, in any control, in any form: what is left is a body that the format's reader takes. */
    @Test
    void whateverIsTypedIsReadOrUnknown() {
        long seed = Long.getLong("parley.seed", 20261126L);
        var random = new SplittableRandom(seed);
        var junk =
                List.of("", " ", "soon", "2026-12-01", "9400", "-1", "XA/7", "XA", "36.1, -38.1", "absent:nil", "yes");
        for (var pack : Agreements.all()) {
            for (var format : pack.formats().values()) {
                for (int i = 0; i < 20; i++) {
                    var sheet = new Sheet(pack, format);
                    Map<String, List<String>> typed = new LinkedHashMap<>();
                    format.fields().keySet().forEach(field -> {
                        var control = Control.body(field);
                        typed.put(control + Control.ROWS, List.of("" + random.nextInt(3)));
                        typed.put(control + Control.BLANK, List.of(random.nextInt(4) == 0 ? "withheld" : ""));
                        Filled.asABrowserSends(sheet, new Typed(format.name(), typed))
                                .values()
                                .keySet()
                                .forEach(name -> typed.putIfAbsent(
                                        name,
                                        List.of(
                                                name.contains(":") && !name.endsWith(Control.ACCURACY)
                                                        ? ""
                                                        : junk.get(random.nextInt(junk.size())))));
                    });
                    assertThat(supposed(sheet, typed).drafting().problems())
                            .as("seed %d, %s, %s", seed, format.name(), typed)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void ofARowOnlyWhatCannotBeReadIsUnknown() {
        assertThat(body(Map.of(
                        "b.contingents:rows", List.of("1"),
                        "b.contingents.0.troops", List.of("9400"),
                        "b.contingents.0.brigades", List.of("two"))))
                .contains("\"contingents\":[{\"brigades\":{\"absent\":\"toFollow\"},\"troops\":9400}]");
    }

    /** A row that was only just added stands for forces that nobody has counted yet, not for none. */
    @Test
    void anEmptyRowCountsAsOneOfWhichNothingIsKnown() {
        assertThat(body(Map.of(
                        "b.contingents:rows", List.of("2"),
                        "b.contingents.0.troops", List.of("9400"))))
                .contains("\"troops\":9400", "\"troops\":{\"absent\":\"toFollow\"}");
    }

    @Test
    void aListWithARowThatNamesNothingIsUnknownAsAWhole() {
        var sheet = Agreements.sheet(Agreements.VD11, "annual-calendar");
        assertThat(supposed(
                                sheet,
                                Map.of(
                                        "b.items:rows", List.of("1"),
                                        "b.items.0.designation", List.of("Winter road")))
                        .draft(NOW)
                        .body())
                .contains("\"items\":{\"absent\":\"toFollow\"}");
    }

    @Test
    void whatIsReadIsNotTouched() {
        var typed = Map.of("b.start", List.of("2026-12-01"), "b.area", List.of("36.1, -38.1"));
        assertThat(body(typed)).contains("\"start\":\"2026-12-01\"", "\"area\":{\"absent\":\"toFollow\"}");
    }

    @Test
    void withoutAnAddresseeOrASubjectNothingCanBeTold() {
        var supposed = supposed(
                Agreements.sheet(Agreements.VD11, "notification"),
                Map.of(Envelope.WHOM, List.of(Envelope.SOME), "b.activity", List.of("seven")));
        assertThat(new HashSet<>(supposed.lacking()))
                .contains(Problem.of(Envelope.WHOM, "whom"), Problem.of("b.activity", "factid", "seven", ""));
    }

    /** A form of so many rows, half typed, with so many controls that no page drew. */
    private static Map<String, List<String>> halfTyped(int rows, int foreign) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        typed.put("b.contingents:rows", List.of("" + rows));
        for (int row = 0; row < rows; row++) {
            for (var member : List.of("party", "from", "troops", "tanks", "acv", "artillery", "brigades", "to")) {
                typed.put("b.contingents." + row + "." + member, List.of("q"));
            }
        }
        for (int i = 0; i < foreign; i++) {
            typed.put("b." + Integer.toHexString(0x10000 + i), List.of(""));
        }
        return typed;
    }

    /** What reading a form takes, by the bytes that it allocates: the same whoever else works on the machine. */
    private static long work(Sheet sheet, Map<String, List<String>> typed) {
        var counter = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = counter.getCurrentThreadAllocatedBytes();
        assertThat(supposed(sheet, typed).open()).hasSizeGreaterThan(100);
        return counter.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void aFormTakesWorkInProportionToItsSize() {
        var sheet = Agreements.sheet(Agreements.VD11, "notification");
        work(sheet, halfTyped(50, 0));
        assertThat(work(sheet, halfTyped(200, 0)))
                .as("four times the rows")
                .isLessThan(6 * work(sheet, halfTyped(50, 0)));
        assertThat(work(sheet, halfTyped(200, 9000)))
                .as("controls that no page drew beside them")
                .isLessThan(3 * work(sheet, halfTyped(200, 0)));
    }
}
