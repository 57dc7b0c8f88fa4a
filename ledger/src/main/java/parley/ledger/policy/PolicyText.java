package parley.ledger.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.ledger.bytes.Bytes;
import parley.ledger.note.VerifierKey;
import parley.ledger.policy.Policy.Group;
import parley.ledger.policy.Policy.Log;
import parley.ledger.policy.Policy.Witness;
import parley.ledger.text.MalformedException;
import parley.ledger.text.Strict;

/**
 * The text of a policy. People write these files, so comments, blank lines and any number of blanks are allowed; printing
 * gives one form of each policy: logs, witnesses, groups, quorum. It has to be UTF-8.
 */
public final class PolicyText {
    public static final int BYTES_MAX = 256 << 10;

    private final List<Log> logs = new ArrayList<>();
    private final List<Witness> witnesses = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final Set<String> defined = new HashSet<>(Set.of(Policy.NONE));
    private Optional<String> quorum = Optional.empty();

    private PolicyText() {}

    /**
     * Reads a policy.
     *
     * @throws MalformedException when the bytes are above 256 KiB or not a policy; says which line
     */
    public static Policy parse(Bytes text) {
        MalformedException.refuseAbove(BYTES_MAX, text.size(), Policy.THING, "bytes");
        String all = Strict.utf8(Policy.THING, text);
        if (!all.chars().allMatch(c -> c == '\t' || c == '\n' || (c >= ' ' && c != 0x7f))) {
            throw new MalformedException(Policy.THING, "a control character");
        }
        PolicyText reader = new PolicyText();
        int number = 1;
        for (String line : Strict.lines(Policy.THING, all)) {
            try {
                reader.line(line);
            } catch (MalformedException e) {
                throw new MalformedException(Policy.THING, "line " + number + ": " + e.getMessage(), e);
            }
            number++;
        }
        String last = reader.quorum.orElseThrow(() -> new MalformedException(Policy.THING, "no quorum line"));
        return new Policy(reader.logs, reader.witnesses, reader.groups, last);
    }

    /** The policy in its one printed form. */
    public static Bytes print(Policy policy) {
        StringBuilder text = new StringBuilder();
        policy.logs().forEach(log -> text.append("log ").append(log.key()).append(tail(log.url())));
        policy.witnesses()
                .forEach(witness -> text.append("witness " + witness.name() + " " + witness.key())
                        .append(tail(witness.url())));
        policy.groups()
                .forEach(group -> text.append("group " + group.name() + " " + threshold(group) + " ")
                        .append(String.join(" ", group.members()))
                        .append('\n'));
        return Bytes.utf8(text.append("quorum " + policy.quorum() + "\n").toString());
    }

    private void line(String line) {
        List<String> words = Arrays.stream(line.split("[ \t]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toList());
        if (words.isEmpty() || words.getFirst().startsWith("#")) {
            return;
        }
        switch (words.getFirst()) {
            case "log" -> {
                demand(words, 2, 3);
                logs.add(new Log(VerifierKey.parse(words.get(1)), word(words, 2)));
            }
            case "witness" -> {
                demand(words, 3, 4);
                witnesses.add(new Witness(words.get(1), VerifierKey.parse(words.get(2)), word(words, 3)));
                defined.add(words.get(1));
            }
            case "group" -> {
                demand(words, 4, Integer.MAX_VALUE);
                groups.add(group(words));
                defined.add(words.get(1));
            }
            case "quorum" -> {
                demand(words, 2, 2);
                if (quorum.isPresent()) {
                    throw new MalformedException(Policy.THING, "a second quorum line");
                }
                Policy.checkDefined(defined, words.get(1));
                quorum = Optional.of(words.get(1));
            }
            default ->
                throw new MalformedException(
                        Policy.THING, MalformedException.quote(words.getFirst()) + " begins no line of a policy");
        }
    }

    private Group group(List<String> words) {
        List<String> members = words.subList(3, words.size());
        members.forEach(member -> Policy.checkDefined(defined, member));
        int threshold = switch (words.get(2)) {
            case "all" -> members.size();
            case "any" -> 1;
            case String k -> (int) Math.min(Strict.decimal(Policy.THING, "the threshold", k), Integer.MAX_VALUE);
        };
        return new Group(words.get(1), threshold, members);
    }

    private static String threshold(Group group) {
        if (group.threshold() == group.members().size()) {
            return "all";
        }
        return group.threshold() == 1 ? "any" : Integer.toString(group.threshold());
    }

    private static Optional<String> word(List<String> words, int index) {
        return words.size() > index ? Optional.of(words.get(index)) : Optional.empty();
    }

    private static String tail(Optional<String> url) {
        return url.map(each -> " " + each).orElse("") + "\n";
    }

    private static void demand(List<String> words, int least, int most) {
        if (words.size() < least || words.size() > most) {
            throw new MalformedException(
                    Policy.THING, "a " + words.getFirst() + " line does not have " + words.size() + " words");
        }
    }
}
