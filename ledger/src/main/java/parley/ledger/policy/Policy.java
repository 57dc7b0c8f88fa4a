package parley.ledger.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.ledger.crypto.PublicKey;
import parley.ledger.note.SignatureType;
import parley.ledger.note.VerifierKey;
import parley.ledger.text.MalformedException;

/**
 * A policy. Names are unique among witnesses and groups, a group comes after its members, and no name is a member twice:
 * each witness counts in one way only. Public keys are unique among logs and among witnesses. {@link PolicyText} reads and
 * prints it, {@link Quorum} applies it.
 *
 * @param quorum the name of a witness or group, or {@link #NONE}
 */
public record Policy(List<Log> logs, List<Witness> witnesses, List<Group> groups, String quorum) {
    /** The quorum that asks for no cosignature; no name of anything else. */
    public static final String NONE = "none";

    static final String THING = "policy";

    /** A log whose checkpoints are accepted; the key's name is the log's origin. */
    public record Log(VerifierKey key, Optional<String> url) {
        public Log {
            demand(key, SignatureType.ED25519);
            url.ifPresent(Policy::checkWord);
        }
    }

    /** A witness under the name that the policy gives it. */
    public record Witness(String name, VerifierKey key, Optional<String> url) {
        public Witness {
            checkName(name);
            demand(key, SignatureType.COSIGNATURE);
            url.ifPresent(Policy::checkWord);
        }
    }

    /**
     * Fulfilled when enough of its members are.
     *
     * @param threshold 1 to the number of members
     * @param members names of witnesses and earlier groups
     */
    public record Group(String name, int threshold, List<String> members) {
        public Group {
            members = List.copyOf(members);
            checkName(name);
            if (threshold < 1 || threshold > members.size()) {
                throw new MalformedException(
                        THING, "group " + name + " asks for " + threshold + " of " + members.size() + " members");
            }
        }
    }

    /**
     * Checks names, references and keys.
     *
     * @throws MalformedException when one of the rules above is broken
     */
    public Policy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
        groups = List.copyOf(groups);
        checkKeys("log", logs.stream().map(log -> log.key().key()).toList());
        checkKeys(
                "witness",
                witnesses.stream().map(witness -> witness.key().key()).toList());
        Set<String> defined = new HashSet<>();
        witnesses.forEach(witness -> define(defined, witness.name()));
        Set<String> placed = new HashSet<>();
        for (Group group : groups) {
            for (String member : group.members()) {
                checkDefined(defined, member);
                if (!placed.add(member)) {
                    throw new MalformedException(THING, member + " is a member twice");
                }
            }
            define(defined, group.name());
        }
        if (!quorum.equals(NONE)) {
            checkDefined(defined, quorum);
        }
    }

    private static void define(Set<String> defined, String name) {
        if (!defined.add(name)) {
            throw new MalformedException(THING, name + " is defined twice");
        }
    }

    static void checkDefined(Set<String> defined, String name) {
        if (!defined.contains(name)) {
            throw new MalformedException(THING, MalformedException.quote(name) + " is used and not defined before");
        }
    }

    private static void checkKeys(String what, List<PublicKey> keys) {
        List<PublicKey> rest = new ArrayList<>(keys);
        new HashSet<>(keys).forEach(rest::remove);
        if (!rest.isEmpty()) {
            throw new MalformedException(THING, "two " + what + " lines have the public key " + rest.getFirst());
        }
    }

    private static void demand(VerifierKey key, SignatureType type) {
        if (key.type() != type) {
            throw new MalformedException(THING, key + " is a key for " + key.type() + ", not for " + type);
        }
    }

    private static void checkName(String name) {
        checkWord(name);
        if (name.equals(NONE)) {
            throw new MalformedException(THING, "'none' is no name for a witness or a group");
        }
    }

    /** A word of a line: not empty, no blank and no control character; any other octet goes. */
    private static void checkWord(String word) {
        byte[] octets = word.getBytes(UTF_8);
        boolean plain = octets.length > 0;
        for (byte octet : octets) {
            plain &= octet < 0 || (octet > ' ' && octet < 0x7f);
        }
        if (!plain) {
            throw new MalformedException(THING, MalformedException.quote(word) + " is empty or has a blank");
        }
    }
}
