package parley.cli.officer;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import parley.cli.terminal.Terminal;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The lists of a running node: they differ in what they ask for and in how a line reads. */
@Command(mixinStandardHelpOptions = true)
public abstract sealed class ListCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final String what;
    private final String member;
    private final String empty;

    @Mixin
    private final OfficerOptions options = new OfficerOptions();

    private ListCommand(Terminal terminal, String what, String member, String empty) {
        this.terminal = terminal;
        this.what = what;
        this.member = member;
        this.empty = empty;
    }

    abstract String line(Fields item);

    /** What is asked beyond the circle. */
    Map<String, String> parameters() {
        return Map.of();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var desk = options.client(terminal)) {
            var answer = desk.get(what, options.circle, parameters());
            if (options.json) {
                terminal.out().println(answer.print().utf8());
                return 0;
            }
            List<String> lines = Fields.of("answer", answer).list(member, item -> line(item.fields()));
            if (lines.isEmpty()) {
                terminal.err().println(empty);
            }
            lines.forEach(terminal.out()::println);
            return 0;
        }
    }

    /** What other parties have sent. */
    @Command(name = "inbox", description = "Lists the entries of other parties, oldest first.")
    public static final class Inbox extends ListCommand {
        public Inbox(Terminal terminal) {
            super(terminal, "inbox", "entries", "No entry of another party has come in.");
        }

        @Override
        String line(Fields entry) {
            var pointer = entry.object("entry");
            return "%-20s  %s#%d  %s %s"
                    .formatted(
                            text(entry, "received").orElse("not yet receipted"),
                            pointer.text("party"),
                            pointer.whole("index", 0, Json.MAX_NUMBER),
                            entry.text("format"),
                            text(entry, "subject").orElse(""))
                    .stripTrailing();
        }
    }

    /** What this party has sent. */
    @Command(name = "sent", description = "Lists what this party has sent and whose receipts have come, in its order.")
    public static final class Sent extends ListCommand {
        public Sent(Terminal terminal) {
            super(terminal, "sent", "entries", "Nothing has been sent.");
        }

        @Override
        String line(Fields entry) {
            var pointer = entry.object("entry");
            var receipts = entry.list("receipts", item -> item.fields().text("party"));
            return "%-20s  %s#%d  %s %s, %s"
                    .formatted(
                            entry.text("written"),
                            pointer.text("party"),
                            pointer.whole("index", 0, Json.MAX_NUMBER),
                            entry.text("format"),
                            text(entry, "subject").orElse(""),
                            receipts.isEmpty() ? "no receipt yet" : "received by " + String.join(", ", receipts));
        }
    }

    /** Every finding. */
    @Command(
            name = "findings",
            description =
                    "Lists every finding on every account, now or at another instant, with all or less knowledge.",
            footer = {
                "",
                "Examples:",
                "  parley findings --data xa",
                "  parley findings --data xa --at 2026-06-01T00:00:00Z --known 2026-06-01T00:00:00Z --account XA",
                "  parley findings --data xa --known XA:12,XB:7    with so many leaves of each log"
            })
    public static final class Findings extends ListCommand {
        @Mixin
        private final Axes axes = new Axes();

        public Findings(Terminal terminal) {
            super(terminal, "findings", "findings", "Nothing has been stated that a provision speaks about.");
        }

        @Override
        Map<String, String> parameters() {
            return axes.parameters();
        }

        @Override
        String line(Fields finding) {
            return finding(finding);
        }
    }

    /** What was known then, and what is known now of then. */
    @Command(
            name = "differences",
            description = "Lists the findings that differ: as known then, and with everything that is known now.",
            footer = {
                "",
                "Example:",
                "  parley differences --data xa --known 2026-06-01T00:00:00Z --at 2026-06-01T00:00:00Z"
            })
    public static final class Differences extends ListCommand {
        @Mixin
        private final Axes axes = new Axes();

        public Differences(Terminal terminal) {
            super(terminal, "differences", "differences", "Nothing differs.");
        }

        @Override
        Map<String, String> parameters() {
            return axes.parameters();
        }

        @Override
        String line(Fields difference) {
            var by = difference.text("by");
            var account = difference.text("account");
            return "%-10s -> %-10s %s by %s%s"
                    .formatted(
                            side(difference, "before"),
                            side(difference, "after"),
                            difference.text("finding"),
                            by,
                            account.equals(by) ? "" : " on the account of " + account);
        }

        private static String side(Fields difference, String name) {
            return difference
                    .optional(name)
                    .map(finding -> Fields.of(name, finding).text("verdict"))
                    .orElse("none");
        }
    }

    /** When, with what knowledge and on whose account. */
    static final class Axes {
        @Option(names = "--at", paramLabel = "INSTANT", description = "At this instant (now).")
        private Optional<Instant> at = Optional.empty();

        @Option(
                names = "--known",
                paramLabel = "INSTANT|SIZES",
                description = "As known at this instant, or with so many leaves of each log: XA:12,XB:7 (all).")
        private Optional<String> known = Optional.empty();

        @Option(names = "--account", paramLabel = "CODE", description = "On this party's account (every one).")
        private Optional<String> account = Optional.empty();

        Map<String, String> parameters() {
            Map<String, String> parameters = new TreeMap<>();
            at.ifPresent(instant -> parameters.put("at", instant.toString()));
            known.ifPresent(text -> parameters.put("known", text));
            account.ifPresent(code -> parameters.put("account", code));
            return parameters;
        }
    }

    /** What this party owes. */
    @Command(name = "duties", description = "Lists what this party owes by its own word, the least time left first.")
    public static final class Duties extends ListCommand {
        public Duties(Terminal terminal) {
            super(terminal, "duties", "duties", "Nothing is due from us.");
        }

        @Override
        String line(Fields finding) {
            return finding(finding);
        }
    }

    private static String finding(Fields finding) {
        var by = finding.text("by");
        var account = finding.text("account");
        return "%-10s %s by %s%s%s%s"
                .formatted(
                        finding.text("verdict"),
                        finding.text("finding"),
                        by,
                        account.equals(by) ? "" : " on the account of " + account,
                        text(finding, "dueAt").map(due -> ", due " + due).orElse(""),
                        finding.optional("needs")
                                .map(needs -> ", needs " + needs.print().utf8())
                                .orElse(""));
    }

    private static Optional<String> text(Fields fields, String name) {
        return fields.optionalText(name, text -> text);
    }
}
