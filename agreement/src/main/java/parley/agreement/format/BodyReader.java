package parley.agreement.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.FormField;
import parley.agreement.pack.Pack;
import parley.agreement.pack.PhraseBook;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Pointer;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value;
import parley.agreement.value.Value.Blank;
import parley.agreement.value.Value.Place.Point;

/**
 * Reads the body of an entry in a format. Immutable and free of any clock or record, so that a draft is judged on an
 * officer's desk exactly as the entry is judged on every node.
 *
 * <p>A field that the body leaves out has its default; a required one must be there, as a value or as a blank {@code
 * {absent: toFollow}}. A row states some fields of a fact; those that it leaves out are not stated. A row of a fact with
 * an id begins with that id.
 */
public final class BodyReader {
    /** The most items of a list. */
    public static final int LIMIT_ITEMS = 2_000;
    /** The most corners of a line or area. */
    public static final int LIMIT_POINTS = 500;

    private final Map<String, FactType> facts;
    private final PhraseBook phrases;

    /** A reader for formats over these fact types, and for coded messages of this book. */
    public BodyReader(Map<String, FactType> facts, PhraseBook phrases) {
        this.facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        this.phrases = phrases;
    }

    /** A reader for the formats of a pack. */
    public static BodyReader of(Pack pack) {
        return new BodyReader(pack.facts(), pack.phrases());
    }

    /**
     * Why a body does not fit its format.
     *
     * @param item the form's numbering of the field; empty for what is no field of the form
     * @param field its name
     * @param pointer where in the body
     * @param found what stands there
     * @param expected what could
     */
    public record Reason(String item, String field, Pointer pointer, String found, String expected) {
        /** {@code item A6 start: the text "soon"}. */
        public String what() {
            return (item.isEmpty() ? "" : "item " + item + " ") + field + ": " + found;
        }

        @Override
        public String toString() {
            return what() + ", expected " + expected + (pointer.text().isEmpty() ? "" : " (at " + pointer + ")");
        }
    }

    /**
     * What a body says.
     *
     * @param fields the values, blanks and defaults that could be read, in the order of the form
     * @param reasons why it does not fit; none if it does
     */
    public record Reading(Map<String, Value> fields, List<Reason> reasons) {
        public Reading {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            reasons = List.copyOf(reasons);
        }

        /** Whether the entry may be released, or counts. */
        public boolean fits() {
            return reasons.isEmpty();
        }
    }

    /** Reads the body of an entry of this author about this subject; some facts he states under his own ids alone. */
    public Reading read(Format format, Data.Members body, Party author, Optional<String> subject) {
        Reading reading = read(format, body);
        List<Reason> reasons = new ArrayList<>(reading.reasons());
        reasons.addAll(new OwnIds(facts, author, subject).reasons(format, reading.fields()));
        return new Reading(reading.fields(), reasons);
    }

    /** Reads the body of an entry, whoever its author is. */
    public Reading read(Format format, Data.Members body) {
        Map<String, Value> fields = new LinkedHashMap<>();
        List<Reason> reasons = new ArrayList<>();
        for (FormField field : format.fields().values()) {
            Optional<Data> data = body.get(field.name());
            Pointer at = Pointer.ROOT.member(field.name());
            if (data.isPresent()) {
                new Slot(field, reasons).field(data.get(), at).ifPresent(v -> fields.put(field.name(), v));
            } else if (field.byDefault().isPresent()) {
                fields.put(field.name(), field.byDefault().get());
            } else if (field.required()) {
                reasons.add(new Reason(
                        field.item(),
                        field.name(),
                        Pointer.ROOT,
                        "nothing",
                        field.type().described() + " or a blank"));
            }
        }
        for (String name : body.members().keySet()) {
            if (!format.fields().containsKey(name)) {
                Pointer at = Pointer.ROOT.member(name);
                reasons.add(new Reason(
                        "",
                        name,
                        at,
                        "no field of this form",
                        String.join(", ", format.fields().keySet())));
            }
        }
        return new Reading(fields, reasons);
    }

    /** Reads one field of a form and notes under its item what does not fit. */
    private final class Slot {
        private final FormField field;
        private final List<Reason> reasons;

        private Slot(FormField field, List<Reason> reasons) {
            this.field = field;
            this.reasons = reasons;
        }

        private Optional<Value> field(Data data, Pointer at) {
            return blankOr(field.type(), data, at);
        }

        private Optional<Value> blankOr(Type type, Data data, Pointer at) {
            if (data instanceof Data.Members(var members) && members.containsKey("absent")) {
                return blank(members, at);
            }
            return value(type, data, at);
        }

        private Optional<Value> blank(Map<String, Data> members, Pointer at) {
            Optional<Blank.Kind> kind = Arrays.stream(Blank.Kind.values())
                    .filter(k -> new Data.Text(k.word()).equals(members.get("absent")))
                    .findFirst();
            if (kind.isEmpty() || members.size() != 1) {
                String words = String.join(
                        ", ",
                        Arrays.stream(Blank.Kind.values()).map(Blank.Kind::word).toList());
                return note(at, new Data.Members(members).describe(), "{absent: one of " + words + "}");
            }
            return Optional.of(new Blank(kind.get()));
        }

        private Optional<Value> value(Type type, Data data, Pointer at) {
            return switch (type) {
                case Type.ListOf(var item) -> items(item, data, at);
                case Type.RowOf(var fact) -> row(fact, data, at);
                case Type.Coded _ -> new PhraseValues(phrases, parts()).read(data, at);
                case Simple simple ->
                    simple == Simple.POINT || simple == Simple.LINE || simple == Simple.POLYGON
                            ? place(simple, data, at)
                            : scalar(type, data, at);
                case Type.AnyId _, Type.IdOf _, Type.Words _, Type.SpanOf _, Type.Groups _ -> scalar(type, data, at);
            };
        }

        private PhraseValues.Parts parts() {
            return new PhraseValues.Parts() {
                @Override
                public Optional<Value> value(Type type, Data data, Pointer at) {
                    return Slot.this.value(type, data, at);
                }

                @Override
                public Optional<Value> note(Pointer at, String found, String expected) {
                    return Slot.this.note(at, found, expected);
                }
            };
        }

        private Optional<Value> scalar(Type type, Data data, Pointer at) {
            return switch (TypedReader.scalar(type, data)) {
                case TypedReader.Result.Read(var value) -> Optional.of(value);
                case TypedReader.Result.Unfit(var expected) -> note(at, data.describe(), expected);
            };
        }

        private Optional<Value> items(Type type, Data data, Pointer at) {
            if (!(data instanceof Data.Items(var items)) || items.size() > LIMIT_ITEMS) {
                return note(at, data.describe(), "a list of at most " + LIMIT_ITEMS);
            }
            List<Value> values = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                value(type, items.get(i), at.item(i)).ifPresent(values::add);
            }
            // A party or a word that stands twice says nothing more, and may be a slip for another.
            if (type == Simple.PARTY && Set.copyOf(values).size() < values.size()) {
                return note(at, "a party twice", "each party once");
            }
            return values.size() == items.size() ? Optional.of(new Value.Items(values)) : Optional.empty();
        }

        private Optional<Value> row(String name, Data data, Pointer at) {
            FactType fact = facts.get(name);
            if (fact == null || !(data instanceof Data.Members(var members))) {
                return note(at, data.describe(), "the fields of a " + name);
            }
            Map<String, Value> fields = new LinkedHashMap<>();
            int before = reasons.size();
            if (fact.identified() && !members.containsKey("id")) {
                note(at, "a row without id", new Type.IdOf(name).described() + " under id");
            }
            members.forEach((key, value) -> {
                FactType.Field declared = fact.fields().get(key);
                if (fact.identified() && key.equals("id")) {
                    scalar(new Type.IdOf(name), value, at.member(key)).ifPresent(id -> fields.put(key, id));
                } else if (declared == null) {
                    note(
                            at.member(key),
                            "no field of a " + name,
                            String.join(", ", fact.fields().keySet()));
                } else {
                    blankOr(declared.type(), value, at.member(key)).ifPresent(v -> fields.put(key, v));
                }
            });
            return reasons.size() == before ? Optional.of(new Value.Row(fields)) : Optional.empty();
        }

        private Optional<Value> place(Simple type, Data data, Pointer at) {
            Value.Place.Shape shape = Value.Place.Shape.of(type).orElseThrow();
            int least = type == Simple.POINT ? 1 : type == Simple.LINE ? 2 : 3;
            int most = type == Simple.POINT ? 1 : LIMIT_POINTS;
            String expected = "{points: [[latitude, longitude], ...], accuracyMetres: n} with " + least
                    + (most == least ? " point" : " to " + most + " points") + " in 10^-7 degree";
            if (!(data instanceof Data.Members(var members))
                    || !Set.of("points", "accuracyMetres").containsAll(members.keySet())
                    || !(members.get("points") instanceof Data.Items(var items))
                    || items.size() < least
                    || items.size() > most) {
                return note(at, data.describe(), expected);
            }
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                Optional<Point> point = point(items.get(i));
                if (point.isEmpty()) {
                    String corner = "[latitude, longitude] in 10^-7 degree";
                    return note(at.member("points").item(i), items.get(i).describe(), corner);
                }
                points.add(point.get());
            }
            Data accuracy = members.get("accuracyMetres");
            if (accuracy == null) {
                return field.accuracyRequired()
                        ? note(at, "no accuracyMetres", "how far a corner may lie from where it is said to be")
                        : Optional.of(new Value.Place(shape, points, OptionalLong.empty()));
            }
            return accuracy instanceof Data.Whole(var metres) && metres >= 0 && metres <= 1_000_000
                    ? Optional.of(new Value.Place(shape, points, OptionalLong.of(metres)))
                    : note(at.member("accuracyMetres"), accuracy.describe(), "metres from 0 to 1000000");
        }

        private static Optional<Point> point(Data data) {
            if (data instanceof Data.Items(var pair)
                    && pair.size() == 2
                    && pair.get(0) instanceof Data.Whole(var latitude)
                    && pair.get(1) instanceof Data.Whole(var longitude)
                    && Math.abs(latitude) <= Point.LATITUDE_LIMIT
                    && Math.abs(longitude) <= Point.LONGITUDE_LIMIT) {
                return Optional.of(new Point(latitude, longitude));
            }
            return Optional.empty();
        }

        private Optional<Value> note(Pointer at, String found, String expected) {
            reasons.add(new Reason(field.item(), field.name(), at, found, expected));
            return Optional.empty();
        }
    }
}
