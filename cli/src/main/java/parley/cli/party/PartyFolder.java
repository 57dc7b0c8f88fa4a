package parley.cli.party;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.cli.terminal.Failure;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.Member;
import parley.ledger.charter.MemberKeys;
import parley.ledger.charter.SignedCharter;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Leaf;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.keyfile.KeyFile;
import parley.ledger.text.MalformedException;

/**
 * The data folder of one party in one circle, or in the several circles of a world that is played:
 *
 * <pre>
 * XA.member.json          the public card that goes into the charter
 * charter.json            the charter, once all have signed it
 * circles/ID.json         the charter of each further circle, where a world is played in several
 * node.json               where the node listens
 * keys/identity.key       vouches for the party; needed only to sign a charter, then to be kept elsewhere
 * keys/log.key, mirror.key, tls.key   the node's own
 * keys/officers/NAME.key  the release key of an officer
 * enrolments/NAME.leaf    the entry that enrols it, signed by the identity key
 * desk.token, record.*, views.*, highwater/   made by the node
 * accounts.db             who may use the desk, from the first account on
 * </pre>
 *
 * Keys lie under passphrases; every file is readable by its owner only, and none is ever overwritten but the charter.
 */
public final class PartyFolder {
    private static final int CARD_MAX = 16 << 10;

    private final Path root;

    public PartyFolder(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /** Makes the folder with a party's keys and card; refuses one that already has a card. */
    public void create(Member card, MemberKeys keys, char[] identity, char[] node, NodeSettings settings)
            throws IOException {
        if (Files.exists(root) && cards().findAny().isPresent()) {
            throw Failure.use(root + " already holds a party; choose another folder");
        }
        PrivateFiles.folder(root.resolve("keys/officers"));
        seal("identity", keys.identity(), identity);
        seal("log", keys.log(), node);
        seal("mirror", keys.mirror(), node);
        seal("tls", keys.tls(), node);
        PrivateFiles.create(root.resolve("node.json"), settings.print());
        PrivateFiles.create(cardFile(card), print(card));
    }

    /** Adds the release key of an officer. */
    public void addOfficer(String name, PrivateKey key, char[] passphrase) throws IOException {
        seal("officers/" + name, key, passphrase);
    }

    /** The party's card. */
    public Member card() {
        try {
            var cards = cards().toList();
            if (cards.size() != 1) {
                throw Failure.use(root + " holds no party; make one with: parley init " + root + " --code CODE ...");
            }
            return card(cards.getFirst());
        } catch (IOException unreadable) {
            throw Failure.environment("cannot read " + root + ": " + unreadable);
        }
    }

    /** Where this party's card lies. */
    public Path cardFile(Member card) {
        return root.resolve(card.code() + ".member.json");
    }

    /** Reads a card that another party handed over. */
    public static Member card(Path file) throws IOException {
        try {
            return Member.parse(
                    Fields.of("member card " + file.getFileName(), Json.parse(read(file, CARD_MAX), CARD_MAX)));
        } catch (MalformedException malformed) {
            throw Failure.check(file + ": " + malformed.getMessage());
        }
    }

    public NodeSettings settings() throws IOException {
        return NodeSettings.parse(read(root.resolve("node.json"), CARD_MAX));
    }

    /** One of the party's keys: {@code identity, log, mirror, tls} or {@code officers/NAME}. */
    public PrivateKey open(String name, char[] passphrase) throws IOException {
        return keyFile(name)
                .open(passphrase)
                .orElseThrow(() -> Failure.use("the passphrase does not open " + file(name)));
    }

    private KeyFile keyFile(String name) throws IOException {
        try {
            return KeyFile.parse(read(file(name), CARD_MAX));
        } catch (MalformedException malformed) {
            throw Failure.environment(file(name) + ": " + malformed.getMessage());
        }
    }

    /** The officers whose keys lie here, by name; sealed. */
    public Map<String, KeyFile> officers() throws IOException {
        var officers = new TreeMap<String, KeyFile>();
        try (var files = Files.list(root.resolve("keys/officers"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".key")).toList()) {
                var name = file.getFileName().toString().replaceFirst("\\.key$", "");
                officers.put(name, keyFile("officers/" + name));
            }
        }
        return officers;
    }

    /** Keeps the entry that enrols an officer until the node appends it. */
    public void keepEnrolment(String officer, Leaf leaf) throws IOException {
        PrivateFiles.folder(root.resolve("enrolments"));
        PrivateFiles.replace(root.resolve("enrolments").resolve(officer + ".leaf"), leaf.bytes());
    }

    /** The entries that enrol this party's officers, in the order of their names. */
    public List<Leaf> enrolments() throws IOException {
        var folder = root.resolve("enrolments");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            var leaves = new java.util.ArrayList<Leaf>();
            for (Path file : files.filter(file -> file.toString().endsWith(".leaf"))
                    .sorted()
                    .toList()) {
                leaves.add(Leaf.parse(read(file, 1 << 20)));
            }
            return leaves;
        }
    }

    /** The charter that this party's node runs under; empty before it was founded. */
    public Optional<SignedCharter> charter() throws IOException {
        var file = root.resolve("charter.json");
        return Files.exists(file)
                ? Optional.of(SignedCharter.parse(read(file, SignedCharter.MAX_BYTES)))
                : Optional.empty();
    }

    /** Keeps the founded charter; a second one is refused, for circles are not re-founded. */
    public void found(SignedCharter charter) throws IOException {
        var known = charter();
        if (known.isPresent() && !known.get().equals(charter)) {
            throw Failure.use(root + " already runs under the charter of circle "
                    + known.get().charter().circle());
        }
        if (known.isEmpty()) {
            PrivateFiles.replace(root.resolve("charter.json"), charter.print()); // whole, whatever ends the node now
        }
    }

    /** Keeps the charters of all circles of a world, the first as that under which the party's node runs. */
    public void found(List<SignedCharter> charters) throws IOException {
        found(charters.getFirst());
        for (var further : charters.subList(1, charters.size())) {
            PrivateFiles.folder(root.resolve("circles"));
            PrivateFiles.replace(further(further.charter().circle().toString()), further.print());
        }
    }

    /** The charter of one of the party's circles; empty where it is in no such circle. */
    public Optional<SignedCharter> charter(String circle) throws IOException {
        var first = charter();
        if (first.isPresent() && first.get().charter().circle().toString().equals(circle)) {
            return first;
        }
        return circle.matches("[0-9a-f]{64}") && Files.exists(further(circle))
                ? Optional.of(SignedCharter.parse(read(further(circle), SignedCharter.MAX_BYTES)))
                : Optional.empty();
    }

    private Path further(String circle) {
        return root.resolve("circles").resolve(circle + ".json");
    }

    /** Reads a whole file that must not be larger than the limit. */
    public static Bytes read(Path file, int limit) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw Failure.environment("%s is larger than %d bytes".formatted(file, limit));
            }
            return Bytes.of(bytes);
        }
    }

    static Bytes print(Member card) {
        return card.json().print();
    }

    private Stream<Path> cards() throws IOException {
        if (!Files.isDirectory(root)) {
            return Stream.empty();
        }
        try (var files = Files.list(root)) {
            return files.filter(file -> file.toString().endsWith(".member.json")).toList().stream();
        }
    }

    private void seal(String name, PrivateKey key, char[] passphrase) throws IOException {
        PrivateFiles.create(
                file(name), KeyFile.seal(key, passphrase, new SecureRandom()).print());
    }

    private Path file(String name) {
        return root.resolve("keys").resolve(name + ".key");
    }
}
