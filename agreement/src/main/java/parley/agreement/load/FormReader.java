package parley.agreement.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parley.agreement.pack.CouncilRole;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.FormField;
import parley.agreement.pack.Format.Precedence;
import parley.agreement.pack.Format.Source;
import parley.agreement.pack.HistoryRole;
import parley.agreement.pack.LineRole;
import parley.agreement.pack.PledgeRole;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.agreement.value.Value;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads a format file. */
final class FormReader {
    /** The six languages of the desk. */
    static final Set<String> LANGUAGES = new TreeSet<>(Set.of("en", "fr", "de", "it", "ru", "es"));

    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final Set<String> KEYS = Set.of(
            "format",
            "title",
            "ref",
            "release",
            "precedence",
            "states",
            "onBehalfOf",
            "line",
            "pledge",
            "council",
            "history",
            "fields");
    private static final Set<String> FIELD = Set.of("item", "name", "label", "type", "required", "default", "accuracy");

    private final Vocabulary vocabulary;
    private final TypeReader types;

    FormReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        Set<String> identified = vocabulary.facts.values().stream()
                .filter(FactType::identified)
                .map(FactType::name)
                .collect(Collectors.toSet());
        this.types = new TypeReader(vocabulary.facts.keySet(), identified);
    }

    /** Reads one into the vocabulary. */
    void read(YamlNode node) {
        Optional<Keys> read = Keys.of(node, Optional.empty(), vocabulary.problems, "a format", KEYS);
        Optional<Scalar> name = read.flatMap(k -> k.needScalar("format", "its name"));
        if (read.isEmpty() || name.isEmpty()) {
            return;
        }
        Keys keys = read.get();
        String format = name.get().text();
        if (!NAME.matcher(format).matches()) {
            keys.problem(name.get(), "the name \"" + format + "\"", "a name such as request-explanation");
        }
        if (vocabulary.formats.containsKey(format)) {
            keys.problem(name.get(), "the format " + format + " again", "each format once");
            return;
        }
        Map<String, String> title = keys.need("title", "its name by language")
                .map(t -> labels(t, keys, true))
                .orElse(Map.of());
        String ref = keys.needText("ref", "the paragraph that prescribes it").orElse("");
        int release = release(keys);
        Precedence precedence = precedence(keys);
        Map<String, FormField> fields = new LinkedHashMap<>();
        List<YamlNode> form = keys.needList("fields", "the fields of the form");
        for (YamlNode field : form) {
            field(field, format, keys).ifPresent(f -> {
                if (fields.putIfAbsent(f.name(), f) != null) {
                    keys.problem(field, "the field " + f.name() + " again", "each field once");
                }
            });
        }
        List<Format.States> states = new ArrayList<>();
        for (YamlNode state : keys.list("states")) {
            states(state, format, fields, keys).ifPresent(states::add);
        }
        Optional<String> onBehalfOf = keys.scalar("onBehalfOf", "body. and a field")
                .flatMap(s -> field(s, format, fields, keys))
                .filter(f -> parties(f, keys))
                .map(FormField::name);
        // Of a field that could not be read it has been said already.
        Optional<LineRole> line = keys.scalar("line", "what it is on a line: says, reads or tests")
                .filter(_ -> fields.size() == form.size())
                .flatMap(mark -> LineReader.read(mark, keys, fields, states));
        Optional<PledgeRole> pledge = keys.scalar("pledge", "what it is among pledges: pledges, delivers, answers, ...")
                .filter(_ -> fields.size() == form.size())
                .flatMap(mark -> PledgeReader.read(mark, keys, fields, states, vocabulary.facts));
        Optional<CouncilRole> council = keys.scalar("council", "what it is in a council, such as session")
                .filter(_ -> fields.size() == form.size())
                .flatMap(mark -> CouncilReader.read(mark, keys, fields, states));
        Optional<HistoryRole> history = keys.scalar("history", "what it is in a history: event, account or request")
                .filter(_ -> fields.size() == form.size())
                .flatMap(mark -> HistoryReader.read(mark, keys, fields, states));
        vocabulary.formats.put(
                format,
                new Format(
                        format,
                        title,
                        ref,
                        release,
                        precedence,
                        fields,
                        states,
                        onBehalfOf,
                        line,
                        pledge,
                        council,
                        history));
    }

    private static boolean parties(FormField field, Keys keys) {
        boolean fits = field.type().equals(new Type.ListOf(Simple.PARTY));
        if (!fits) {
            keys.problem(
                    keys.get("onBehalfOf").orElseThrow(),
                    field.name() + ", " + field.type().described(),
                    "a field of type [party]");
        }
        return fits;
    }

    private Map<String, String> labels(YamlNode node, Keys around, boolean english) {
        Map<String, String> labels = new LinkedHashMap<>();
        Keys.of(node, around.paragraph(), vocabulary.problems, "a text by language", LANGUAGES)
                .ifPresent(keys -> {
                    if (english) {
                        keys.need("en", "the English text");
                    }
                    for (String language : keys.mapping().entries().keySet()) {
                        keys.text(language).ifPresent(text -> labels.put(language, text));
                    }
                });
        return labels;
    }

    private static int release(Keys keys) {
        Optional<YamlNode> node = keys.need("release", "how many officers release one: 1 or 2");
        if (node.isPresent()
                && !(node.get() instanceof Scalar s
                        && (s.raw().equals("1") || s.raw().equals("2")))) {
            keys.problem(node.get(), node.get().describe(), "1 or 2");
        }
        return node.isPresent() && node.get() instanceof Scalar s && s.raw().equals("2") ? 2 : 1;
    }

    private static Precedence precedence(Keys keys) {
        return keys.needScalar("precedence", "how urgently it is handled")
                .flatMap(s -> keys.choice(
                        s, List.of(Precedence.values()), p -> p.name().toLowerCase(Locale.ROOT)))
                .orElse(Precedence.ROUTINE);
    }

    private Optional<FormField> field(YamlNode node, String format, Keys around) {
        Optional<Keys> read = Keys.of(node, around.paragraph(), vocabulary.problems, "a field", FIELD);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys keys = read.get();
        String item = keys.needText("item", "its number on the form").orElse("");
        Optional<Scalar> name = keys.needScalar("name", "its name");
        Map<String, String> label =
                keys.get("label").map(l -> labels(l, keys, true)).orElse(Map.of());
        boolean required = keys.flag("required");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String field = name.get().text();
        if (!FactReader.FIELD.matcher(field).matches()) {
            keys.problem(name.get(), "the field \"" + field + "\"", "a name such as start");
        }
        Optional<Type> type = keys.need("type", "a type").flatMap(t -> type(field, t, keys));
        if (type.isEmpty()) {
            vocabulary.breaks("format " + format + "." + field);
            return Optional.empty();
        }
        boolean accuracy = accuracy(keys, type.get());
        Optional<Value> byDefault = keys.get("default").flatMap(d -> Constants.read(type.get(), d, keys));
        return Optional.of(new FormField(item, field, label, type.get(), required, byDefault, accuracy));
    }

    /** Any type of a fact's field; {@code phrase}, a coded message of the pack's phrase book; or {@code recurrence}. */
    private Optional<Type> type(String field, YamlNode node, Keys keys) {
        if (node instanceof Scalar word && word.text().equals(Simple.RECURRENCE.word())) {
            return Optional.of(Simple.RECURRENCE);
        }
        if (!(node instanceof Scalar scalar) || !scalar.text().equals("phrase")) {
            return types.read(field, node, keys);
        }
        if (vocabulary.phrases.isEmpty()) {
            keys.problem(node, "the type phrase without a phrase", "phrases in " + PackFiles.PHRASES);
            return Optional.empty();
        }
        return Optional.of(new Type.Coded());
    }

    private static boolean accuracy(Keys keys, Type type) {
        Optional<Scalar> accuracy = keys.scalar("accuracy", "required");
        boolean place = type == Simple.POINT || type == Simple.LINE || type == Simple.POLYGON;
        accuracy.filter(a -> !place || !a.text().equals("required"))
                .ifPresent(a ->
                        keys.problem(a, a.describe() + " for " + type.described(), "accuracy: required, of a place"));
        return accuracy.isPresent();
    }

    /** A field of the body: {@code body.activity}. */
    private Optional<FormField> field(Scalar scalar, String format, Map<String, FormField> fields, Keys keys) {
        String prefix = "body.";
        if (!scalar.text().startsWith(prefix)) {
            keys.problem(scalar, scalar.describe(), "body. and one of " + fields.keySet());
            return Optional.empty();
        }
        String name = scalar.text().substring(prefix.length());
        if (!fields.containsKey(name) && !vocabulary.isBroken("format " + format + "." + name)) {
            keys.problem(scalar, "the field \"" + name + "\"", Nearest.first(name, fields.keySet()));
        }
        return Optional.ofNullable(fields.get(name));
    }

    private Optional<Format.States> states(YamlNode node, String format, Map<String, FormField> fields, Keys around) {
        Optional<String> named = node instanceof YamlNode.Mapping m
                ? m.get("fact").filter(Scalar.class::isInstance).map(s -> ((Scalar) s).text())
                : Optional.empty();
        Optional<FactType> fact = named.flatMap(n -> Optional.ofNullable(vocabulary.facts.get(n)));
        Set<String> expected = new TreeSet<>(Set.of("fact", "id", "each"));
        fact.ifPresent(f -> expected.addAll(f.fields().keySet()));
        Optional<Keys> read = Keys.of(node, around.paragraph(), vocabulary.problems, "what it states", expected);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys keys = read.get();
        Optional<Scalar> name = keys.needScalar("fact", "a fact type");
        if (fact.isEmpty()) {
            name.ifPresent(n ->
                    keys.problem(n, "the fact type " + n.text(), Nearest.first(n.text(), vocabulary.facts.keySet())));
            return Optional.empty();
        }
        Optional<String> each = each(keys, fact.get(), format, fields);
        Optional<Source> id = id(keys, fact.get(), format, fields);
        Map<String, Source> with = new LinkedHashMap<>();
        for (FactType.Field field : fact.get().fields().values()) {
            keys.scalar(field.name(), "where its value stands")
                    .flatMap(s -> source(s, field.type(), format, fields, keys))
                    .ifPresent(source -> with.put(field.name(), source));
        }
        if (each.isEmpty()) {
            copies(fact.get(), fields, with, keys);
        }
        return Optional.of(new Format.States(fact.get().name(), id, each, with));
    }

    private Optional<String> each(Keys keys, FactType fact, String format, Map<String, FormField> fields) {
        Optional<Scalar> scalar = keys.scalar("each", "body. and a field of rows");
        Optional<FormField> rows = scalar.flatMap(s -> field(s, format, fields, keys));
        Type wanted = new Type.ListOf(new Type.RowOf(fact.name()));
        if (rows.isPresent() && !rows.get().type().equals(wanted)) {
            keys.problem(
                    scalar.orElseThrow(),
                    rows.get().name() + ", " + rows.get().type().described(),
                    wanted.described());
            return Optional.empty();
        }
        return rows.map(FormField::name);
    }

    private Optional<Source> id(Keys keys, FactType fact, String format, Map<String, FormField> fields) {
        if (!fact.identified()) {
            if (keys.has("id")) {
                keys.problem(keys.get("id").orElseThrow(), "an id of " + fact.name() + ", which has none", "no id");
            }
            return Optional.empty();
        }
        if (keys.has("each")) {
            keys.get("id")
                    .ifPresent(id -> keys.problem(id, "an id beside each", "no id; every row states that of its own"));
            return Optional.empty();
        }
        return keys.needScalar("id", "where the id of " + fact.name() + " stands: subject or body. and a field")
                .flatMap(s -> source(s, new Type.IdOf(fact.name()), format, fields, keys));
    }

    private Optional<Source> source(Scalar scalar, Type type, String format, Map<String, FormField> fields, Keys keys) {
        Type list = type instanceof Type.ListOf ? type : new Type.ListOf(type);
        boolean id = type instanceof Type.IdOf || type instanceof Type.AnyId;
        boolean party = type == Simple.PARTY || list.equals(new Type.ListOf(Simple.PARTY));
        Optional<Source> source = switch (scalar.text()) {
            case "subject" -> id ? Optional.of(new Source.Subject()) : Optional.empty();
            case "entry.from" -> party ? Optional.of(new Source.Author()) : Optional.empty();
            case "entry.to" -> type.equals(list) && party ? Optional.of(new Source.Addressees()) : Optional.empty();
            default -> {
                Optional<FormField> field = field(scalar, format, fields, keys);
                if (field.isPresent() && !fits(field.get().type(), type)) {
                    keys.problem(
                            scalar,
                            field.get().name() + ", " + field.get().type().described(),
                            type.described());
                }
                yield field.map(f -> new Source.Body(f.name()));
            }
        };
        if (source.isEmpty() && !scalar.text().startsWith("body.")) {
            keys.problem(
                    scalar,
                    scalar.text() + " as " + type.described(),
                    "subject for an id, entry.from or entry.to for [party], or body. and a field");
        }
        return source;
    }

    /** Fields of equal name are copied, so that they must have the same type. */
    private static void copies(FactType fact, Map<String, FormField> fields, Map<String, Source> with, Keys keys) {
        for (FormField field : fields.values()) {
            FactType.Field copied = fact.fields().get(field.name());
            if (fact.derived().containsKey(field.name())) {
                keys.problem(
                        keys.mapping(),
                        "the field " + field.name() + ", which " + fact.name() + " derives",
                        "a field that can be stated; a total is never stated");
            } else if (copied != null && !with.containsKey(field.name()) && !fits(field.type(), copied.type())) {
                keys.problem(
                        keys.mapping(),
                        field.name() + ", " + field.type().described(),
                        copied.type().described() + " as in " + fact.name());
            }
        }
    }

    private static boolean fits(Type from, Type to) {
        boolean ids = (from instanceof Type.AnyId && to instanceof Type.IdOf)
                || (from instanceof Type.IdOf && to instanceof Type.AnyId);
        return ids || from.equals(to);
    }
}
