package parley.ledger.charter;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.crypto.PublicKey;
import parley.ledger.entry.CircleId;
import parley.ledger.entry.Instants;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Pae;
import parley.ledger.entry.Party;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.Line;
import parley.ledger.text.MalformedException;

/**
 * The first charter of a circle. Immutable; {@code parse(print(x))} equals {@code x} and {@code print(parse(b))} equals
 * {@code b}. Every key stands in it once: what one key says cannot be taken for another role's word.
 *
 * @param name for people, 1 to 128 characters
 * @param from the instant from which it holds
 * @param drill whether all that is said in the circle is exercise
 * @param members in the order of their codes; at least two are parties
 * @param roles the members that fill named roles, such as {@code chair}
 * @param packs in the order of their agreements
 * @param parameters by agreement and name: what the packs leave open
 * @param bytesPerDay what one log may grow by on one day before its mirrors make it wait
 */
public record Charter(
        String name,
        Instant from,
        boolean drill,
        List<Member> members,
        SortedMap<String, Party> roles,
        List<Pack> packs,
        SortedMap<String, Json.Members> parameters,
        TimeQuorum time,
        long bytesPerDay) {
    /** The largest charter, 256 KiB: above a thousand bytes for each of a hundred members. */
    public static final int MAX_BYTES = 256 << 10;

    /** The largest charter that stands in its entry's body, 24 KiB; a larger one is an attachment. */
    public static final int MAX_INLINE_BYTES = 24 << 10;

    public static final String TYPE = "application/vnd.parley.charter+json";

    private static final String THING = "charter";
    private static final long VERSION = 1;
    private static final String CHANGE = "all";

    public Charter {
        Line.require("charter.name", name, 128);
        Instants.print(from);
        members = List.copyOf(members);
        packs = List.copyOf(packs);
        roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        requireSorted("members", members.stream().map(Member::code).toList());
        requireSorted("packs", packs.stream().map(Pack::agreement).toList());
        Set<Party> codes = new HashSet<>(members.stream().map(Member::code).toList());
        require(
                members.stream().filter(member -> member.kind() == Kind.PARTY).count() >= 2,
                "it has at least two parties");
        requireDistinctKeys(members);
        roles.forEach((role, party) -> {
            Line.require("charter.roles", role, 64);
            require(codes.contains(party), "the " + role + " " + party + " is no member");
        });
        Set<String> agreements =
                new HashSet<>(packs.stream().map(Pack::agreement).toList());
        for (String agreement : parameters.keySet()) {
            require(
                    agreements.contains(agreement),
                    "parameters are given for " + agreement + ", which is no pack of it");
        }
        require(
                bytesPerDay >= 1 && bytesPerDay <= Json.MAX_NUMBER,
                "bytesPerDay is from 1 to 2^53-1, not " + bytesPerDay);
        requireFixesTime(time, members);
    }

    /**
     * Reads a charter.
     *
     * @throws MalformedException naming field, value and limit when the bytes are not a canonical first charter
     */
    public static Charter parse(Bytes bytes) {
        return parse(Json.canonical(bytes, MAX_BYTES));
    }

    /** Reads a charter that stands inside another value; as {@link #parse(Bytes)}. */
    public static Charter parse(Json value) {
        Fields fields = Fields.of(THING, value);
        fields.whole("v", VERSION, VERSION);
        if (fields.optional("previous").isPresent()) {
            throw new MalformedException(
                    fields.at("previous"), "this version of parley founds circles and does not yet change charters");
        }
        fields.text("change", Charter::change);
        Charter charter = new Charter(
                fields.text("name"),
                fields.text("from", Instants::parse),
                fields.flag("drill"),
                fields.list("members", item -> Member.parse(item.fields())),
                roles(fields.object("roles")),
                fields.list("packs", item -> Pack.parse(item.fields())),
                parameters(fields.object("parameters")),
                TimeQuorum.parse(fields.at("time"), fields.required("time")),
                fields.whole("bytesPerDay", 1, Json.MAX_NUMBER));
        fields.end();
        return charter;
    }

    public Json.Members json() {
        TreeMap<String, Json> named = new TreeMap<>();
        roles.forEach((role, party) -> named.put(role, Json.text(party.code())));
        TreeMap<String, Json> fields = new TreeMap<>();
        fields.put("v", Json.whole(VERSION));
        fields.put("name", Json.text(name));
        fields.put("from", Json.text(Instants.print(from)));
        fields.put("drill", Json.flag(drill));
        fields.put("members", Json.items(members.stream().map(Member::json)));
        fields.put("roles", Json.members(named));
        fields.put("packs", Json.items(packs.stream().map(Pack::json)));
        fields.put("parameters", Json.members(new TreeMap<>(parameters)));
        fields.put("time", time.json());
        fields.put("change", Json.text(CHANGE));
        fields.put("bytesPerDay", Json.whole(bytesPerDay));
        return Json.members(fields);
    }

    /**
     * The canonical bytes: what is hashed and signed.
     *
     * @throws MalformedException when they are more than {@link #MAX_BYTES}
     */
    public Bytes print() {
        Bytes bytes = json().print();
        MalformedException.refuseAbove(MAX_BYTES, bytes.size(), THING, "bytes");
        return bytes;
    }

    /** The circle that this charter founds. Prints and hashes the charter each time: keep it where it is asked for often. */
    public CircleId circle() {
        return new CircleId(Hash.sha256(print()));
    }

    /** What the members' identity keys sign. */
    public Bytes message() {
        return Pae.encode(TYPE, print());
    }

    public Optional<Member> member(Party code) {
        return members.stream().filter(member -> member.code().equals(code)).findFirst();
    }

    /** The members' codes, in order. */
    public List<Party> codes() {
        return members.stream().map(Member::code).toList();
    }

    /** The members' codes of one kind, in order. */
    public List<Party> codes(Kind kind) {
        return members.stream()
                .filter(member -> member.kind() == kind)
                .map(Member::code)
                .toList();
    }

    /** The first epoch of a member's log; as costly as {@link #circle()}. */
    public LogId log(Party owner) {
        return new LogId(circle(), owner, 1);
    }

    /**
     * The groups that fix the time of the entries of one member's log: each by more than half. A group that only the
     * owner belongs to is fulfilled at once and left out; at least one is left. Where one witness fixes time alone, its own
     * log is timed by the majority of the others.
     */
    public List<QuorumGroup> timeGroups(Party owner) {
        return groups(time, members, owner);
    }

    private static List<QuorumGroup> groups(TimeQuorum time, List<Member> members, Party owner) {
        List<Party> all = members.stream()
                .filter(member -> member.kind().countsInQuorum())
                .map(Member::code)
                .toList();
        Stream<Map.Entry<String, List<Party>>> groups = switch (time) {
            case TimeQuorum.Majority() -> Stream.of(Map.entry("majority", all));
            case TimeQuorum.Alone(Party witness) ->
                Stream.of(owner.equals(witness) ? Map.entry("majority", all) : Map.entry("witness", List.of(witness)));
            case TimeQuorum.All(var named) -> named.entrySet().stream();
        };
        return groups.map(group -> Map.entry(
                        group.getKey(),
                        group.getValue().stream()
                                .filter(party -> !party.equals(owner))
                                .toList()))
                .filter(group -> !group.getValue().isEmpty())
                .map(group -> new QuorumGroup(group.getKey(), group.getValue()))
                .toList();
    }

    private static void requireFixesTime(TimeQuorum time, List<Member> members) {
        Set<Party> counting = new HashSet<>(members.stream()
                .filter(member -> member.kind().countsInQuorum())
                .map(Member::code)
                .toList());
        switch (time) {
            case TimeQuorum.Majority() -> {}
            case TimeQuorum.Alone(Party witness) -> {
                require(
                        members.stream()
                                .anyMatch(member -> member.code().equals(witness) && member.kind() == Kind.WITNESS),
                        "time is to be fixed by " + witness + ", which is no witness of it");
                require(
                        members.stream()
                                        .filter(member -> member.kind() == Kind.PARTY)
                                        .count()
                                == 2,
                        "a witness fixes time alone only in a circle of two parties");
            }
            case TimeQuorum.All(var groups) ->
                groups.forEach((name, parties) -> parties.forEach(party -> require(
                        counting.contains(party),
                        "the group " + name + " names " + party + ", which is no party or witness of it")));
        }
        for (Member member : members) {
            require(
                    !groups(time, members, member.code()).isEmpty(),
                    "nobody but " + member.code() + " would fix the time of its entries");
        }
    }

    private static void requireDistinctKeys(Collection<Member> members) {
        Set<PublicKey> known = new HashSet<>();
        for (Member member : members) {
            member.keys()
                    .forEach(key -> require(known.add(key), "a key of " + member.code() + " stands twice: " + key));
        }
    }

    private static <T extends Comparable<T>> void requireSorted(String field, List<T> names) {
        require(
                names.equals(names.stream().sorted().distinct().toList()),
                "the " + field + " stand in order, each once, not as " + names);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new MalformedException(THING, problem);
        }
    }

    private static SortedMap<String, Party> roles(Fields fields) {
        TreeMap<String, Party> roles = new TreeMap<>();
        fields.names().forEach(role -> roles.put(role, fields.text(role, Party::new)));
        return roles;
    }

    private static SortedMap<String, Json.Members> parameters(Fields fields) {
        TreeMap<String, Json.Members> parameters = new TreeMap<>();
        fields.names().forEach(agreement -> parameters.put(agreement, fields.members(agreement)));
        return parameters;
    }

    private static String change(String rule) {
        if (!rule.equals(CHANGE)) {
            throw new MalformedException("rule", "it is \"all\", not " + MalformedException.quote(rule));
        }
        return rule;
    }
}
