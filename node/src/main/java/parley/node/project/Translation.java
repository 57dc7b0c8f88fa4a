package parley.node.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.agreement.pack.Pack;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.entry.Addressees;
import parley.ledger.entry.EntryId;
import parley.ledger.entry.Payload;
import parley.ledger.entry.Ref;
import parley.ledger.json.Json;

/** The ledger's words in the agreement's. The two modules do not know each other; this is where they meet. */
public final class Translation {
    private Translation() {}

    static Party party(parley.ledger.entry.Party party) {
        return new Party(party.code());
    }

    /** Those that have facts, in the order of the charter. */
    static List<Party> parties(Charter charter) {
        return charter.codes(Kind.PARTY).stream().map(Translation::party).toList();
    }

    /** Which party fills which role of a charter. */
    static Map<String, Party> roles(Charter charter) {
        Map<String, Party> roles = new TreeMap<>();
        charter.roles().forEach((role, party) -> roles.put(role, party(party)));
        return roles;
    }

    static SortedSet<Party> parties(Addressees to) {
        return switch (to) {
            case Addressees.Everyone() -> new TreeSet<>();
            case Addressees.Named(var parties) -> {
                TreeSet<Party> named = new TreeSet<>();
                parties.forEach(party -> named.add(party(party)));
                yield named;
            }
        };
    }

    static EntryPointer pointer(parley.ledger.entry.EntryPointer at, EntryId id) {
        return new EntryPointer(party(at.log().owner()), at.index().value(), id.toString());
    }

    static Interval interval(parley.ledger.time.Interval interval) {
        TreeSet<Party> missing = new TreeSet<>();
        interval.missing().forEach(party -> missing.add(party(party)));
        return new Interval(interval.earliest(), interval.latest(), missing);
    }

    static Reference reference(Ref ref) {
        Reference.Role role = switch (ref.role()) {
            case REPLY_TO -> Reference.Role.REPLY_TO;
            case CORRECTS -> Reference.Role.CORRECTS;
            case WITHDRAWS -> Reference.Role.WITHDRAWS;
            case JOINS -> Reference.Role.JOINS;
            case RELATES -> Reference.Role.RELATES;
        };
        return new Reference(role, pointer(ref.entry(), ref.id()));
    }

    /** An entry that people wrote, with the times that are known of it or supposed. */
    static RecordedEntry entry(
            parley.ledger.entry.EntryPointer at,
            EntryId id,
            Payload payload,
            Interval witnessed,
            Map<Party, Interval> received) {
        return new RecordedEntry(
                pointer(at, id),
                parties(payload.to()),
                payload.format().name(),
                payload.number().orElse(""),
                payload.subject().map(subject -> subject.text()),
                payload.refs().stream().map(Translation::reference).toList(),
                payload.written(),
                witnessed,
                received,
                members(payload.body()));
    }

    /** A body of a case as an entry says it. */
    public static Json json(Data data) {
        return switch (data) {
            case Data.Text(var text) -> Json.text(text);
            case Data.Whole(var number) -> Json.whole(number);
            case Data.Flag(var flag) -> Json.flag(flag);
            case Data.Items(var items) -> Json.items(items.stream().map(Translation::json));
            case Data.Members(var members) -> {
                Map<String, Json> values = new LinkedHashMap<>();
                members.forEach((name, value) -> values.put(name, json(value)));
                yield Json.members(values);
            }
        };
    }

    static Data data(Json json) {
        return switch (json) {
            case Json.Text(var value) -> new Data.Text(value);
            case Json.Whole(var value) -> new Data.Whole(value);
            case Json.Flag(var value) -> new Data.Flag(value);
            case Json.Items(var values) ->
                new Data.Items(values.stream().map(Translation::data).toList());
            case Json.Members members -> members(members);
        };
    }

    /** What a charter binds the parameters of a pack to. */
    public static Map<String, Data> bindings(Charter charter, Pack pack) {
        Json.Members bound = charter.parameters().get(pack.agreement());
        return bound == null ? Map.of() : members(bound).members();
    }

    /** A body of an entry as the agreement reads it. */
    public static Data.Members members(Json.Members members) {
        Map<String, Data> values = new LinkedHashMap<>();
        members.values().forEach((name, value) -> values.put(name, data(value)));
        return new Data.Members(values);
    }
}
