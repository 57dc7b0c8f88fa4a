package parley.agreement.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.proof.Reading;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.timetable.Course;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/** When subjects are, by whose word: in the Vienna Document's pack, whose names stand only here. */
class CoursesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Party XA = new Party("XA");
    private static final Party XD = new Party("XD");
    private static final Party XE = new Party("XE");

    private final Pack pack =
            PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));
    private final LiveAssessment live =
            new LiveAssessment(pack, List.of(XA, XD, XE), Map.of("chair", XE), Map.of(), NOW);
    private final Map<Party, Long> next = new HashMap<>();

    private EntryPointer state(Party author, String format, String subject, Data.Members body, Reference... refs) {
        long index = next.merge(author, 1L, Long::sum) - 1;
        EntryPointer pointer = new EntryPointer(author, index, author + "#" + index);
        live.learn(new RecordedEntry(
                pointer,
                new TreeSet<>(),
                format,
                "1",
                Optional.of(subject),
                List.of(refs),
                NOW,
                Interval.at(NOW),
                Map.of(),
                body));
        return pointer;
    }

    private static Data.Members activity(String id, String host, Data end, boolean cancelled) {
        return new Data.Members(Map.of(
                "activity", new Data.Text(id),
                "designation", new Data.Text("Spring tide"),
                "hosts", new Data.Items(List.of(new Data.Text(host))),
                "start", new Data.Text("2026-06-01"),
                "end", end,
                "commenced", new Data.Text("2026-06-01T04:00:00Z"),
                "cancelled", new Data.Flag(cancelled)));
    }

    private Course only() {
        assertThat(live.timetable().courses()).hasSize(1);
        return live.timetable().courses().getFirst();
    }

    @Test
    void aPartySaysOfItsOwnSubjectFromWhenToWhenItIs() {
        EntryPointer entry =
                state(XA, "notification", "XA/1", activity("XA/1", "XA", new Data.Text("2026-06-10"), true));
        Course course = only();
        assertThat(course.isOwn()).isTrue();
        assertThat(course.name()).contains("Spring tide");
        assertThat(course.entries()).containsExactly(entry);
        assertThat(course.flags()).containsExactly("cancelled");
        assertThat(course.moments().keySet()).containsExactly("commenced");
        Course.Stretch stretch = course.stretch().orElseThrow();
        assertThat(stretch.first()).isEqualTo("start");
        assertThat(stretch.last()).isEqualTo("end");
        assertThat(stretch.from()).isInstanceOf(Reading.Known.class);
        assertThat(((Reading.Known) stretch.to()).value()).isEqualTo(new Value.Day(LocalDate.of(2026, 6, 10)));
    }

    @Test
    void whatAnotherPartyStatesStandsOnItsAccountAlone() {
        state(XE, "activity-report", "XE/1", activity("XE/1", "XD", new Data.Text("2026-06-10"), false));
        Course course = only();
        assertThat(course.account()).isEqualTo(XE);
        assertThat(course.parties()).containsExactly(XD);
        assertThat(course.isOwn()).isFalse();
        state(XD, "notification", "XD/1", activity("XD/1", "XD", new Data.Text("2026-06-12"), false));
        assertThat(live.timetable().courses()).extracting(Course::account).containsExactlyInAnyOrder(XD, XE);
    }

    @Test
    void anEndToFollowIsNoEndAndSaysWhy() {
        state(
                XA,
                "notification",
                "XA/1",
                activity("XA/1", "XA", new Data.Members(Map.of("absent", new Data.Text("toFollow"))), false));
        Reading to = only().stretch().orElseThrow().to();
        assertThat(to).isInstanceOf(Reading.Unknown.class);
        assertThat(((Reading.Unknown) to).why()).isEqualTo("toFollow");
    }

    @Test
    void whatWasWithdrawnNoLongerStandsAndIsShownAsItWasLast() {
        Data.Members body = activity("XA/1", "XA", new Data.Text("2026-06-10"), false);
        EntryPointer first = state(XA, "notification", "XA/1", body);
        state(
                XA,
                "notification",
                "XA/1",
                activity("XA/1", "XA", new Data.Text("2026-06-12"), false),
                new Reference(Reference.Role.CORRECTS, first));
        assertThat(only().standing()).isTrue();
        assertThat(((Reading.Known) only().stretch().orElseThrow().to()).value())
                .isEqualTo(new Value.Day(LocalDate.of(2026, 6, 12)));
        state(
                XA,
                "statement",
                "XA/1",
                new Data.Members(Map.of("text", new Data.Text("It will not be."))),
                new Reference(Reference.Role.WITHDRAWS, first));
        assertThat(only().standing()).isFalse();
        assertThat(only().parties()).containsExactly(XA);
        assertThat(only().stretch().orElseThrow().from()).isInstanceOf(Reading.Known.class);
    }

    @Test
    void aMomentThatOnlyAnotherStatesIsNotOnesOwn() {
        EntryPointer request = state(
                XA,
                "inspection-request",
                "XA/2",
                new Data.Members(Map.of("to", new Data.Text("XD"), "enters", new Data.Text("2026-03-05T08:00:00Z"))));
        state(
                XD,
                "inspection-reply",
                "XA/2",
                new Data.Members(Map.of("accepted", new Data.Flag(false))),
                new Reference(Reference.Role.REPLY_TO, request));
        assertThat(live.timetable().courses())
                .filteredOn(course -> course.account().equals(XD))
                .singleElement()
                .satisfies(course -> {
                    assertThat(course.moments()).isEmpty();
                    assertThat(course.entries()).doesNotContain(request);
                });
        state(
                XE,
                "statement",
                "XA/2",
                new Data.Members(Map.of("text", new Data.Text("So say we."))),
                new Reference(Reference.Role.JOINS, request));
        assertThat(live.timetable().courses())
                .filteredOn(course -> !course.account().equals(XD))
                .hasSize(2)
                .allSatisfy(course -> assertThat(course.moments().keySet()).containsExactly("enters"));
    }

    /** A type without a beginning and an end in any provision has single moments. */
    @Test
    void aVisitHasMoments() {
        state(
                XA,
                "inspection-request",
                "XA/2",
                new Data.Members(Map.of("to", new Data.Text("XD"), "enters", new Data.Text("2026-03-05T08:00:00Z"))));
        Course course = only();
        assertThat(course.type()).isEqualTo("Inspection");
        assertThat(course.stretch()).isEmpty();
        assertThat(course.moments().keySet()).containsExactly("enters");
        assertThat(course.isOwn()).isTrue();
    }
}
