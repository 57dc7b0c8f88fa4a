package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.pack.Derived;
import parley.agreement.pack.Format;
import parley.agreement.pack.Joins;
import parley.agreement.pack.Pack;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/** Looks up what a reading points to: whether the entry is there, and says that. */
final class Sources {
    private final KnownRecord record;
    private final Pack pack;
    private final Faults faults;

    Sources(KnownRecord record, Pack pack, Faults faults) {
        this.record = record;
        this.pack = pack;
        this.faults = faults;
    }

    /** What an entry says at a place: a datum, or a value that its format gives to a field that was left out. */
    private record Said(RecordedEntry entry, Optional<Data> data, Optional<Value> byDefault) {
        boolean says(Value value) {
            return byDefault
                    .map(value::equals)
                    .orElseGet(() -> data.map(d -> Sources.says(d, value)).orElseGet(() -> saysItself(entry, value)));
        }

        /** Whether the field was left blank, as unknown or as none. */
        boolean isBlank(boolean unknown) {
            return Stream.of(Value.Blank.Kind.values())
                    .filter(kind -> kind.unknown() == unknown)
                    .map(Value.Blank::new)
                    .anyMatch(this::says);
        }

        Optional<Long> count() {
            return byDefault.isPresent()
                    ? byDefault.map(value -> value instanceof Value.Count(long count) ? count : 0L)
                    : data.flatMap(d -> d instanceof Data.Whole(long number) ? Optional.of(number) : Optional.empty());
        }
    }

    /** Whether everything that a reading points to is there. */
    void exist(Proof node, Reading reading) {
        said(node, reading);
    }

    /** A reading of a single field, or of something made of several. */
    void field(Proof node, Reading reading) {
        List<Said> said = said(node, reading);
        if (reading instanceof Reading.Known(Value value, List<Source> from) && from.size() == 1 && said.size() == 1) {
            boolean none = said.getFirst().isBlank(false) && isNothing(value);
            if (!none && !said.getFirst().says(value)) {
                faults.add(node, from.getFirst() + " does not say " + value);
            }
        }
    }

    /** The same of a field that the facts hold: that there is none, an entry says. */
    void stated(Proof node, Reading reading) {
        field(node, reading);
        none(node, reading);
    }

    /** That there is no value is what every entry says to which it points, and it points to one. */
    void none(Proof node, Reading reading) {
        if (reading instanceof Reading.None(List<Source> from)
                && (from.isEmpty() || !said(node, reading).stream().allMatch(one -> one.isBlank(false)))) {
            faults.add(node, "does not show who says that there is none");
        }
    }

    /** A field of several ids that are one subject: what its entries say of each, and what is made of it. */
    void joined(Proof node, Reading reading, Optional<Joins.Take> take) {
        List<Said> said = said(node, reading);
        boolean several =
                reading.from().size() > 1 && said.size() == reading.from().size();
        if (!several || !(reading instanceof Reading.Known(Value value, List<Source> _))) {
            return;
        }
        boolean all = said.stream().allMatch(one -> one.says(value) || one.isBlank(false));
        boolean holds = take.isEmpty()
                ? all
                : switch (take.get()) {
                    case MIN -> extreme(value, said, -1);
                    case MAX -> extreme(value, said, 1);
                    case ANY, ALL -> said.stream().anyMatch(one -> one.says(value));
                    case EACH -> items(value, said);
                };
        if (!holds) {
            faults.add(node, value + " is not " + take.map(Joins.Take::word).orElse("the same") + " of " + said.size());
        }
    }

    /** Whether it is said by one, and nobody says more, or less. */
    private static boolean extreme(Value value, List<Said> said, int sign) {
        return said.stream().anyMatch(one -> one.says(value))
                && said.stream().flatMap(one -> one.data().stream()).noneMatch(data -> sign * order(data, value) > 0);
    }

    /** How a datum lies to a value: dates and instants are written so that their order is that of their texts. */
    private static int order(Data data, Value value) {
        if (data instanceof Data.Whole(long number) && value instanceof Value.Count(long count)) {
            return Long.compare(number, count);
        }
        return data instanceof Data.Text(String text) ? text.compareTo(value.toString()) : 0;
    }

    private static boolean items(Value value, List<Said> said) {
        List<Value> items = value instanceof Value.Items(List<Value> all) ? all : List.of(value);
        List<Data> lists = said.stream()
                .flatMap(one -> one.data().stream())
                .flatMap(data -> data instanceof Data.Items(List<Data> all) ? all.stream() : Stream.of(data))
                .toList();
        return items.stream().allMatch(item -> lists.stream().anyMatch(data -> says(data, item)))
                && lists.stream().allMatch(data -> items.stream().anyMatch(item -> says(data, item)));
    }

    /** A reading of a total, put together again from its rows. */
    void total(Proof node, Reading reading, Derived total) {
        List<Said> said = said(node, reading);
        if (said.size() != reading.from().size()) {
            return;
        }
        switch (reading) {
            case Reading.Known(Value value, List<Source> _) -> known(node, value, total, said);
            case Reading.Between between -> {
                long known = sum(said);
                if (between.atLeast() > known) {
                    faults.add(node, "at least " + between.atLeast() + " of rows that say " + known);
                }
            }
            case Reading.Growing _, Reading.None _, Reading.Absent _, Reading.Unknown _ -> {}
        }
    }

    private void known(Proof node, Value value, Derived total, List<Said> said) {
        switch (total.op()) {
            case SUM -> faults.same(node, "the sum of " + total.name(), value, new Value.Count(sum(said)));
            case COUNT -> faults.same(node, "the number of " + total.name(), value, new Value.Count(said.size()));
            case ANY ->
                faults.same(
                        node,
                        "whether there is any " + total.name(),
                        value,
                        new Value.Flag(said.stream().anyMatch(row -> row.says(new Value.Flag(true)))));
            case MAX -> {
                boolean one = said.isEmpty() || said.stream().anyMatch(row -> row.says(value));
                boolean more = value instanceof Value.Count(long most)
                        && counts(said).stream().anyMatch(n -> n > most);
                if (!one || more) {
                    faults.add(node, value + " is not the largest " + total.name());
                }
            }
            case EACH -> each(node, value, total, said);
        }
    }

    private void each(Proof node, Value value, Derived total, List<Said> said) {
        List<Value> items = value instanceof Value.Items(List<Value> all) ? all : List.of(value);
        boolean named = items.stream().allMatch(item -> said.stream().anyMatch(row -> row.says(item)));
        boolean all = said.stream().allMatch(row -> items.stream().anyMatch(row::says) || row.isBlank(false));
        if (!named || !all) {
            faults.add(node, items + " are not the " + total.name() + " of its rows");
        }
    }

    /** The dates or instants that the entries behind a reading state, in its order. */
    List<Value> times(Reading reading) {
        List<Value> times = new ArrayList<>();
        for (Source source : reading.from()) {
            record.entry(source.entry())
                    .flatMap(entry -> at(entry.body(), source.at().text()))
                    .filter(Data.Text.class::isInstance)
                    .map(text -> ((Data.Text) text).text())
                    .flatMap(Sources::time)
                    .ifPresent(times::add);
        }
        return times;
    }

    private static Optional<Value> time(String text) {
        return Written.instant(text)
                .<Value>map(Value.Moment::new)
                .or(() -> Written.day(text).map(Value.Day::new));
    }

    private static long sum(List<Said> said) {
        return counts(said).stream().mapToLong(Long::longValue).sum();
    }

    private static List<Long> counts(List<Said> said) {
        return said.stream().flatMap(row -> row.count().stream()).toList();
    }

    private List<Said> said(Proof node, Reading reading) {
        List<Said> said = new ArrayList<>();
        for (Source source : reading.from()) {
            Optional<RecordedEntry> entry = record.entry(source.entry());
            if (entry.isEmpty()) {
                faults.add(node, source.entry() + " is no entry of the record");
                continue;
            }
            Optional<Data> data = at(entry.get().body(), source.at().text());
            Optional<Value> byDefault = data.isPresent() ? Optional.empty() : byDefault(entry.get(), source);
            if (data.isEmpty() && byDefault.isEmpty()) {
                faults.add(node, source + " leads nowhere");
            } else {
                boolean root = source.at().text().isEmpty();
                said.add(new Said(entry.get(), root ? Optional.empty() : data, byDefault));
            }
        }
        return said;
    }

    private Optional<Value> byDefault(RecordedEntry entry, Source source) {
        return pack.format(entry.format())
                .flatMap(format -> format.fields().values().stream()
                        .filter(field -> source.at().text().equals("/" + field.name()))
                        .findFirst())
                .flatMap(Format.FormField::byDefault);
    }

    /** What stands at a JSON pointer (RFC 6901). */
    static Optional<Data> at(Data data, String pointer) {
        Data at = data;
        for (String token : pointer.isEmpty()
                ? List.<String>of()
                : List.of(pointer.substring(1).split("/", -1))) {
            String name = token.replace("~1", "/").replace("~0", "~");
            Optional<Data> next = switch (at) {
                case Data.Members members -> members.get(name);
                case Data.Items(List<Data> items) ->
                    name.matches("0|[1-9][0-9]{0,8}") && Integer.parseInt(name) < items.size()
                            ? Optional.of(items.get(Integer.parseInt(name)))
                            : Optional.empty();
                case Data.Text _, Data.Whole _, Data.Flag _ -> Optional.empty();
            };
            if (next.isEmpty()) {
                return next;
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    /** What an entry says without its body: its author, its addressees, its subject. */
    private static boolean saysItself(RecordedEntry entry, Value value) {
        return switch (value) {
            case Value.PartyCode(Party party) -> party.equals(entry.author());
            case Value.Id(String id) -> entry.subject().filter(id::equals).isPresent();
            case Value.Items(List<Value> items) -> {
                Set<Party> named = new LinkedHashSet<>();
                items.forEach(item -> {
                    if (item instanceof Value.PartyCode(Party party)) {
                        named.add(party);
                    }
                });
                yield named.size() == items.size()
                        && !named.contains(entry.author())
                        && (entry.to().isEmpty() || entry.to().containsAll(named));
            }
            case Value.Moment(var instant) ->
                instant.equals(entry.written())
                        || entry.witnessed().latest().filter(instant::equals).isPresent()
                        || entry.received().values().stream()
                                .anyMatch(time ->
                                        time.latest().filter(instant::equals).isPresent());
            case Value.Atom _, Value.Row _, Value.Blank _, parley.agreement.value.Span _ -> false;
        };
    }

    private static boolean isNothing(Value value) {
        return value.equals(new Value.Count(0))
                || value.equals(new Value.Flag(false))
                || value.equals(new Value.Items(List.of()));
    }

    private static boolean says(Data data, Value value) {
        return switch (value) {
            case Value.Count(long count) -> data instanceof Data.Whole(long number) && number == count;
            case Value.Flag(boolean flag) -> data instanceof Data.Flag(boolean said) && said == flag;
            case Value.Text _,
                    Value.Day _,
                    Value.Moment _,
                    Value.PartyCode _,
                    Value.Id _,
                    Value.Word _,
                    Value.Distance _ -> data instanceof Data.Text(String text) && text.equals(value.toString());
            case Value.Place place -> saysPlace(data, place);
            case Value.Items(List<Value> items) -> {
                List<Data> parts = data instanceof Data.Items(List<Data> all) ? all : List.of();
                boolean same = parts.size() == items.size();
                for (int i = 0; same && i < items.size(); i++) {
                    same = says(parts.get(i), items.get(i));
                }
                yield same;
            }
            case Value.Row(Map<String, Value> fields) ->
                data instanceof Data.Members members
                        && fields.entrySet().stream()
                                .allMatch(field -> members.get(field.getKey())
                                        .filter(said -> says(said, field.getValue()))
                                        .isPresent());
            case Value.Blank blank ->
                data.equals(new Data.Members(
                        Map.of("absent", new Data.Text(blank.kind().word()))));
            case parley.agreement.value.Span span ->
                data instanceof Data.Text(String text) && text.equals(span.toString());
        };
    }

    private static boolean saysPlace(Data data, Value.Place place) {
        List<Data> corners = data instanceof Data.Members members
                        && members.get("points").orElse(data) instanceof Data.Items(List<Data> points)
                ? points
                : List.of();
        List<Data> stated = place.points().stream()
                .<Data>map(point -> new Data.Items(
                        List.of(new Data.Whole(point.latitudeE7()), new Data.Whole(point.longitudeE7()))))
                .toList();
        return corners.equals(stated);
    }
}
