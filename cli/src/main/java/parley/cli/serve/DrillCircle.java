package parley.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import parley.agreement.pack.Pack;
import parley.cli.found.CharterDraft;
import parley.cli.found.NewParty;
import parley.cli.found.Signing;
import parley.cli.party.PartyFolder;
import parley.cli.party.PrivateFiles;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.Address;
import parley.ledger.charter.Kind;
import parley.ledger.charter.Member;
import parley.ledger.charter.SignedCharter;
import parley.ledger.entry.Format;
import parley.ledger.entry.Party;
import parley.node.world.FreePorts;

/**
 * A circle for a drill on one machine, founded as by {@code init}, {@code charter draft} and {@code charter sign}: a data
 * folder for each party, with passphrases drawn by chance beside the keys that they open.
 */
final class DrillCircle {
    static final List<String> OFFICERS = List.of("first", "second");

    private final Path folder;
    private final Map<Party, Secrets> secrets = new LinkedHashMap<>();

    private record Secrets(String identity, String node, String officer) {
        static Secrets draw() {
            return new Secrets(word(), word(), word());
        }

        private static String word() {
            var drawn = new byte[16];
            new SecureRandom().nextBytes(drawn);
            return HexFormat.of().formatHex(drawn);
        }
    }

    private DrillCircle(Path folder, List<Party> parties) {
        this.folder = folder;
        parties.forEach(party -> secrets.put(party, Secrets.draw()));
    }

    /**
     * Makes the parties and founds their circle.
     *
     * @param folder an existing folder, in which each party gets its own
     * @param firstDesk the first desk's port, the others follow; 0 for any free ones
     */
    static DrillCircle found(Path folder, List<Party> parties, CharterDraft draft, int firstDesk)
            throws IOException, InterruptedException {
        var circle = new DrillCircle(folder, parties.stream().sorted().toList());
        var cards = circle.make(firstDesk);
        circle.sign(SignedCharter.draft(draft.of(cards)), draft.packs());
        return circle;
    }

    List<Party> parties() {
        return List.copyOf(secrets.keySet());
    }

    /** A party's data folder. */
    Path data(Party party) {
        return folder.resolve(party.code());
    }

    /** The file with the passphrase of the keys that a party's node uses. */
    Path nodePassphrase(Party party) {
        return data(party).resolve("node.pass");
    }

    /** What opens the keys of a party's officers. */
    String officerPassphrase(Party party) {
        return secrets(party).officer;
    }

    private Secrets secrets(Party party) {
        var known = secrets.get(party);
        if (known == null) {
            throw new IllegalArgumentException(party + " is not in this circle");
        }
        return known;
    }

    /** Sealing a key takes a good part of a second, on purpose: the parties are made side by side. */
    private List<Member> make(int firstDesk) throws IOException, InterruptedException {
        var ports = FreePorts.choose(secrets.size());
        var tasks = new ArrayList<Callable<Member>>();
        for (Party party : parties()) {
            var address = new Address("127.0.0.1", ports.get(tasks.size()));
            var desk = firstDesk == 0 ? 0 : firstDesk + tasks.size();
            tasks.add(() -> make(new NewParty(party, Kind.PARTY, List.of(address), address, desk)));
        }
        return sideBySide(tasks);
    }

    private Member make(NewParty party) throws IOException {
        var made = new PartyFolder(data(party.code()));
        var own = secrets(party.code());
        var card = party.make(made, own.identity.toCharArray(), own.node.toCharArray());
        for (var officer : OFFICERS) {
            NewParty.addOfficer(made, officer, own.officer.toCharArray());
        }
        PrivateFiles.create(nodePassphrase(party.code()), Bytes.utf8(own.node + "\n"));
        PrivateFiles.create(data(party.code()).resolve("officer.pass"), Bytes.utf8(own.officer + "\n"));
        PrivateFiles.create(data(party.code()).resolve("identity.pass"), Bytes.utf8(own.identity + "\n"));
        return card;
    }

    private void sign(SignedCharter draft, List<Pack> packs) throws IOException {
        var formats = packs.stream()
                .flatMap(pack -> pack.formats().keySet().stream())
                .map(Format::new)
                .toList();
        var signed = draft;
        for (Party party : parties()) {
            var own = new PartyFolder(data(party));
            var identity = own.open("identity", secrets(party).identity.toCharArray());
            signed = new Signing(own, identity)
                    .sign(signed, formats, signed.charter().from());
        }
        for (Party party : parties()) {
            new PartyFolder(data(party)).found(signed);
        }
    }

    private static <T> List<T> sideBySide(List<Callable<T>> tasks) throws IOException, InterruptedException {
        try (var workers =
                Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors()))) {
            var results = new ArrayList<T>();
            for (Future<T> done : workers.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new IOException("a party could not be made", failed.getCause());
        }
    }
}
