package parley.cli.officer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import parley.cli.officer.Procedures.Procedure;
import parley.cli.terminal.Terminal;
import parley.desk.words.Marks;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Which texts were put forward, and how it stands with each. */
@Command(
        name = "proposals",
        mixinStandardHelpOptions = true,
        description = "Lists the texts that were put forward, how it stands with each, and until when.")
public final class ProposalsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final OfficerOptions options = new OfficerOptions();

    public ProposalsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var desk = options.client(terminal)) {
            var answer = desk.get("proposals", options.circle);
            if (options.json) {
                terminal.out().println(answer.print().utf8());
                return 0;
            }
            var fields = Fields.of("answer", answer);
            terminal.out().printf("proposals, as of %s%n", fields.text("at"));
            var titles = Procedures.of(fields).all();
            List<String> rows = fields.list("proposals", item -> row(item.fields(), titles));
            (rows.isEmpty() ? List.of("none was put forward") : rows).forEach(terminal.out()::println);
            return 0;
        }
    }

    private static String row(Fields proposal, List<Procedure> procedures) {
        var finding = proposal.object("finding");
        var name = finding.text("finding");
        var title = procedures.stream()
                .filter(each -> name.startsWith(each.name() + "/")
                        && !each.proposes().texts().isEmpty())
                .findFirst()
                .flatMap(each -> proposal.optional("body")
                        .map(body -> Fields.of("body", body))
                        .flatMap(body -> text(body, each.proposes().text(0))));
        return "%-9s %-12s %s  %s"
                .formatted(
                        finding.text("verdict"),
                        name.substring(name.indexOf('/') + 1),
                        finding.optionalText("dueAt", due -> due).orElse("no deadline known"),
                        title.orElse("-"));
    }

    /** What another party wrote, in one line and with what nobody sees shown. */
    private static Optional<String> text(Fields body, String name) {
        return body.optional(name)
                .flatMap(text -> text instanceof Json.Text(var words)
                        ? Optional.of(Marks.shown(words).replaceAll("\\s+", " "))
                        : Optional.empty());
    }
}
