package parley.ledger.charter;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import parley.ledger.entry.Party;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

/**
 * Whose {@code seen} fix the time of an entry: {@code "majority"}, <code>{"witness": "WX"}</code> or <code>
 * {"all": {"east": ["XA", "XB"], "west": ["XC", "XD"]}}</code>.
 */
public sealed interface TimeQuorum {
    /** More than half of all parties and witnesses but the log's owner. */
    record Majority() implements TimeQuorum {}

    /** One witness alone, in a circle of two parties. */
    record Alone(Party witness) implements TimeQuorum {}

    /**
     * More than half of each group, without the log's owner.
     *
     * @param groups by name (1 to 32 lower-case letters, digits and hyphens), each with at least one member, in the order
     *     of their codes; no member is in two, so that a tlog-policy can say the same
     */
    record All(SortedMap<String, List<Party>> groups) implements TimeQuorum {
        private static final Pattern NAME = Pattern.compile("(?!none$|time$)[a-z][a-z0-9-]{0,31}");

        public All {
            TreeMap<String, List<Party>> copy = new TreeMap<>();
            for (Map.Entry<String, List<Party>> group : groups.entrySet()) {
                List<Party> parties = List.copyOf(group.getValue());
                if (!NAME.matcher(group.getKey()).matches()) {
                    throw new MalformedException(
                            "time", "no group is called " + MalformedException.quote(group.getKey()));
                }
                if (parties.isEmpty()
                        || !parties.equals(parties.stream().sorted().distinct().toList())) {
                    throw new MalformedException(
                            "group " + group.getKey(), "it names members, each once, in the order of their codes");
                }
                copy.put(group.getKey(), parties);
            }
            if (copy.isEmpty()) {
                throw new MalformedException("time", "at least one group is named");
            }
            List<Party> all = copy.values().stream().flatMap(List::stream).toList();
            if (all.stream().distinct().count() < all.size()) {
                throw new MalformedException("time", "a member stands in two groups");
            }
            groups = Collections.unmodifiableSortedMap(copy);
        }
    }

    static TimeQuorum parse(String path, Json value) {
        if (value.equals(Json.text("majority"))) {
            return new Majority();
        }
        Fields fields = Fields.of(path, value);
        if (fields.optional("witness").isPresent()) {
            Alone alone = new Alone(fields.text("witness", Party::new));
            fields.end();
            return alone;
        }
        Fields named = fields.object("all");
        fields.end();
        TreeMap<String, List<Party>> groups = new TreeMap<>();
        for (String name : named.names()) {
            groups.put(name, named.list(name, item -> item.text(Party::new)));
        }
        return new All(groups);
    }

    default Json json() {
        return switch (this) {
            case Majority() -> Json.text("majority");
            case Alone(Party witness) -> Json.members(Map.of("witness", Json.text(witness.code())));
            case All(var groups) -> {
                TreeMap<String, Json> named = new TreeMap<>();
                groups.forEach((name, parties) ->
                        named.put(name, Json.items(parties.stream().map(party -> Json.text(party.code())))));
                yield Json.members(Map.of("all", Json.members(named)));
            }
        };
    }
}
