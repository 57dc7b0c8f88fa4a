package parley.agreement.load;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.format.BodyReader;
import parley.agreement.pack.Area;
import parley.agreement.pack.Binding;
import parley.agreement.pack.Defined;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Nomenclature;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Pack.RoleSource;
import parley.agreement.pack.Pack.Seen;
import parley.agreement.pack.Paragraph;
import parley.agreement.pack.Parameter;
import parley.agreement.pack.Provision;
import parley.agreement.value.Type;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Position;
import parley.agreement.yaml.Problem;
import parley.agreement.yaml.Problems;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;
import parley.agreement.yaml.YamlReader;

/** Makes a pack of its files. Pure: the same files give the same pack, and the same problems in the same order. */
public final class PackLoader {
    private static final Set<String> KEYS = Set.of(
            "agreement",
            "version",
            "title",
            "roles",
            "time",
            "facts",
            "derived",
            "terms",
            "parameters",
            "calendars",
            "seen");

    private final PackFiles files;
    private final Problems problems = new Problems();
    private final Vocabulary vocabulary = new Vocabulary(problems);

    private PackLoader(PackFiles files) {
        this.files = files;
    }

    /** What came of loading: a pack, or at least one problem. */
    public record Loaded(Optional<Pack> pack, List<Problem> problems) {
        public Loaded {
            problems = List.copyOf(problems);
        }
    }

    /** Loads a pack; throws {@link parley.agreement.yaml.AgreementException} with every problem at once. */
    public static Pack load(PackFiles files) {
        PackLoader loader = new PackLoader(files);
        Optional<Pack> pack = loader.read();
        loader.problems.throwIfAny();
        return pack.orElseThrow();
    }

    /** Loads a pack, or says why not. */
    public static Loaded check(PackFiles files) {
        PackLoader loader = new PackLoader(files);
        Optional<Pack> pack = loader.read();
        return new Loaded(loader.problems.isEmpty() ? pack : Optional.empty(), loader.problems.all());
    }

    private Optional<Pack> read() {
        for (String path : files.texts().keySet()) {
            if (!PackFiles.known(path)) {
                String expected =
                        "agreement.yaml, names.yaml, phrases.yaml, text.md, README.md, or *.yaml in provisions, formats or cases, *.geojson in areas";
                problems.add(new Position(path, 1, 1), Optional.empty(), "a file of no known kind", expected);
            }
        }
        String agreement = files.texts().get(PackFiles.AGREEMENT);
        if (agreement == null) {
            problems.add(
                    new Position(PackFiles.AGREEMENT, 1, 1), Optional.empty(), "no file", "the agreement's own file");
            return Optional.empty();
        }
        Optional<Keys> keys = YamlReader.document(PackFiles.AGREEMENT, agreement, problems)
                .flatMap(node -> Keys.of(node, Optional.empty(), problems, "an agreement", KEYS));
        return keys.flatMap(this::read);
    }

    private Optional<Pack> read(Keys keys) {
        Optional<String> name = keys.needText("agreement", "its short name");
        Optional<String> version = keys.needText("version", "the version of this reading");
        Optional<String> title = keys.needText("title", "its name in full");
        ZoneId zone = zone(keys);
        Seen seen = keys.scalar("seen", "atOnce")
                .flatMap(s -> keys.choice(s, List.of(Seen.AT_ONCE), _ -> "atOnce"))
                .orElse(Seen.SOON);
        roles(keys);
        keys.need("facts", "fact types by name").ifPresent(node -> {
            if (node instanceof YamlNode.Mapping facts) {
                new FactReader(vocabulary).facts(facts, keys, keys.get("derived"));
            } else {
                keys.problem(node, node.describe(), "fact types by name");
            }
        });
        AreaReader areas = new AreaReader(vocabulary);
        files.under("areas/").forEach(areas::read);
        keys.get("calendars").ifPresent(node -> new CalendarReader(vocabulary).read(node, keys));
        keys.get("parameters").ifPresent(node -> parameters(node, keys));
        Optional.ofNullable(files.texts().get(PackFiles.PHRASES))
                .flatMap(text -> YamlReader.document(PackFiles.PHRASES, text, problems))
                .ifPresent(new PhraseReader(vocabulary)::read);
        FormReader forms = new FormReader(vocabulary);
        files.under("formats/")
                .forEach((path, text) ->
                        YamlReader.documents(path, text, problems).forEach(forms::read));
        notifying();
        keys.get("terms").ifPresent(node -> new TermReader(vocabulary).read(node, keys));
        ProvisionReader provisions = new ProvisionReader(vocabulary);
        files.under("provisions/")
                .forEach((path, text) ->
                        YamlReader.documents(path, text, problems).forEach(provisions::read));
        Map<String, Provision> read = provisions.finish();
        List<Paragraph> paragraphs = Optional.ofNullable(files.texts().get(PackFiles.TEXT))
                .map(text -> TextReader.read(text, problems))
                .orElse(List.of());
        Nomenclature names = names(read);
        if (name.isEmpty() || version.isEmpty() || title.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Pack(
                name.get(),
                version.get(),
                files.sha256(),
                title.get(),
                seen,
                zone,
                vocabulary.roles,
                vocabulary.facts,
                vocabulary.terms,
                vocabulary.parameters,
                vocabulary.calendars,
                vocabulary.areas,
                vocabulary.formats,
                vocabulary.phrases,
                read,
                paragraphs,
                names,
                files.meaning()));
    }

    private Nomenclature names(Map<String, Provision> provisions) {
        Defined defined = Defined.of(
                vocabulary.facts.values(),
                vocabulary.formats.values(),
                provisions.values(),
                vocabulary.parameters.values());
        return Optional.ofNullable(files.texts().get(PackFiles.NAMES))
                .flatMap(text -> YamlReader.document(PackFiles.NAMES, text, problems))
                .map(node -> new NameReader(vocabulary, defined).read(node))
                .orElse(Nomenclature.NONE);
    }

    /** What is said to notify a count must be a format that states it, of a fact that is somebody's. */
    private void notifying() {
        for (Vocabulary.Notifying said : vocabulary.notifying) {
            FactType fact = vocabulary.facts.get(said.fact());
            FactType.Field field = fact == null ? null : fact.fields().get(said.field());
            Format format = vocabulary.formats.get(said.format().text());
            if (fact == null
                    || field == null
                    || vocabulary.isBroken("format " + said.format().text())) {
                continue;
            }
            boolean states = format != null
                    && format.states().stream().anyMatch(state -> state.fact().equals(said.fact()));
            if (field.type() != Type.Simple.COUNT || fact.owner().isEmpty()) {
                String found = "notifiedBy of " + said.fact() + "." + said.field();
                problems.add(said.format().at(), Optional.empty(), found, "of a count of a fact with an owner");
            } else if (!states) {
                String found = said.format().describe();
                problems.add(said.format().at(), Optional.empty(), found, "a format that states " + said.fact());
            }
        }
    }

    private ZoneId zone(Keys keys) {
        Optional<Keys> time = keys.need("time", "the zone of its civil days")
                .flatMap(node -> Keys.of(node, Optional.empty(), problems, "time", Set.of("zone", "workingDays")));
        time.flatMap(t -> t.scalar("workingDays", "none"))
                .filter(s -> !s.text().equals("none"))
                .ifPresent(s -> keys.problem(s, s.describe(), "none; a deadline names its calendar"));
        Optional<Scalar> zone = time.flatMap(t -> t.needScalar("zone", "UTC or a zone such as Europe/Vienna"));
        try {
            return zone.map(z -> ZoneId.of(z.text())).orElse(ZoneId.of("UTC"));
        } catch (DateTimeException _) {
            keys.problem(zone.orElseThrow(), zone.get().describe(), "UTC or a zone such as Europe/Vienna");
            return ZoneId.of("UTC");
        }
    }

    private void roles(Keys keys) {
        Optional<YamlNode> node = keys.get("roles");
        if (node.isPresent() && node.get() instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((role, entry) -> {
                if (!FormReader.NAME.matcher(role).matches()) {
                    keys.problem(entry.key(), "the role \"" + role + "\"", "a name such as chair");
                }
                keys.text(entry.value(), "all, or charter")
                        .flatMap(s -> keys.choice(
                                s, List.of(RoleSource.values()), r -> r == RoleSource.ALL ? "all" : "charter"))
                        .or(() -> Optional.of(RoleSource.CHARTER))
                        .ifPresent(source -> vocabulary.roles.put(role, source));
            });
        } else {
            node.ifPresent(n -> keys.problem(n, n.describe(), "all, or charter, by role"));
        }
    }

    private void parameters(YamlNode node, Keys keys) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            keys.problem(node, node.describe(), "parameters by name");
            return;
        }
        TypeReader types = new TypeReader(Set.of(), Set.of());
        mapping.entries().forEach((name, entry) -> {
            Optional<Keys> parameter = Keys.of(
                    entry.value(), Optional.empty(), problems, "a parameter", Set.of("type", "value", "values", "ref"));
            Optional<Type> type =
                    parameter.flatMap(p -> p.need("type", "a type").flatMap(t -> types.parameter(name, t, p)));
            if (!FactReader.FIELD.matcher(name).matches()) {
                keys.problem(entry.key(), "the parameter \"" + name + "\"", "a name such as nearKm");
            }
            if (parameter.isEmpty() || type.isEmpty()) {
                vocabulary.breaks("parameter " + name);
                return;
            }
            vocabulary.parameters.put(
                    name, new Parameter(name, type.get(), binding(parameter.get(), type.get(), vocabulary.areas)));
        });
    }

    private static Binding binding(Keys parameter, Type type, Map<String, Area> areas) {
        if (parameter.has("value") && parameter.has("values")) {
            parameter.problem(parameter.mapping(), "value and values side by side", "one of them");
        }
        boolean dated = parameter.has("values");
        Optional<YamlNode> node = parameter.get(dated ? "values" : "value");
        if (node.isPresent() && dated != node.get() instanceof YamlNode.Sequence) {
            parameter.problem(
                    node.get(),
                    node.get().describe(),
                    dated ? "a list { from, value }" : "one value; several stand under values");
            return Binding.OPEN;
        }
        return node.flatMap(of -> Constants.binding(type, areas, of, parameter)).orElse(Binding.OPEN);
    }

    /** The reader of bodies for the formats of a pack. */
    static BodyReader bodies(Vocabulary vocabulary) {
        return new BodyReader(new LinkedHashMap<>(vocabulary.facts), vocabulary.phrases);
    }
}
