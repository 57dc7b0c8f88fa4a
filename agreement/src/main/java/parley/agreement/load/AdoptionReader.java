package parley.agreement.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Adoption.Breaking;
import parley.agreement.pack.Adoption.Extending;
import parley.agreement.pack.Adoption.Member;
import parley.agreement.pack.Adoption.Notice;
import parley.agreement.pack.Adoption.Silence;
import parley.agreement.pack.Format;
import parley.agreement.pack.Judged;
import parley.agreement.value.Span;
import parley.agreement.value.Type;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads a provision of kind {@code adoption}. */
final class AdoptionReader {
    static final Set<String> KEYS =
            Set.of("provision", "kind", "ref", "for", "proposed", "members", "silence", "scenarios");
    private static final Set<String> MEMBER = Set.of("ref", "each");
    private static final Set<String> SILENCE = Set.of("until", "notice", "brokenBy", "extendedBy");
    private static final Set<String> NOTICE = Set.of("ref", "atLeast", "judged");
    private static final Set<String> BREAKING = Set.of("ref", "format");
    private static final Set<String> EXTENDING = Set.of("ref", "format", "until", "by", "atMost");
    private static final String PROPOSER = "proposer";

    private final Heading heading;
    private final Vocabulary vocabulary;
    private final Keys keys;

    private AdoptionReader(Heading heading) {
        this.heading = heading;
        this.vocabulary = heading.vocabulary();
        this.keys = heading.keys();
    }

    static Optional<Adoption> read(Heading heading) {
        return new AdoptionReader(heading).read();
    }

    private Optional<Adoption> read() {
        Optional<Format> proposed = keys.needScalar("proposed", "the format in which a text is put forward")
                .flatMap(name -> format(name, keys).filter(format -> names(format, name)));
        List<YamlNode> rows = keys.needList("members", "a list of rows { ref, each }");
        List<Member> members = new ArrayList<>();
        rows.forEach(row -> member(row).ifPresent(members::add));
        Optional<Silence> silence = keys.need("silence", "until when, and how it is broken")
                .flatMap(node -> Keys.of(node, keys.paragraph(), vocabulary.problems, "the silence", SILENCE))
                .flatMap(part -> proposed.flatMap(format -> silence(part, format)));
        return silence.isEmpty() || members.isEmpty() || members.size() < rows.size()
                ? Optional.empty()
                : proposed.map(format -> new Adoption(
                        heading.id(),
                        heading.ref(),
                        heading.subject().name(),
                        format.name(),
                        members,
                        silence.get(),
                        heading.scenarios()));
    }

    /** A proposal is named by the subject of its entry, so its format must state the fact of that id. */
    private boolean names(Format format, Scalar at) {
        String fact = heading.subject().name();
        boolean names = format.states().stream()
                .anyMatch(states -> states.fact().equals(fact)
                        && states.id()
                                .filter(Format.Source.Subject.class::isInstance)
                                .isPresent());
        if (!names) {
            keys.problem(at, "proposals by " + format.name(), "a format that states " + fact + " with id: subject");
        }
        return names;
    }

    private Optional<Member> member(YamlNode node) {
        Optional<Keys> row = Keys.of(node, keys.paragraph(), vocabulary.problems, "a row of members", MEMBER);
        Optional<String> ref = row.flatMap(r -> r.needText("ref", "the paragraph that makes them members"));
        Optional<String> role = row.flatMap(r -> r.needScalar("each", "a role of the circle")
                .filter(name -> role(name, r))
                .map(Scalar::text));
        return ref.flatMap(paragraph -> role.map(each -> new Member(paragraph, each)));
    }

    private boolean role(Scalar name, Keys row) {
        boolean known = vocabulary.roles.containsKey(name.text());
        if (!known) {
            row.problem(name, "the role " + name.text(), Nearest.first(name.text(), vocabulary.roles.keySet()));
        }
        return known;
    }

    private Optional<Silence> silence(Keys part, Format proposed) {
        Optional<String> until = until(part, proposed);
        Optional<Notice> notice = part.need("notice", "how long before its deadline a proposal must be there")
                .flatMap(node -> Keys.of(node, keys.paragraph(), vocabulary.problems, "the notice", NOTICE))
                .flatMap(this::notice);
        Optional<Breaking> breaking = part.need("brokenBy", "the format in which a member breaks it")
                .flatMap(node -> Keys.of(node, keys.paragraph(), vocabulary.problems, "what breaks it", BREAKING))
                .flatMap(row -> breaking(row, proposed));
        Optional<Extending> extending = part.get("extendedBy")
                .flatMap(node -> Keys.of(node, keys.paragraph(), vocabulary.problems, "what puts it off", EXTENDING))
                .flatMap(row -> extending(row, proposed, breaking));
        return part.has("extendedBy") && extending.isEmpty()
                ? Optional.empty()
                : until.flatMap(field ->
                        notice.flatMap(before -> breaking.map(by -> new Silence(field, before, by, extending))));
    }

    private Optional<Notice> notice(Keys part) {
        Optional<String> ref = part.needText("ref", "the paragraph that asks for it");
        Optional<Span> atLeast = part.needScalar("atLeast", "a span, such as PT72H")
                .flatMap(s -> new Expressions(vocabulary.problems).span(s, part.paragraph()));
        Optional<Judged> judged = part.needScalar("judged", "when it was there: witnessed or received")
                .flatMap(s -> part.choice(s, List.of(Judged.WITNESSED, Judged.RECEIVED), Judged::word));
        return ref.flatMap(
                paragraph -> atLeast.flatMap(span -> judged.map(instant -> new Notice(paragraph, span, instant))));
    }

    private Optional<Breaking> breaking(Keys part, Format proposed) {
        Optional<String> ref = part.needText("ref", "the paragraph that lets members break it");
        Optional<Format> format = part.needScalar("format", "its format")
                .filter(name -> isOther(name, proposed.name(), "a text is put forward", part))
                .flatMap(name -> format(name, part));
        return ref.flatMap(paragraph -> format.map(form -> new Breaking(paragraph, form.name())));
    }

    /** What is the one would be the other at once: each proposal would break its own silence. */
    private static boolean isOther(Scalar name, String taken, String what, Keys part) {
        boolean other = !name.text().equals(taken);
        if (!other) {
            part.problem(name, "the format " + taken + ", in which " + what, "a format of its own");
        }
        return other;
    }

    private Optional<Extending> extending(Keys part, Format proposed, Optional<Breaking> breaking) {
        Optional<String> ref = part.needText("ref", "the paragraph that lets somebody put it off");
        String broken = breaking.map(Breaking::format).orElse("");
        Optional<Format> format = part.needScalar("format", "its format")
                .filter(name -> isOther(name, proposed.name(), "a text is put forward", part))
                .filter(name -> isOther(name, broken, "the silence is broken", part))
                .flatMap(name -> format(name, part));
        Optional<String> until = format.flatMap(form -> until(part, form));
        Optional<List<String>> by =
                part.need("by", "who may: proposer, or roles").flatMap(node -> givers(node, part));
        Optional<Span> atMost = part.scalar("atMost", "how far beyond the first deadline, such as P30D")
                .flatMap(s -> new Expressions(vocabulary.problems).span(s, part.paragraph()));
        return ref.flatMap(paragraph -> until.flatMap(field -> by.map(names -> new Extending(
                paragraph,
                format.orElseThrow().name(),
                field,
                names.contains(PROPOSER),
                names.stream().filter(name -> !name.equals(PROPOSER)).toList(),
                atMost))));
    }

    /** Who may put it off; whatever is wrong with one of them is noted. */
    private Optional<List<String>> givers(YamlNode node, Keys part) {
        if (node instanceof YamlNode.Sequence(var _, var items) && items.isEmpty()) {
            part.problem(node, "an empty list", "proposer, or a role");
            return Optional.empty();
        }
        List<Scalar> names = part.texts(node, "proposer, or a role");
        List<String> givers = new ArrayList<>();
        for (Scalar name : names) {
            if (givers.contains(name.text())) {
                part.problem(name, name.text() + " again", "each once");
            } else if (name.text().equals(PROPOSER) ? isNoRole(name, part) : role(name, part)) {
                givers.add(name.text());
            }
        }
        boolean whole = !givers.isEmpty() && givers.size() == names.size();
        return whole ? Optional.of(givers) : Optional.empty();
    }

    /** Here the word means who put the text forward, so that a role of that name could not be told from him. */
    private boolean isNoRole(Scalar proposer, Keys part) {
        boolean role = vocabulary.roles.containsKey(PROPOSER);
        if (role) {
            part.problem(
                    proposer, "a role that is named proposer, as who put the text forward is", "another name for it");
        }
        return !role;
    }

    private Optional<Format> format(Scalar name, Keys part) {
        Format format = vocabulary.formats.get(name.text());
        if (format == null && !vocabulary.isBroken("format " + name.text())) {
            part.problem(name, "the format " + name.text(), Nearest.first(name.text(), vocabulary.formats.keySet()));
        }
        return Optional.ofNullable(format);
    }

    private static Optional<String> until(Keys part, Format format) {
        Optional<Scalar> name = part.needScalar("until", "the field of " + format.name() + " that says until when");
        Optional<Type> found = name.map(n -> format.fields().get(n.text())).map(Format.FormField::type);
        if (name.isPresent() && !found.equals(Optional.of(Type.Simple.MOMENT))) {
            part.problem(
                    name.get(),
                    "the field " + name.get().text() + " of " + format.name()
                            + found.map(type -> ", " + type.described()).orElse(", which is not there"),
                    "a field of type " + Type.Simple.MOMENT.described());
            return Optional.empty();
        }
        return name.map(Scalar::text);
    }
}
