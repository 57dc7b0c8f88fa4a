package parley.agreement.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.record.KnownRecord;
import parley.agreement.scenario.ScenarioRecord;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * Evaluator and checker read forms by code of their own: of whatever stands in one, in fields of every type, both say alike
 * whether it is whole, and no finding about a later one is faulted; replayable with {@code -Dparley.seed}.
 */
class WholeFormProperties {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int ROUNDS = Integer.getInteger("parley.rounds", 80);
    private static final Party XA = new Party("XA");
    private static final List<Party> PARTIES = List.of(XA, new Party("XB"), new Party("XC"));
    private static final Instant PUT = Instant.parse("2026-03-02T09:00:00Z");
    private static final Data UNTIL = text("2026-03-10T12:00:00Z");

    /** Every type that a field of a form may have. */
    private static final List<String> TYPES = List.of(
            "text",
            "count",
            "bool",
            "date",
            "instant",
            "party",
            "id",
            "point",
            "line",
            "polygon",
            "distance",
            "phrase",
            "[low, middle, high]",
            "id of a fact",
            "[party]",
            "[text]",
            "[Stage]",
            "[Part]");

    private static final Pack PACK = PackLoader.load(withEveryType());

    private final Random random = new Random(SEED);

    /** The forum with a form in which each type stands twice: once required, once not. */
    private static PackFiles withEveryType() {
        Path agreements = Path.of(System.getProperty("parley.root"), "agreements");
        TreeMap<String, String> texts =
                new TreeMap<>(PackFolder.read(agreements.resolve("forum")).texts());
        texts.put(
                "phrases.yaml",
                PackFolder.read(agreements.resolve("hotline")).texts().getOrDefault("phrases.yaml", ""));
        texts.computeIfPresent("agreement.yaml", (_, yaml) -> yaml.replace("facts:\n", """
                facts:
                  Stage: { owner: none, what: text, on: date, many: count, who: [party], at: point }
                  Part: { owner: who, id: id, who: party, done: bool }
                """));
        // Its own scenarios fill in a form without those fields.
        texts.computeIfPresent("provisions/silence.yaml", (_, yaml) -> yaml.substring(0, yaml.indexOf("scenarios:")));
        texts.computeIfPresent("formats/proposal.yaml", (_, yaml) -> {
            StringBuilder fields = new StringBuilder(yaml);
            for (int i = 0; i < TYPES.size(); i++) {
                String accuracy = TYPES.get(i).equals("polygon") ? ", accuracy: required" : "";
                String type = TYPES.get(i).startsWith("id of") ? "id" : TYPES.get(i);
                for (boolean asked : List.of(true, false)) {
                    String name = name(asked, i);
                    fields.append("  - { item: \"%s\", name: %s, required: %s%s, type: %s }%n"
                            .formatted(name, name, asked, accuracy, type));
                }
            }
            return fields.toString();
        });
        return new PackFiles(texts);
    }

    /** A field of type {@code id} that is named like a fact holds the id of one. */
    private static String name(boolean asked, int type) {
        return TYPES.get(type).startsWith("id of")
                ? asked ? "proposal" : "part"
                : (asked ? "asked" : "free") + (char) ('A' + type);
    }

    @Test
    void evaluatorAndCheckerSayAlikeWhetherAFormIsWhole() {
        int whole = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Data.Members body = body();
            Data.Members second = random.nextBoolean() ? body() : sound();
            KnownRecord record = record(List.of(body, second));
            boolean first = WholeForm.isWhole(PACK, record.log(XA).getFirst());
            boolean any = first || WholeForm.isWhole(PACK, record.log(XA).getLast());
            List<Finding> alone = findings(record(List.of(body)));
            String as = "seed %d, round %d: %s".formatted(SEED, round, body);
            assertThat(alone).as(as).hasSize(first ? 1 : 0);
            List<Finding> findings = findings(record);
            assertThat(findings).as("%s, then %s", as, second).hasSize(any ? 1 : 0);
            for (Finding finding : findings) {
                assertThat(Recheck.check(finding, record, PACK)).as(as).isEmpty();
            }
            whole += first ? 1 : 0;
        }
        assertThat(whole).as("seed %d: whole of %d", SEED, ROUNDS).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    }

    private static List<Finding> findings(KnownRecord record) {
        return Assessment.of(record, PUT.plusSeconds(3_600), PACK).findings();
    }

    private static KnownRecord record(List<Data.Members> bodies) {
        List<Item> items = new ArrayList<>();
        for (Data.Members body : bodies) {
            items.add(new Item(
                    PUT.plusSeconds(items.size()),
                    XA,
                    "proposal",
                    Optional.of("XA/1"),
                    List.of(),
                    List.of(),
                    body,
                    Optional.empty(),
                    Map.of(),
                    List.of(),
                    items.size() + 1));
        }
        return new ScenarioRecord(new Scenario("forms", PARTIES, Map.of(), Map.of(), items, List.of()))
                .knownAt(PUT.plusSeconds(3_600));
    }

    /** A form that is whole. */
    private Data.Members sound() {
        Map<String, Data> fields = new LinkedHashMap<>();
        fields.put("title", text("Rules"));
        fields.put("text", text("The chair changes each month."));
        fields.put("until", UNTIL);
        for (int i = 0; i < TYPES.size(); i++) {
            fields.put(name(true, i), sound(i));
            if (random.nextBoolean()) {
                fields.put(name(false, i), sound(i));
            }
        }
        return new Data.Members(fields);
    }

    /** The same with up to three places in it spoiled, or only changed. */
    private Data.Members body() {
        Map<String, Data> fields = new LinkedHashMap<>(sound().members());
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = any(List.copyOf(fields.keySet()));
            if (name.equals("until")) {
                continue;
            }
            if (random.nextInt(8) == 0) {
                fields.remove(name);
            } else {
                fields.computeIfPresent(name, (_, data) -> spoiled(data));
            }
        }
        return new Data.Members(fields);
    }

    private Data sound(int type) {
        return switch (TYPES.get(type)) {
            case "text" -> text("x".repeat(any(List.of(1, 40, 8_000))));
            case "count" -> new Data.Whole(any(List.of(0L, 7L, Data.Whole.LIMIT)));
            case "bool" -> new Data.Flag(random.nextBoolean());
            case "date" -> text(any(List.of("2026-03-01", "2028-02-29", "0001-01-01")));
            case "instant" -> text(any(List.of("2026-03-01T00:00:00Z", "2026-12-31T23:59:59Z")));
            case "party" -> text(any(List.of("XA", "ZZ", "A-0123456789ABCD")));
            case "id" -> text(any(List.of("a.b/c_d-1", "9", "x".repeat(64))));
            case "point" -> place(1);
            case "line" -> place(any(List.of(2, 2, 2, 2, 2, 3, 500)));
            case "polygon" -> exact(place(any(List.of(3, 3, 3, 3, 3, 500))));
            case "distance" -> text(any(List.of("0 m", "5 km", "4500 m", "20037509 m")));
            case "phrase" -> coded();
            case "[low, middle, high]" -> text(any(List.of("low", "middle", "high")));
            case "[party]" -> items(text("XA"), text("XB"));
            case "[text]" -> items(text("one"), text("one"), text("two"));
            case "[Stage]" ->
                items(
                        members("what", text("a"), "on", text("2026-03-01"), "many", new Data.Whole(3)),
                        members("who", items(text("XA")), "at", place(1)),
                        members("what", blank(any(List.of("nil", "notApplicable")))));
            case "[Part]" ->
                items(
                        members("id", text("XA/5"), "who", text("XA"), "done", new Data.Flag(true)),
                        members("id", text("ZZ/a.b")));
            default -> text(any(List.of("XA/1", "ZZ-9/a_b.c")));
        };
    }

    private Data coded() {
        return switch (random.nextInt(4)) {
            case 0 -> members("code", text("LK1"));
            case 1 ->
                members(
                        "code",
                        text("LK2"),
                        "from",
                        text("2026-03-01T00:00:00Z"),
                        "until",
                        text(any(List.of("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"))));
            case 2 ->
                members(
                        "code",
                        text("SR2"),
                        "from",
                        text("2026-03-01T00:00:00Z"),
                        "until",
                        text("2026-03-02T00:00:00Z"),
                        "place",
                        place(1),
                        "radius",
                        text("5 km"));
            default ->
                members(
                        "code",
                        text("EX1"),
                        "from",
                        text("2026-03-01"),
                        "until",
                        text("2026-03-02"),
                        "place",
                        place(1),
                        "radius",
                        text("5 km"));
        };
    }

    private Data place(int corners) {
        List<Data> points = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            points.add(items(
                    new Data.Whole(any(List.of(-900_000_000L, 0L, 900_000_000L))), new Data.Whole(1_800_000_000L - i)));
        }
        Data.Members place = members("points", new Data.Items(points));
        return random.nextBoolean() ? exact(place) : place;
    }

    private Data exact(Data place) {
        Map<String, Data> fields = new LinkedHashMap<>(((Data.Members) place).members());
        fields.put("accuracyMetres", new Data.Whole(any(List.of(0L, 1_000_000L))));
        return new Data.Members(fields);
    }

    /** One place in it, itself or anything below, is another thing. */
    private Data spoiled(Data data) {
        boolean here = random.nextInt(3) == 0;
        return switch (data) {
            case Data.Items(List<Data> items)
            when !here && !items.isEmpty() -> {
                List<Data> other = new ArrayList<>(items);
                int at = random.nextInt(other.size());
                switch (random.nextInt(4)) {
                    case 0 -> other.remove(at);
                    case 1 -> other.add(other.get(at));
                    default -> other.set(at, spoiled(other.get(at)));
                }
                yield new Data.Items(other);
            }
            case Data.Members(Map<String, Data> members)
            when !here && !members.isEmpty() -> {
                Map<String, Data> other = new LinkedHashMap<>(members);
                String name = any(List.copyOf(members.keySet()));
                switch (random.nextInt(5)) {
                    case 0 -> other.remove(name);
                    case 1 -> other.put(any(List.of("absent", "extra", "id", "many", "accuracyMetres")), thing());
                    default -> other.computeIfPresent(name, (_, said) -> spoiled(said));
                }
                yield new Data.Members(other);
            }
            case Data other ->
                random.nextInt(3) == 0
                        ? blank(any(List.of("toFollow", "withheld", "nil", "notApplicable", "never")))
                        : near(other);
        };
    }

    /** What is almost the same, or anything. */
    private Data near(Data data) {
        return switch (data) {
            case Data.Text(String said)
            when random.nextBoolean() ->
                text(any(List.of(
                        said + " ",
                        said + "x",
                        said.toLowerCase(Locale.ROOT),
                        " ",
                        said.replace('0', '9'),
                        said.replace("03-01", "02-30"))));
            case Data.Whole(long number)
            when random.nextBoolean() ->
                new Data.Whole(any(List.of(-1L, -number, number / 2, 360L, 900_000_001L, 1_800_000_001L)));
            case Data _ -> thing();
        };
    }

    private Data thing() {
        return any(List.of(
                text(""),
                text("XA"),
                text("XA/1"),
                text("2026-03-01"),
                text("2026-03-01T24:00:00Z"),
                text("2026-03-01T23:59:60Z"),
                text("2026-02-29T00:00:00Z"),
                text("05 km"),
                text("20038 km"),
                text("x".repeat(8_001)),
                new Data.Whole(-1),
                new Data.Whole(3),
                new Data.Flag(false),
                items(),
                members(),
                members("absent", text("toFollow"), "more", text("x")),
                members("absent", new Data.Whole(1)),
                members("code", text("QQ1"))));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Data text(String said) {
        return new Data.Text(said);
    }

    private static Data blank(String kind) {
        return members("absent", text(kind));
    }

    private static Data items(Data... items) {
        return new Data.Items(List.of(items));
    }

    private static Data.Members members(Object... namesAndData) {
        Map<String, Data> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndData.length; i += 2) {
            members.put((String) namesAndData[i], (Data) namesAndData[i + 1]);
        }
        return new Data.Members(members);
    }
}
