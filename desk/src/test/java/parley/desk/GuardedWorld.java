package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.desk.access.Act;
import parley.desk.access.Role;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Party;
import parley.node.view.Draft;
import parley.node.view.EntryView;
import parley.node.view.Typed;
import parley.node.world.World;
import parley.node.world.WorldNode;

/** XA's real node in a circle of two, and a desk of it that asks who comes; what its officers write are objections, which two sign. */
final class GuardedWorld implements AutoCloseable {
    static final Pack VD11 =
            PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));
    static final String FIRST = "first officer";
    static final String SECOND = "second officer";

    /** What an officer may type who means no good. */
    static final String HOSTILE = "<script>\u202e\"1\"</script>";

    /** Of an objection: a format that two officers sign. */
    static final String CONTEST = "contest";

    private static final String AREA = "{\"accuracyMetres\":1000,"
            + "\"points\":[[361000000,-381000000],[361000000,-379000000],[359000000,-379000000]]}";

    /** XB's body of a request to inspect XA, to which XA owes a reply. */
    static final String REQUEST = "{\"to\":\"XA\",\"enters\":\"2026-10-06T08:00:00Z\",\"inspectors\":4,"
            + "\"pointOfEntry\":\"North harbour\",\"transport\":\"aircraft\",\"means\":\"ground\",\"area\":" + AREA
            + "}";

    final World world;
    final WorldNode node;
    final Guarded guarded;
    private final Path folder;

    /** @param circle what the circle is called */
    GuardedWorld(String circle, Path folder) throws IOException {
        this.folder = folder;
        world = start(circle, folder, Instant.parse("2026-10-04T03:04:31Z"));
        node = world.node(new Party("XA"));
        guarded = new Guarded(Files.createDirectory(folder.resolve("desk")), node, VD11);
    }

    /** XA and XB, which are bound by VD11 from an instant on. */
    static World start(String circle, Path folder, Instant at) throws IOException {
        return World.start(new World.Plan(
                circle,
                List.of(new Party("XA"), new Party("XB")),
                Map.of("chair", new Party("XB")),
                VD11,
                Map.of(),
                at,
                Files.createDirectory(folder.resolve("world"))));
    }

    /** A desk of a node that asks nobody who he is. */
    static Desk unguarded(WorldNode node, Path folder) throws IOException {
        return Desk.open(node, new Rows(new Titles(List.of(VD11))), folder, 0);
    }

    /** Another desk of the same node, which asks nobody who he is. */
    Desk unguarded(String data) throws IOException {
        return unguarded(node, Files.createDirectory(folder.resolve(data)));
    }

    Hash circle() {
        return world.circle();
    }

    Person signedIn(String name, Role role) {
        return guarded.signedIn(name, role);
    }

    /** XB's body of a notification of XA's activity. */
    static String notification(String activity, String designation, String start, String end) {
        return """
                {"activity":"%s","designation":"%s","hosts":["XA"],"form":"exercise","start":"%s","end":"%s",\
                "contingents":[{"party":"XA","state":"XA","from":"%s","to":"%s","troops":14000,"tanks":0,"acv":0,\
                "artillery":0,"brigades":2,"divisional":false}],"area":%s}""".formatted(activity, designation, start, end, start, end, AREA);
    }

    /** A draft of an entry as a program makes it, which is written now. */
    Draft draft(String format, String subject, String body) {
        return draft(node, format, subject, body);
    }

    static Draft draft(WorldNode node, String format, String subject, String body) {
        return new Draft(
                format,
                List.of(),
                Optional.of(subject),
                Optional.empty(),
                List.of(),
                "en",
                body,
                Optional.of(node.now()));
    }

    /** An objection as it is typed, against a finding of its own. */
    static Typed objection(String reason) {
        return new Typed(
                CONTEST,
                Map.of(
                        "to", List.of("all"),
                        "subject", List.of("XA/1"),
                        "lang.text", List.of("en"),
                        "b.finding", List.of("limit " + System.nanoTime()),
                        "b.debtor", List.of("XB"),
                        "b.reason", List.of(HOSTILE + reason)));
    }

    /** Keeps a draft of an objection, and gives its name. */
    String begin(String reason) {
        return node.beginDraft(circle(), objection(reason)).orElseThrow();
    }

    /** The objections on the record. */
    List<EntryView> sent() {
        return node.circle(circle()).orElseThrow().entries().stream()
                .filter(entry -> entry.format().equals(CONTEST))
                .toList();
    }

    /** What was done last at the guarded desk, the last first. */
    List<Act.What> lastActs(int n) {
        return guarded.registry.journal().newest(n).stream().map(Act::what).toList();
    }

    /** The value of a hidden control of a page, the first of its name. */
    static String hidden(Wire.Answer page, String control) {
        var found =
                Pattern.compile("name=\"" + control + "\" value=\"([^\"]*)\"").matcher(page.body());
        assertThat(found.find()).as("%s in %s", control, page.body()).isTrue();
        return found.group(1);
    }

    /** What a page says, without its tags. */
    static String words(Wire.Answer page) {
        return page.body().replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    static void assertTold(Wire.Answer answer, int status, String... said) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(words(answer)).contains(said);
    }

    @Override
    public void close() {
        guarded.close();
        world.close();
    }
}
