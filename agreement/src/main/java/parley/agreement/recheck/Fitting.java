package parley.agreement.recheck;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Phrase;
import parley.agreement.pack.PhraseBook;
import parley.agreement.recurrence.Recurrence;
import parley.agreement.value.Data;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value;

/**
 * Whether what stands in a form can be read as the type that is declared there. What cannot says nothing, as if the field
 * had been left out.
 *
 * @param accuracy whether a place in it must say how exact it is
 */
record Fitting(Pack pack, boolean accuracy) {
    private static final Pattern ANY_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./_-]{0,63}");
    private static final Pattern FACT_ID = Pattern.compile("[A-Z][A-Z0-9-]{0,15}/[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9-]{0,15}");
    private static final Pattern DISTANCE = Pattern.compile("(0|[1-9][0-9]{0,7}) (km|m)");
    private static final int LONGEST_TEXT = 8_000;
    private static final int MOST_ITEMS = 2_000;
    private static final int MOST_CORNERS = 500;
    private static final long MOST_METRES = 1_000_000;
    private static final long NORTH = 900_000_000L;
    private static final long EAST = 1_800_000_000L;

    /** Of one field of a form: a blank fits any. */
    static boolean fits(Pack pack, Format.FormField field, Data data) {
        return new Fitting(pack, field.accuracyRequired()).fitsOrBlank(field.type(), data);
    }

    /** Of one field of a fact. */
    static boolean fits(Pack pack, FactType type, String name, Data data) {
        return Optional.ofNullable(type.fields().get(name))
                .filter(field -> new Fitting(pack, false).fitsOrBlank(field.type(), data))
                .isPresent();
    }

    private boolean fitsOrBlank(Type type, Data data) {
        return (data instanceof Data.Members(Map<String, Data> members) && members.containsKey("absent"))
                ? Stream.of(Value.Blank.Kind.values())
                        .anyMatch(kind -> members.equals(Map.of("absent", new Data.Text(kind.word()))))
                : fits(type, data);
    }

    boolean fits(Type type, Data data) {
        return switch (type) {
            case Simple simple -> simple(simple, data);
            case Type.AnyId() -> text(data, ANY_ID.asMatchPredicate());
            case Type.IdOf _ -> text(data, FACT_ID.asMatchPredicate());
            case Type.Words(List<String> words, boolean _) -> text(data, words::contains);
            case Type.ListOf(Type item) -> data instanceof Data.Items(List<Data> items) && list(item, items);
            case Type.RowOf(String fact) ->
                data instanceof Data.Members(Map<String, Data> row)
                        && pack.fact(fact).filter(of -> row(of, row)).isPresent();
            case Type.Coded() -> data instanceof Data.Members(Map<String, Data> said) && coded(said);
            case Type.SpanOf _, Type.Groups _ -> false;
        };
    }

    private static boolean text(Data data, Predicate<String> such) {
        return data instanceof Data.Text(String text) && such.test(text);
    }

    private boolean simple(Simple type, Data data) {
        return switch (type) {
            case TEXT -> text(data, text -> !text.isBlank() && text.length() <= LONGEST_TEXT);
            case COUNT -> data instanceof Data.Whole(long number) && number >= 0;
            case FLAG -> data instanceof Data.Flag;
            case DAY -> text(data, text -> Written.day(text).isPresent());
            case MOMENT -> text(data, text -> Written.instant(text).isPresent());
            case PARTY -> text(data, CODE.asMatchPredicate());
            case DISTANCE -> text(data, Fitting::isDistance);
            case POINT -> place(data, 1, 1);
            case LINE -> place(data, 2, MOST_CORNERS);
            case POLYGON -> place(data, 3, MOST_CORNERS);
            case RECURRENCE -> text(data, Fitting::isRecurrence);
        };
    }

    private static boolean isDistance(String text) {
        String[] parts = text.split(" ", -1);
        return DISTANCE.matcher(text).matches()
                && Long.parseLong(parts[0]) * (parts[1].equals("km") ? 1_000 : 1) <= Value.Distance.LIMIT;
    }

    /** In its one spelling. */
    private static boolean isRecurrence(String text) {
        return Recurrence.read(text) instanceof Recurrence.Reading.Fit(Recurrence rule)
                && rule.print().equals(text);
    }

    private boolean list(Type item, List<Data> items) {
        boolean once = item != Simple.PARTY || new HashSet<>(items).size() == items.size();
        return once && items.size() <= MOST_ITEMS && items.stream().allMatch(one -> fits(item, one));
    }

    /** A row says nothing that its fact does not have; under an id it begins with that. */
    private boolean row(FactType fact, Map<String, Data> row) {
        return (!fact.identified() || row.containsKey("id"))
                && row.entrySet().stream().allMatch(said -> {
                    boolean id = fact.identified() && said.getKey().equals("id");
                    FactType.Field field = fact.fields().get(said.getKey());
                    return id
                            ? fits(new Type.IdOf(fact.name()), said.getValue())
                            : field != null && fitsOrBlank(field.type(), said.getValue());
                });
    }

    private boolean coded(Map<String, Data> said) {
        Optional<Phrase> phrase = said.get(PhraseBook.CODE) instanceof Data.Text(String code)
                ? pack.phrases().phrase(code)
                : Optional.empty();
        if (phrase.isEmpty()) {
            return false;
        }
        Set<String> names = new HashSet<>(phrase.get().parameters().keySet());
        names.add(PhraseBook.CODE);
        return said.keySet().equals(names)
                && phrase.get().parameters().values().stream().allMatch(one -> parameter(one, said));
    }

    /** One parameter, within its bounds and not after the one that it must not be after. */
    private boolean parameter(Phrase.Parameter parameter, Map<String, Data> said) {
        Data data = said.get(parameter.name());
        boolean fits = data != null && fits(parameter.type(), data);
        boolean within =
                !(data instanceof Data.Whole(long number)) || parameter.bounds().include(number);
        // Dates and instants are written so that their order is that of their texts.
        boolean inOrder = parameter
                .bounds()
                .notAfter()
                .map(said::get)
                .filter(later -> data instanceof Data.Text(String one)
                        && later instanceof Data.Text(String other)
                        && one.compareTo(other) > 0)
                .isEmpty();
        return fits && within && inOrder;
    }

    private boolean place(Data data, int least, int most) {
        if (!(data instanceof Data.Members(Map<String, Data> place))
                || !Set.of("points", "accuracyMetres").containsAll(place.keySet())
                || !(place.get("points") instanceof Data.Items(List<Data> corners))) {
            return false;
        }
        Data metres = place.get("accuracyMetres");
        boolean exact = metres == null
                ? !accuracy
                : metres instanceof Data.Whole(long number) && number >= 0 && number <= MOST_METRES;
        return exact
                && corners.size() >= least
                && corners.size() <= most
                && corners.stream().allMatch(Fitting::isCorner);
    }

    private static boolean isCorner(Data data) {
        return data instanceof Data.Items(List<Data> pair)
                && pair.size() == 2
                && pair.getFirst() instanceof Data.Whole(long latitude)
                && pair.getLast() instanceof Data.Whole(long longitude)
                && Math.abs(latitude) <= NORTH
                && Math.abs(longitude) <= EAST;
    }
}
