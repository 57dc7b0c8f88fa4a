package parley.cli.found;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.cli.party.Packs;
import parley.cli.party.PartyFolder;
import parley.cli.party.PrivateFiles;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Member;
import parley.ledger.charter.SignedCharter;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.entry.Party;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a charter that nobody has signed yet. */
@Command(
        name = "draft",
        mixinStandardHelpOptions = true,
        description = "Writes a charter from the members' cards; nobody has signed it yet.")
public final class DraftCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", description = "The charter to write.")
    private Path file = Path.of("");

    @Parameters(index = "1..*", arity = "2..*", paramLabel = "CARD", description = "The members' cards.")
    private List<Path> cards = List.of();

    @Option(names = "--name", required = true, description = "What people call the circle.")
    private String name = "";

    @Option(names = "--pack", required = true, paramLabel = "DIR", description = "An agreement that the circle runs.")
    private List<Path> packs = List.of();

    @Option(names = "--from", paramLabel = "INSTANT", description = "From when it holds, UTC (now).")
    private Optional<Instant> from = Optional.empty();

    @Option(names = "--drill", description = "Everything said in the circle is exercise.")
    private boolean drill;

    @Option(
            names = "--role",
            paramLabel = "ROLE=CODE",
            description = "Who fills a role of an agreement, such as chair.")
    private Map<String, String> roles = new LinkedHashMap<>();

    @Option(
            names = "--parameter",
            paramLabel = "PACK.NAME=JSON",
            description = "Binds a parameter of an agreement, such as fleets.quiet=5.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--witness-fixes-time",
            paramLabel = "CODE",
            description = "In a circle of two and a witness, the witness alone fixes time.")
    private Optional<String> witness = Optional.empty();

    public DraftCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var members = new ArrayList<Member>();
        for (Path card : cards) {
            members.add(PartyFolder.card(card));
        }
        try {
            var filled = new LinkedHashMap<String, Party>();
            roles.forEach((role, code) -> filled.put(role, new Party(code)));
            var loaded = packs.stream()
                    .map(folder -> PackLoader.load(PackFolder.read(folder)))
                    .toList();
            var charter = new CharterDraft(
                            name,
                            from.orElseGet(terminal.clock()::instant),
                            drill,
                            filled,
                            loaded,
                            bindings(),
                            witness.<TimeQuorum>map(code -> new TimeQuorum.Alone(new Party(code)))
                                    .orElseGet(TimeQuorum.Majority::new))
                    .of(members);
            Packs.apart(loaded);
            loaded.forEach(pack -> Packs.bindings(charter, pack));
            PrivateFiles.create(file, SignedCharter.draft(charter).print());
            OneAlone.warn(terminal, charter, loaded);
            terminal.out().println(charter.circle());
        } catch (MalformedException wrong) {
            throw Failure.use(String.valueOf(wrong.getMessage()));
        } catch (FileAlreadyExistsException there) {
            throw Failure.use(file + " is there already; nothing was written");
        }
        return 0;
    }

    /** {@code --parameter zones.alliances={"east":["XA"]}} by pack and name. */
    private SortedMap<String, Json.Members> bindings() {
        var bound = new TreeMap<String, Map<String, Json>>();
        parameters.forEach((path, text) -> {
            int dot = path.indexOf('.');
            if (dot < 1 || dot == path.length() - 1) {
                throw Failure.use("--parameter " + path + " names no parameter; expected PACK.NAME=JSON");
            }
            try {
                bound.computeIfAbsent(path.substring(0, dot), _ -> new TreeMap<>())
                        .put(path.substring(dot + 1), Json.parse(Bytes.utf8(text), Charter.MAX_BYTES));
            } catch (MalformedException wrong) {
                throw Failure.use("--parameter " + path + ": " + wrong.getMessage());
            }
        });
        var all = new TreeMap<String, Json.Members>();
        bound.forEach((pack, values) -> all.put(pack, Json.members(values)));
        return all;
    }
}
