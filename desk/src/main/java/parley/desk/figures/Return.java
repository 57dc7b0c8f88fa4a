package parley.desk.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.agreement.pack.Format;
import parley.agreement.pack.Report.Period.Yearly;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.node.view.EntryView;

/**
 * What a party has given for one year, or a part of it: which entry amends which, no form says to the desk.
 *
 * @param entry what it withdrew or corrected since is none
 * @param fields what stands in it
 */
record Return(EntryView entry, Map<String, Json> fields) {
    /** Under what a field says why nothing stands in it. */
    private static final String ABSENT = "absent";

    Return {
        fields = new LinkedHashMap<>(fields);
    }

    /** All that it has given for a year and that stands. */
    static List<Return> all(List<EntryView> entries, String party, String format, Yearly yearly, String year) {
        var own = entries.stream()
                .filter(entry -> entry.counts() && entry.pointer().party().equals(party))
                .toList();
        var withdrawn = targets(own, "withdraws");
        var standing = own.stream()
                .filter(entry -> !withdrawn.contains(entry.pointer().id()))
                .toList();
        var corrected = targets(standing, "corrects");
        return standing.stream()
                .filter(entry -> entry.format().equals(format)
                        && !corrected.contains(entry.pointer().id()))
                .flatMap(entry -> fields(entry).stream()
                        .filter(fields -> fields.getOrDefault(yearly.field(), Json.text(""))
                                .equals(new Json.Whole(Long.parseLong(year))))
                        .map(fields -> new Return(entry, fields)))
                .toList();
    }

    private static Set<Hash> targets(List<EntryView> entries, String role) {
        return entries.stream()
                .flatMap(entry -> entry.refs().stream())
                .filter(ref -> ref.role().equals(role))
                .map(ref -> ref.entry().id())
                .collect(Collectors.toSet());
    }

    private static Optional<Map<String, Json>> fields(EntryView entry) {
        try {
            return Json.parse(Bytes.utf8(entry.body()), Payload.MAX_BYTES) instanceof Json.Members(var values)
                    ? Optional.of(values)
                    : Optional.empty();
        } catch (MalformedException unreadable) {
            return Optional.empty();
        }
    }

    /** Whether every field that it answers, beside the year, says that there is none. */
    boolean isNil(Format format, Yearly yearly) {
        var answered = format.fields().keySet().stream()
                .filter(name -> !name.equals(yearly.field()))
                .map(fields::get)
                .filter(Objects::nonNull)
                .toList();
        return !answered.isEmpty()
                && answered.stream()
                        .allMatch(value -> blank(value).filter("nil"::equals).isPresent());
    }

    /** The number that a field states, or how many rows it has; none is zero where it is stated as nil. */
    Optional<Long> number(String field) {
        return Optional.ofNullable(fields.get(field)).flatMap(value -> switch (value) {
            case Json.Whole(var number) -> Optional.of(number);
            case Json.Items(var rows) -> Optional.of((long) rows.size());
            case Json.Members _ -> blank(value).filter("nil"::equals).map(_ -> 0L);
            case Json.Text _, Json.Flag _ -> Optional.empty();
        });
    }

    /** Whether a field has rows: two lists of equal length may have nothing in common. */
    boolean isList(String field) {
        return fields.get(field) instanceof Json.Items;
    }

    /** Why a field was left blank, in the word of the language of agreements. */
    Optional<String> blank(String field) {
        return Optional.ofNullable(fields.get(field)).flatMap(Return::blank);
    }

    private static Optional<String> blank(Json value) {
        return value instanceof Json.Members(var members) && members.get(ABSENT) instanceof Json.Text(var why)
                ? Optional.of(why)
                : Optional.empty();
    }

    /** Whether a field says the same in both. */
    boolean isSame(String field, Return other) {
        return Objects.equals(fields.get(field), other.fields.get(field));
    }
}
