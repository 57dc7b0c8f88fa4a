package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.agreement.value.Data;
import parley.agreement.yaml.Problems;
import parley.agreement.yaml.YamlData;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlReader;

/** The JSON Schemas accept the files of packs and refuse a key that nobody expects, wherever it stands. */
final class SchemaTest {
    private static final String BASE = "https://parley.example/agreement/schema/1/";
    private static final Map<String, String> TEXTS = Stream.of(
                    "common",
                    "agreement",
                    "notify",
                    "exchange",
                    "report",
                    "limit",
                    "quota",
                    "refrain",
                    "ceiling",
                    "adoption",
                    "declare",
                    "format",
                    "names",
                    "phrases",
                    "case")
            .collect(Collectors.toMap(name -> BASE + name + ".json", SchemaTest::resource));
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, r -> r.schemas(TEXTS));

    /** One YAML document and the schema that it should follow. */
    private record Document(String file, String schema, Data data) {}

    @Test
    void everyFileOfTheShippedPacksFollowsItsSchema() {
        List<Document> documents = PackFolder.packs(Path.of(System.getProperty("parley.root"), "agreements")).stream()
                .flatMap(pack -> documents(PackFolder.read(pack)).stream())
                .toList();
        assertThat(documents).hasSizeGreaterThan(30);
        for (Document document : documents) {
            assertThat(errors(document.schema(), document.data()))
                    .as(document.file())
                    .isEmpty();
        }
    }

    @Test
    void everyFileOfTheSamplePacksFollowsItsSchema() throws IOException {
        Path samples =
                Path.of(System.getProperty("parley.root"), "agreement", "src/test/resources/parley/agreement/scenario");
        try (Stream<Path> folders = Files.list(samples)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                for (Document document : documents(PackFolder.read(folder))) {
                    assertThat(errors(document.schema(), document.data()))
                            .as("%s/%s", folder.getFileName(), document.file())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void everyFileOfTheSmallPackFollowsItsSchema() {
        for (Document document : documents(new SmallPack().files())) {
            assertThat(errors(document.schema(), document.data()))
                    .as(document.file())
                    .isEmpty();
        }
    }

    @Test
    void aKeyThatNobodyExpectsIsRefusedWhereverItStands() {
        for (Document document : documents(new SmallPack().files())) {
            List<Data> spoiled = spoiled(document.data());
            assertThat(spoiled).isNotEmpty();
            for (Data data : spoiled) {
                assertThat(errors(document.schema(), data))
                        .as("%s with %s", document.file(), json(data))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void aDeadlineWithoutJudgedAndAStepThatIsBothPowerAndDutyAreRefused() {
        refused("provisions/notice.yaml", "lead: P7D, judged: witnessed", "lead: P7D");
        refused("provisions/notice.yaml", "lead: P7D", "within: P7D");
        refused("provisions/notice.yaml", "kind: notify", "kind: limit");
        refused(
                "provisions/question.yaml",
                "duty: { debtor: chair }",
                "duty: { debtor: chair }\n    valid: { term: large }");
        refused("formats/notice.yaml", "release: 2", "release: 3");
        refused("agreement.yaml", "chair: charter", "chair: elected");
    }

    private static void refused(String file, String old, String replacement) {
        PackFiles files = new SmallPack().with(file, old, replacement).files();
        Document document = documents(files).stream()
                .filter(d -> d.file().equals(file))
                .findFirst()
                .orElseThrow();
        assertThat(errors(document.schema(), document.data())).as(replacement).isNotEmpty();
    }

    /** The tree with an unexpected key in one of its mappings, for each of them. */
    private static List<Data> spoiled(Data data) {
        List<Data> all = new ArrayList<>();
        switch (data) {
            case Data.Members(var members) -> {
                Map<String, Data> more = new LinkedHashMap<>(members);
                more.put("Zz 9", new Data.Members(Map.of()));
                all.add(new Data.Members(more));
                members.forEach((key, value) -> spoiled(value).forEach(bad -> {
                    Map<String, Data> replaced = new LinkedHashMap<>(members);
                    replaced.put(key, bad);
                    all.add(new Data.Members(replaced));
                }));
            }
            case Data.Items(var items) -> {
                for (int i = 0; i < items.size(); i++) {
                    int at = i;
                    spoiled(items.get(i)).forEach(bad -> {
                        List<Data> replaced = new ArrayList<>(items);
                        replaced.set(at, bad);
                        all.add(new Data.Items(replaced));
                    });
                }
            }
            case Data.Text _, Data.Whole _, Data.Flag _ -> {}
        }
        return all;
    }

    private static List<Document> documents(PackFiles files) {
        List<Document> documents = new ArrayList<>();
        files.texts().forEach((path, text) -> {
            if (path.endsWith(".yaml")) {
                for (YamlNode node : YamlReader.documents(path, text, new Problems())) {
                    Data data = YamlData.of(node);
                    documents.add(new Document(path, schema(path, data), data));
                }
            }
        });
        return documents;
    }

    private static String schema(String path, Data data) {
        return switch (path.substring(0, path.indexOf('/') + 1)) {
            case "formats/" -> "format";
            case "cases/" -> "case";
            case "provisions/" ->
                data instanceof Data.Members members
                                && members.get("kind").orElse(data) instanceof Data.Text(var kind)
                                && TEXTS.containsKey(BASE + kind + ".json")
                        ? kind
                        : "notify";
            default ->
                path.equals(PackFiles.NAMES) ? "names" : path.equals(PackFiles.PHRASES) ? "phrases" : "agreement";
        };
    }

    private static List<String> errors(String schema, Data data) {
        Schema loaded = SCHEMAS.getSchema(SchemaLocation.of(BASE + schema + ".json"));
        return loaded.validate(json(data), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static String json(Data data) {
        return switch (data) {
            case Data.Text(var text) -> quoted(text);
            case Data.Whole(var number) -> Long.toString(number);
            case Data.Flag(var flag) -> Boolean.toString(flag);
            case Data.Items(var items) ->
                items.stream().map(SchemaTest::json).collect(Collectors.joining(",", "[", "]"));
            case Data.Members(var members) ->
                members.entrySet().stream()
                        .map(e -> quoted(e.getKey()) + ":" + json(e.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String resource(String name) {
        try (InputStream in = PackLoader.class.getResourceAsStream("/parley/agreement/schema/1/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("no schema " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
