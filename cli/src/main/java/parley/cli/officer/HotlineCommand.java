package parley.cli.officer;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import parley.agreement.prose.Language;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.desk.words.Marks;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a line stands: who answers, what is unread, whose test is due, the record, and what was said last. */
@Command(
        name = "hotline",
        mixinStandardHelpOptions = true,
        description = "Tells how the line of a circle stands, and what was said on it last.",
        footer = {
            "",
            "Examples:",
            "  parley hotline --data xa",
            "  parley hotline --data xa --language ru --last 3",
            "",
            "What was said by code stands in the language that is asked for, with its code beside it; free words stand as they",
            "were written. What is unread here is marked by *."
        })
public final class HotlineCommand implements Callable<Integer> {
    private static final int MOST = 10_000;

    private final Terminal terminal;

    @Mixin
    private final OfficerOptions options = new OfficerOptions();

    @Option(names = "--language", paramLabel = "CODE", description = "The language in which codes are said (en).")
    private String language = "en";

    @Option(names = "--last", paramLabel = "N", description = "How many messages are listed (10).")
    private int last = 10;

    public HotlineCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (Language.of(language).isEmpty()) {
            throw Failure.use("--language is one of " + Language.codes() + ", not " + language);
        }
        if (last < 0 || last > MOST) {
            throw Failure.use("--last is 0 to " + MOST + ", not " + last);
        }
        try (var desk = options.client(terminal)) {
            var answer = desk.get("line", options.circle);
            if (options.json) {
                terminal.out().println(answer.print().utf8());
            } else {
                tell(Fields.of("answer", answer), terminal.out());
            }
            return 0;
        }
    }

    private void tell(Fields line, PrintStream out) {
        var self = line.text("party");
        out.printf("line of %s, %s%n", self, line.text("at"));
        line.list("members", item -> member(item.fields())).forEach(out::println);
        out.printf("unread  %d%n", line.whole("unread", 0, Json.MAX_NUMBER));
        List<String> turns = line.list("turns", item -> turn(item.fields()));
        (turns.isEmpty() ? List.of("test    nobody owes one") : turns).forEach(out::println);
        line.list("record", item -> span(item.fields())).forEach(out::println);
        List<String> messages = line.list("messages", item -> message(item.fields(), self));
        messages.stream().skip(Math.max(0, messages.size() - last)).forEach(out::println);
    }

    private static String member(Fields member) {
        return "%-7s %s, last sign of life %s"
                .formatted(
                        member.text("party"),
                        member.flag("reachable") ? "answers" : "silent",
                        text(member, "lastSign").orElse("none yet"));
    }

    private static String turn(Fields finding) {
        return "test    %s %s, by %s%s"
                .formatted(
                        finding.text("by"),
                        finding.text("verdict"),
                        text(finding, "dueAt").orElse("an instant not known yet"),
                        ", after " + foreign(finding, "finding").replaceFirst("^[^/]*/", ""));
    }

    private static String span(Fields span) {
        return "record  %d d: %s"
                .formatted(
                        span.whole("days", 1, Json.MAX_NUMBER),
                        span
                                .list("parties", item -> {
                                    var party = item.fields();
                                    return "%s %d of %d"
                                            .formatted(
                                                    party.text("party"),
                                                    party.whole("inTime", 0, Json.MAX_NUMBER),
                                                    party.whole("due", 0, Json.MAX_NUMBER));
                                })
                                .stream()
                                .collect(Collectors.joining(", ")));
    }

    private String message(Fields message, String self) {
        var from = foreign(message.object("entry"), "party");
        List<String> readers = message.list("readers", item -> reader(item.fields()));
        boolean unread = message.flag("stands")
                && message.list("readers", item -> item.fields()).stream()
                        .anyMatch(reader -> reader.text("party").equals(self) && reader.flag("open"));
        var said = message.optional("says")
                .map(says -> foreign(Fields.of("says", says), language) + " (" + foreign(message, "code") + ")")
                .or(() -> text(message, "code"));
        return "%n%s %s  %s  %s  %s%n    %s%n    %s"
                .formatted(
                        unread ? "*" : " ",
                        message.text("written"),
                        foreign(message, "id"),
                        from,
                        foreign(message, "precedence"),
                        said.map(code -> text(message, "text")
                                        .map(text -> code + " " + quoted(text, message))
                                        .orElse(code))
                                .orElseGet(() -> text(message, "text")
                                        .map(text -> quoted(text, message))
                                        .orElse("-")),
                        String.join("; ", readers));
    }

    /** Free words, and their language where it is not the reader's. */
    private String quoted(String text, Fields message) {
        var lang = foreign(message, "lang");
        return "\"" + text + "\"" + (lang.equals(language) ? "" : " [" + lang + "]");
    }

    private static String reader(Fields reader) {
        return "%s: delivered %s, read %s%s"
                .formatted(
                        reader.text("party"),
                        text(reader, "received").orElse("not yet"),
                        reader.optional("read")
                                .map(read -> Fields.of("read", read).text("written"))
                                .orElse("not yet"),
                        reader.optional("finding")
                                .map(finding -> Fields.of("finding", finding))
                                .map(finding -> " (" + finding.text("verdict")
                                        + text(finding, "dueAt")
                                                .map(due -> ", due " + Instant.parse(due))
                                                .orElse("")
                                        + ")")
                                .orElse(""));
    }

    /** What others wrote, in one line and with what nobody sees shown: a terminal does what a text tells it to do. */
    private static Optional<String> text(Fields fields, String name) {
        return fields.optionalText(name, HotlineCommand::shown);
    }

    private static String foreign(Fields fields, String name) {
        return shown(fields.text(name));
    }

    private static String shown(String text) {
        return Marks.shown(text).replaceAll("\\s+", " ");
    }
}
