package parley.cli.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import parley.cli.party.PartyFolder;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.desk.access.Account;
import parley.desk.access.Act;
import parley.desk.access.Codes;
import parley.desk.access.Registry;
import parley.desk.access.Role;
import parley.ledger.text.MalformedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes accounts of a desk, and codes for them: whoever owns the data folder owns the node. It may run meanwhile. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Accounts of a node's desk. The first one makes the desk ask who comes.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  parley account add chief --role administrator --data xa   the first account, and a code for its passkey",
            "  parley account code chief --data xa                       a new code, when a passkey was lost",
            "  parley account list --data xa"
        })
public final class AccountCommand implements Runnable {
    /** What the log calls whoever sits at the command line. */
    private static final String WHO = "command line: account";

    @Override
    public void run() {
        throw Failure.use("no command; `parley account --help` lists them");
    }

    /** The folder, and what is done with its registry. */
    abstract static sealed class OnFolder implements Callable<Integer> permits Add, Code, All {
        final Terminal terminal;

        @Option(names = "--data", required = true, paramLabel = "DIR", description = "The party's data folder.")
        private Path data = Path.of("");

        OnFolder(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws IOException {
            if (!Files.isDirectory(data)) {
                throw Failure.use(data + " is no folder");
            }
            var party = new PartyFolder(data);
            if (party.charter().isEmpty()) {
                party.card(); // says what to do in a folder that holds no party
            }
            try {
                run(data);
                return 0;
            } catch (MalformedException malformed) {
                throw Failure.use(String.valueOf(malformed.getMessage()));
            }
        }

        abstract void run(Path folder) throws IOException;

        /** The registry that there is: none is made by asking, since from then on the desk would ask who comes. */
        Registry known(Path folder) {
            return Registry.known(folder, terminal.clock())
                    .orElseThrow(() -> Failure.use("there is no account yet; make the first with:"
                            + " parley account add NAME --role administrator --data " + folder));
        }

        void printCode(Registry registry, String name) {
            var code = registry.codes().draw(name).orElseThrow(() -> Failure.use("there is no open account " + name));
            registry.journal().note(WHO, Act.What.CODE_DRAWN, name);
            terminal.out().println(code);
            terminal.err()
                    .printf(
                            "%s types it into the desk's sign-in page within %d minutes; it makes one passkey.%n",
                            name, Codes.LIFE.toMinutes());
        }
    }

    /** Makes an account and its first code. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Makes an account and prints a code with which its first passkey is made.")
    public static final class Add extends OnFolder {
        @Parameters(paramLabel = "NAME", description = "2 to 40 letters, digits, blanks and . _ -")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "reader, drafter, releaser or administrator; each may do what those before it may.")
        private String role = "";

        public Add(Terminal terminal) {
            super(terminal);
        }

        @Override
        void run(Path folder) throws IOException {
            var given = Role.of(role)
                    .orElseThrow(() -> Failure.use(
                            "there is no role " + role + "; there are reader, drafter, releaser and administrator"));
            var named = Account.named(name);
            try (var registry = Registry.make(folder, terminal.clock())) {
                if (!registry.accounts().add(named, given)) {
                    throw Failure.use("there is an account %s already; for a new code: parley account code %s --data %s"
                            .formatted(named, named, folder));
                }
                registry.journal().note(WHO, Act.What.ACCOUNT_MADE, named + ", " + given.word());
                printCode(registry, named);
            }
        }
    }

    /** Draws a code for an account that there is. */
    @Command(
            name = "code",
            mixinStandardHelpOptions = true,
            description = "Prints a new code for an account, for a further passkey or in place of one that was lost.")
    public static final class Code extends OnFolder {
        @Parameters(paramLabel = "NAME", description = "The account.")
        private String name = "";

        public Code(Terminal terminal) {
            super(terminal);
        }

        @Override
        void run(Path folder) {
            try (var registry = known(folder)) {
                printCode(registry, Account.named(name));
            }
        }
    }

    /** Lists the accounts. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the accounts.")
    public static final class All extends OnFolder {
        public All(Terminal terminal) {
            super(terminal);
        }

        @Override
        void run(Path folder) {
            try (var registry = known(folder)) {
                registry.accounts().all().forEach(this::print);
            }
        }

        private void print(Account account) {
            terminal.out()
                    .printf(
                            "%s  %s  %d %s%s%n",
                            account.name(),
                            account.role().word(),
                            account.passkeys(),
                            account.passkeys() == 1 ? "passkey" : "passkeys",
                            account.isOpen() ? "" : "  closed");
        }
    }
}
