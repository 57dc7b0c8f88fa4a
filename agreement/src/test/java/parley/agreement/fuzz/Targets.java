package parley.agreement.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import parley.agreement.expr.ExprChecker;
import parley.agreement.expr.ExprException;
import parley.agreement.expr.ExprParser;
import parley.agreement.expr.Scope;
import parley.agreement.format.BodyReader;
import parley.agreement.load.CaseLoader;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.value.Data;
import parley.agreement.value.DataReader;
import parley.agreement.value.Pointer;
import parley.agreement.value.Type;

/** What reads bytes, each with what it normally reads. Whatever comes back is fine; whatever is thrown is not. */
final class Targets {
    private static final Path ROOT = Path.of(System.getProperty("parley.root"));
    private static final PackFiles FILES = PackFolder.read(ROOT.resolve("agreements/vd11"));
    private static final Pack PACK = PackLoader.load(FILES);
    private static final PackFiles AREAS =
            PackFolder.read(ROOT.resolve("agreement/src/test/resources/parley/agreement/scenario/distance"));

    private static final PackFiles SPEECH =
            PackFolder.read(ROOT.resolve("agreement/src/test/resources/parley/agreement/scenario/speech"));

    private static final Pack SPOKEN = PackLoader.load(SPEECH);

    private Targets() {}

    /** A reader of bytes, and texts that it reads without a problem. */
    record Target(String name, Consumer<byte[]> read, List<String> seeds) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Target> all() {
        List<Target> all = new ArrayList<>();
        all.add(file("agreement.yaml", FILES, "agreement.yaml"));
        all.add(file("provisions", FILES, "provisions/inspection.yaml"));
        all.add(file("formats", FILES, "formats/notification.yaml"));
        all.add(file("text", FILES, "text.md"));
        all.add(file("areas", AREAS, AREAS.texts().tailMap("areas/").firstKey()));
        all.add(file("phrases", SPEECH, "phrases.yaml"));
        all.add(new Target("cases", Targets::cases, List.copyOf(FILES.cases().values())));
        all.add(new Target(
                "conditions",
                Targets::condition,
                List.of(
                        "a.n >= 9000 && !(a.f || lasted(a.d, a.d) > P3D)",
                        "a.t in ['x', 'y'] || has(a.n)",
                        "-(1 + a.n) * 2 < 5")));
        all.add(new Target("pointers", Targets::pointer, List.of("", "/contingents/0/troops", "/a~1b/~0")));
        all.add(new Target("bodies", Targets::body, List.of("""
                        {"hail":{"code":"MV1","side":"port","distance":"500 m","from":"2026-03-01T09:00:00Z","until":"2026-03-02",
                        "place":{"points":[[360000000,-380000000]]},"party":"XA","persons":3,"vessel":"XA/1"}}
                        """, """
                        {"activity":"XA/1","designation":"Exercise","hosts":["XA"],"form":"exercise","start":"2026-06-01",
                        "end":"2026-06-10","cancelled":{"absent":"withheld"},"contingents":[{"party":"XA","state":"XA",
                        "from":"2026-06-01","to":"2026-06-10","troops":9000,"divisional":false}],
                        "area":{"accuracyMetres":1000,"points":[[361000000,-381000000],[361000000,-379000000],[359000000,-379000000]]}}
                        """)));
        return all;
    }

    private static Target file(String name, PackFiles files, String path) {
        return new Target(
                name,
                bytes -> {
                    SortedMap<String, String> texts = new TreeMap<>(files.texts());
                    texts.put(path, text(bytes));
                    PackLoader.check(new PackFiles(texts));
                },
                List.of(files.texts().getOrDefault(path, "")));
    }

    private static void cases(byte[] bytes) {
        CaseLoader.check("cases/fuzzed.yaml", text(bytes), PACK);
    }

    private static void condition(byte[] bytes) {
        try {
            ExprChecker.condition(
                    ExprParser.parse(text(bytes)),
                    path -> new Scope.Resolution.Found(
                            switch (path.last().charAt(0)) {
                                case 'n' -> Type.Simple.COUNT;
                                case 'd' -> Type.Simple.DAY;
                                case 't' -> Type.Simple.TEXT;
                                default -> Type.Simple.FLAG;
                            }));
        } catch (ExprException refused) {
            if (refused.fault().at() < 0) {
                throw new IllegalStateException("a fault before the text", refused);
            }
        }
    }

    private static void pointer(byte[] bytes) {
        String text = text(bytes);
        try {
            if (!new Pointer(text).member(text).text().startsWith(text + "/")) {
                throw new IllegalStateException("a member that is not below its place: " + text);
            }
        } catch (IllegalArgumentException refused) {
            if (text.isEmpty() || text.startsWith("/")) {
                throw new IllegalStateException("refused: " + text, refused);
            }
        }
    }

    private static void body(byte[] bytes) {
        DataReader.read(text(bytes)).ifPresent(data -> {
            if (data instanceof Data.Members members) {
                for (Pack pack : List.of(PACK, SPOKEN)) {
                    pack.formats()
                            .values()
                            .forEach(format -> BodyReader.of(pack).read(format, members));
                }
            }
        });
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
