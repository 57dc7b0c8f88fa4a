package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.desk.line.Line;
import parley.desk.line.Message;
import parley.desk.line.Reader;
import parley.node.view.FindingView;

/** A line as it is read off a record; {@code -Dparley.seed=N} plays its stories again. */
class LineTest {
    private static final Pack HOTLINE =
            PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "hotline")));
    private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
    private static final List<String> PRECEDENCES = List.of("routine", "priority", "immediate", "flash");
    private static final int STORIES = 25;
    private static final int EVENTS = 24;

    /**
     * Something that a party writes.
     *
     * @param of the message that it acknowledges, or the test that it follows; empty for none
     * @param received seconds after which the other side has it
     */
    private record Event(Instant at, String by, String format, String id, String of, String precedence, long received) {
        String yaml() {
            var other = by.equals("XA") ? "XB" : "XA";
            var subject = format.equals("acknowledgement") ? ", subject: " + of : "";
            var body = switch (format) {
                case "message" -> "message: %s, precedence: %s, text: One.".formatted(id, precedence);
                case "coded-message" -> "signal: %s, precedence: %s, phrase: { code: LK1 }".formatted(id, precedence);
                case "test-message" ->
                    "test: %s, number: 1, text: Two.%s".formatted(id, of.isEmpty() ? "" : ", follows: " + of);
                default -> "acknowledged: " + of;
            };
            var had = at.plusSeconds(received);
            return "  - { at: %s, by: %s, format: %s, to: [%s]%s, witnessed: %s, received: { %s: %s }, body: { %s } }%n"
                    .formatted(at, by, format, other, subject, had, other, had, body);
        }

        boolean says() {
            return format.equals("message") || format.equals("coded-message");
        }
    }

    private static List<Event> story(Random random) {
        List<Event> events = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>(Map.of("XA", 0, "XB", 0));
        var at = START;
        for (int i = 0; i < EVENTS; i++) {
            at = at.plusSeconds(60 + random.nextInt(4 * 3600));
            var by = random.nextBoolean() ? "XA" : "XB";
            var heard = events.stream().filter(event -> !event.by.equals(by)).toList();
            var said = heard.stream().filter(Event::says).toList();
            var tests = heard.stream()
                    .filter(event -> event.format.equals("test-message"))
                    .toList();
            int kind = random.nextInt(4);
            if (kind == 0 && !said.isEmpty()) {
                events.add(new Event(at, by, "acknowledgement", "", said.get(random.nextInt(said.size())).id, "", 1));
                continue;
            }
            var id = by + "/" + numbers.merge(by, 1, Integer::sum);
            if (kind == 1) {
                events.add(new Event(
                        at, by, "test-message", id, tests.isEmpty() ? "" : tests.getLast().id, "", random.nextInt(9)));
            } else {
                events.add(new Event(
                        at,
                        by,
                        kind == 2 ? "message" : "coded-message",
                        id,
                        "",
                        PRECEDENCES.get(random.nextInt(PRECEDENCES.size())),
                        random.nextInt(9)));
            }
        }
        return events;
    }

    private static Line line(String self, String text, Instant now) {
        var scenario = Played.scenario(HOTLINE, text);
        var node = Played.node(HOTLINE, scenario, now);
        var circle = node.circles().getFirst().id();
        return Line.of(self, node.circle(circle).orElseThrow(), List.of(HOTLINE))
                .orElseThrow();
    }

    private static String yaml(List<Event> events) {
        return "case: story%ntitle: A story%nagreement: hotline%nsources: []%nparties: [XA, XB]%ntimeline:%n"
                        .formatted()
                + events.stream().map(Event::yaml).collect(Collectors.joining())
                + "expect:\n  - { at: 2026-03-01T06:00:00Z, finding: tests.next/XA/999, by: XB, absent: true }\n";
    }

    private static Random random(int story) {
        return new Random(Long.getLong("parley.seed", 20260301L) + story);
    }

    @Test
    void whoSwapsTheTwoPartiesSwapsTheWholeLine() {
        for (int story = 0; story < STORIES; story++) {
            var random = random(story);
            var text = yaml(story(random));
            var now = START.plusSeconds(random.nextInt(EVENTS * 3 * 3600));
            assertThat(told(line("XB", swapped(text), now)))
                    .as("story %d of seed %d", story, Long.getLong("parley.seed", 20260301L))
                    .isEqualTo(told(line("XA", text, now)).stream()
                            .map(LineTest::swapped)
                            .sorted()
                            .toList());
        }
    }

    private static String swapped(String text) {
        return text.replace("XA", "X?").replace("XB", "XA").replace("X?", "XB");
    }

    /** Everything that a line says, in any order. */
    private static List<String> told(Line line) {
        var spoken = line.messages().stream()
                .map(message -> "%s %s %s %s %s %s"
                        .formatted(
                                message.from(),
                                message.id(),
                                message.precedence(),
                                message.code(),
                                message.written(),
                                told(message.readers())));
        var tests = line.tests().stream()
                .map(test -> "test %s %s %s".formatted(test.id(), test.follows(), told(test.readers())));
        var record = line.availability().spans().stream()
                .flatMap(span -> span.parties().stream().map(tally -> span.days() + " " + tally));
        return Stream.of(
                        spoken,
                        tests,
                        record,
                        line.turns().stream().map(LineTest::told),
                        line.availability().misses().stream().map(LineTest::told),
                        line.unread().stream().map(message -> "unread " + message.id()),
                        Stream.of(line.self() + " next " + line.next(List.of()) + ", sent " + line.sent()))
                .flatMap(lines -> lines)
                .sorted()
                .toList();
    }

    private static String told(List<Reader> readers) {
        return readers.stream()
                .map(reader -> "%s %s %s %s %s"
                        .formatted(
                                reader.party(),
                                reader.received(),
                                reader.read().map(Reader.Read::written),
                                reader.isOpen(),
                                reader.duty().map(LineTest::told)))
                .collect(Collectors.joining(";"));
    }

    private static String told(FindingView finding) {
        var head = finding.head();
        return "%s by %s: %s, due %s".formatted(head.name(), head.debtor().code(), head.verdict(), head.dueAt());
    }

    /** Delivered and read, by going through the story from its beginning for each message. */
    @Test
    void whatIsDeliveredAndReadIsWhatTheStorySays() {
        for (int story = 0; story < STORIES; story++) {
            var random = random(story);
            var events = story(random);
            var now = START.plusSeconds(random.nextInt(EVENTS * 3 * 3600));
            var line = line("XA", yaml(events), now);
            var past = events.stream().filter(event -> !event.at.isAfter(now)).toList();
            assertThat(line.messages().stream().map(Message::id))
                    .containsExactlyInAnyOrderElementsOf(
                            past.stream().filter(Event::says).map(Event::id).toList());
            for (var event : past.stream().filter(Event::says).toList()) {
                var reader = line.messages().stream()
                        .filter(message -> message.id().equals(event.id))
                        .findFirst()
                        .orElseThrow()
                        .readers()
                        .getFirst();
                var received = event.at.plusSeconds(event.received);
                assertThat(reader.received())
                        .isEqualTo(received.isAfter(now) ? Optional.empty() : Optional.of(received));
                assertThat(reader.read().map(Reader.Read::written))
                        .isEqualTo(past.stream()
                                .filter(other -> other.format.equals("acknowledgement") && other.of.equals(event.id))
                                .map(Event::at)
                                .findFirst());
            }
        }
    }

    @Test
    void numbersGoOnAfterTheLastOfThisPartyAndOfItsDrafts() {
        var events = List.of(
                new Event(START, "XA", "message", "XA/7", "", "flash", 1),
                new Event(START.plusSeconds(60), "XB", "message", "XB/40", "", "flash", 1),
                new Event(START.plusSeconds(120), "XA", "test-message", "XA/9", "", "", 1));
        var line = line("XA", yaml(events), START.plusSeconds(600));
        assertThat(line.next(List.of())).isEqualTo("XA/10");
        assertThat(line.next(List.of("XA/12", "XB/90", "XA/x", "XA/"))).isEqualTo("XA/13");
        assertThat(line.sent()).isOne();
    }

    @Test
    void aNumberOfTheUtmostLengthDoesNotEndTheSeries() {
        for (var utmost : List.of("XA/999999999999999", "XA/9999999999999999", "XA/99999999999999999999")) {
            var line = line(
                    "XA",
                    yaml(List.of(
                            new Event(START, "XA", "message", "XA/7", "", "flash", 1),
                            new Event(START.plusSeconds(60), "XA", "message", utmost, "", "flash", 1))),
                    START.plusSeconds(600));
            assertThat(line.next(List.of())).as(utmost).isEqualTo("XA/8");
        }
        var before = line(
                "XA",
                yaml(List.of(
                        new Event(START, "XA", "message", "XA/999999999999998", "", "flash", 1),
                        new Event(START.plusSeconds(60), "XA", "message", "XA/999999999999999", "", "flash", 1))),
                START.plusSeconds(600));
        assertThat(before.next(List.of())).isEqualTo("XA/1000000000000000");
        assertThat(before.next(List.of("XA/1000000000000000"))).isEqualTo("XA/1000000000000001");
    }

    /** A message in free words and one by code are counted apart by their agreement: each has the duty of its own. */
    @Test
    void aMessageAndOneByCodeOfOneNumberHaveEachItsOwnDuty() {
        var line = line(
                "XB",
                yaml(List.of(
                        new Event(START, "XA", "message", "XA/1", "", "routine", 1),
                        new Event(START.plusSeconds(60), "XA", "coded-message", "XA/1", "", "flash", 1))),
                START.plusSeconds(120));
        assertThat(line.messages().stream()
                        .map(message -> message.readers().getFirst().duty().orElseThrow())
                        .map(duty -> duty.head().provision()))
                .containsExactly("message-read", "signal-read");
    }

    @Test
    void whatIsWrittenBeforeTheReceiptIsNoReading() {
        var message = new Event(START, "XA", "message", "XA/1", "", "flash", 300);
        var early = new Event(START.plusSeconds(299), "XB", "acknowledgement", "", "XA/1", "", 1);
        var now = START.plusSeconds(900);
        assertThat(read(line("XA", yaml(List.of(message, early)), now))).isEmpty();
        for (long later : new long[] {300, 301}) {
            var at = START.plusSeconds(later);
            var read = new Event(at, "XB", "acknowledgement", "", "XA/1", "", 1);
            assertThat(read(line("XA", yaml(List.of(message, early, read)), now)))
                    .contains(at);
        }
    }

    private static Optional<Instant> read(Line line) {
        return line.messages().getFirst().readers().getFirst().read().map(Reader.Read::written);
    }

    @Test
    void whatTheQuorumSawFirstStandsFirstAndWhatItHasNotSeenLast() {
        var events = List.of(
                new Event(START, "XA", "message", "XA/1", "", "flash", 400),
                new Event(START.plusSeconds(60), "XB", "message", "XB/1", "", "flash", 1),
                new Event(START.plusSeconds(120), "XA", "message", "XA/2", "", "flash", 9000));
        var line = line("XA", yaml(events), START.plusSeconds(600));
        assertThat(line.messages().stream().map(Message::id)).containsExactly("XB/1", "XA/1", "XA/2");
    }

    @Test
    void aCircleWithoutTheFormatsOfALineHasNone() {
        var vd11 = PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "vd11")));
        var scenario =
                Played.scenario(HOTLINE, yaml(List.of(new Event(START, "XA", "message", "XA/1", "", "flash", 1))));
        var node = Played.node(HOTLINE, scenario, START);
        var view = node.circle(node.circles().getFirst().id()).orElseThrow();
        assertThat(Line.of("XA", view, List.of(vd11))).isEmpty();
    }
}
