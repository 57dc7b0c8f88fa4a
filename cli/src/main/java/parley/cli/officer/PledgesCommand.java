package parley.cli.officer;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import parley.cli.terminal.Terminal;
import parley.desk.words.Marks;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What each party has pledged and delivered: a line for each deliverable, then sums by party and currency. */
@Command(
        name = "pledges",
        mixinStandardHelpOptions = true,
        description = "Lists what each party of a circle has pledged and delivered, and who contests it.",
        footer = {
            "",
            "Examples:",
            "  parley pledges --data xa",
            "  parley pledges --data xa --json",
            "",
            "Amounts are in whole units; what is in two currencies is never added. Delivered is what the pledger's reports say."
        })
public final class PledgesCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final OfficerOptions options = new OfficerOptions();

    public PledgesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var desk = options.client(terminal)) {
            var answer = desk.get("pledges", options.circle);
            if (options.json) {
                terminal.out().println(answer.print().utf8());
            } else {
                tell(Fields.of("answer", answer), terminal.out());
            }
            return 0;
        }
    }

    private void tell(Fields answer, PrintStream out) {
        List<List<String>> pledges = answer.list("pledges", item -> pledge(item.fields()));
        if (pledges.isEmpty()) {
            terminal.err().println("Nothing has been pledged.");
        }
        pledges.forEach(lines -> lines.forEach(out::println));
        answer.list("totals", item -> total(item.fields())).forEach(out::println);
    }

    private static List<String> pledge(Fields pledge) {
        var head = "%s  %s, %s to %s%s"
                .formatted(
                        foreign(pledge, "id"),
                        foreign(pledge, "project"),
                        pledge.text("from"),
                        String.join(", ", pledge.list("partners", item -> item.text(PledgesCommand::shown))),
                        pledge.flag("stands") ? "" : ", withdrawn");
        var lines = new ArrayList<>(List.of(head));
        lines.addAll(pledge.list("deliverables", item -> deliverable(item.fields())));
        return lines;
    }

    private static String deliverable(Fields each) {
        var contested = new TreeSet<String>();
        each.list("deliveries", item -> item.fields()).stream()
                .filter(delivery -> delivery.flag("stands"))
                .flatMap(delivery -> delivery.list("answers", item -> item.fields()).stream())
                .filter(answer -> answer.flag("partner")
                        && text(answer, "answer").filter("contests"::equals).isPresent())
                .forEach(answer -> contested.add(foreign(answer, "party")));
        return "  %-10s  %-9s %12s %s  %s  %s%s%s"
                .formatted(
                        text(each, "due").orElse("no day yet"),
                        each.optional("finding")
                                .map(finding -> Fields.of("finding", finding).text("verdict"))
                                .orElse("-"),
                        each.optional("amount")
                                .map(_ -> Long.toString(each.whole("amount", 0, Json.MAX_NUMBER)))
                                .orElse("-"),
                        text(each, "currency").orElse("---"),
                        foreign(each, "id"),
                        text(each, "what").orElse(""),
                        each.flag("dropped") ? ", dropped by a correction" : "",
                        contested.isEmpty() ? "" : ", contested by " + String.join(", ", contested));
    }

    private static String total(Fields total) {
        return "total  %s %s: pledged %s, delivered %s, contested %s, overdue %s"
                .formatted(
                        total.text("party"),
                        text(total, "currency").orElse("---"),
                        sum(total, "pledged"),
                        sum(total, "delivered"),
                        sum(total, "contested"),
                        sum(total, "overdue"));
    }

    private static String sum(Fields total, String name) {
        var sum = total.object(name);
        long open = sum.whole("open", 0, Json.MAX_NUMBER);
        return sum.text("amount") + (open == 0 ? "" : " and " + open + " without an amount");
    }

    /** What others wrote, in one line and with what nobody sees shown: a terminal does what a text tells it to do. */
    private static Optional<String> text(Fields fields, String name) {
        return fields.optionalText(name, PledgesCommand::shown);
    }

    private static String foreign(Fields fields, String name) {
        return shown(fields.text(name));
    }

    private static String shown(String text) {
        return Marks.shown(text).replaceAll("\\s+", " ");
    }
}
