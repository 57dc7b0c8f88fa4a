package parley.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import parley.cli.account.AccountCommand;
import parley.cli.archive.AuditCommand;
import parley.cli.archive.BackupCommand;
import parley.cli.archive.EvidenceCommand;
import parley.cli.archive.ExportCommand;
import parley.cli.archive.VerifyCommand;
import parley.cli.cases.CaseCommand;
import parley.cli.cases.CheckCommand;
import parley.cli.cases.CompareCommand;
import parley.cli.cases.ExplainCommand;
import parley.cli.found.CharterCommand;
import parley.cli.found.DraftCommand;
import parley.cli.found.InitCommand;
import parley.cli.found.ShowCommand;
import parley.cli.found.SignCommand;
import parley.cli.officer.HotlineCommand;
import parley.cli.officer.ListCommand;
import parley.cli.officer.PledgesCommand;
import parley.cli.officer.PositionCommand;
import parley.cli.officer.ProposalsCommand;
import parley.cli.officer.ProposeCommand;
import parley.cli.officer.SayCommand;
import parley.cli.officer.SendCommand;
import parley.cli.serve.DemoCommand;
import parley.cli.serve.NodeCommand;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.node.Release;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The command {@code parley}: all of its commands, wired by hand. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its code: 0 done, 1 a check failed, 2 wrong use, 3 the environment. */
    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    static int run(Terminal terminal, String... arguments) {
        return wire(terminal).execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    }

    static CommandLine wire(Terminal terminal) {
        var charter = new CommandLine(new CharterCommand())
                .addSubcommand(new DraftCommand(terminal))
                .addSubcommand(new SignCommand(terminal))
                .addSubcommand(new ShowCommand(terminal));
        var account = new CommandLine(new AccountCommand())
                .addSubcommand(new AccountCommand.Add(terminal))
                .addSubcommand(new AccountCommand.Code(terminal))
                .addSubcommand(new AccountCommand.All(terminal));
        return new CommandLine(new Parley())
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new CaseCommand(terminal))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new CompareCommand(terminal))
                .addSubcommand(new InitCommand(terminal))
                .addSubcommand(charter)
                .addSubcommand(new NodeCommand(terminal))
                .addSubcommand(account)
                .addSubcommand(new SendCommand(terminal))
                .addSubcommand(new ListCommand.Sent(terminal))
                .addSubcommand(new ListCommand.Inbox(terminal))
                .addSubcommand(new ListCommand.Findings(terminal))
                .addSubcommand(new ListCommand.Differences(terminal))
                .addSubcommand(new ListCommand.Duties(terminal))
                .addSubcommand(new HotlineCommand(terminal))
                .addSubcommand(new SayCommand(terminal))
                .addSubcommand(new ProposalsCommand(terminal))
                .addSubcommand(new ProposeCommand(terminal))
                .addSubcommand(new PositionCommand(terminal))
                .addSubcommand(new PledgesCommand(terminal))
                .addSubcommand(new ExportCommand(terminal))
                .addSubcommand(new EvidenceCommand(terminal))
                .addSubcommand(new VerifyCommand(terminal))
                .addSubcommand(new AuditCommand(terminal))
                .addSubcommand(new BackupCommand(terminal))
                .setOut(new PrintWriter(terminal.out(), true, UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setExecutionExceptionHandler((failure, command, parsed) -> report(terminal, failure));
    }

    private static int report(Terminal terminal, Exception failure) throws Exception {
        return switch (failure) {
            case Failure told -> say(terminal, told.said(), told.code());
            case NoSuchFileException missing -> say(terminal, "no such file: " + missing.getMessage(), 3);
            case IOException io -> say(terminal, io.toString(), 3);
            case UncheckedIOException io -> say(terminal, String.valueOf(io.getCause()), 3);
            default -> throw failure;
        };
    }

    private static int say(Terminal terminal, String message, int code) {
        terminal.err().println("parley: " + message);
        return code;
    }

    /** The command without a command: it only says what there is. */
    @Command(
            name = "parley",
            mixinStandardHelpOptions = true,
            version = "parley " + Release.VERSION,
            description = "Keeps security agreements between parties that do not trust each other.",
            synopsisSubcommandLabel = "COMMAND",
            exitCodeOnExecutionException = 3,
            commandListHeading = "%nCommands:%n",
            footer = {
                "",
                "Examples:",
                "  parley demo                                        real nodes on this machine, with their desks",
                "  parley case agreements                             every case and scenario of every agreement",
                "  parley explain zapad-2017 observation-invitation   why a finding says what it says",
                "",
                "Exit: 0 done, 1 a check failed, 2 wrong use, 3 the environment failed."
            })
    static final class Parley implements Runnable {

        @Override
        public void run() {
            throw Failure.use("no command; `parley --help` lists them");
        }
    }
}
