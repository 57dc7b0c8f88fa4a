package parley.agreement.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Expr;
import parley.agreement.pack.Condition;
import parley.agreement.pack.Judged;
import parley.agreement.pack.Term;
import parley.agreement.value.Span;
import parley.agreement.value.Type;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.Nearest;
import parley.agreement.yaml.YamlNode;

/**
 * Reads conditions: {@code all}, {@code any}, {@code not}, {@code when}, {@code term} and, under {@code valid}, {@code
 * window}. A leaf without a {@code ref} of its own cites the nearest one around it.
 */
final class ConditionReader {
    private static final Set<String> KEYS =
            Set.of("ref", "all", "any", "not", "when", "term", "share", "window", "judged");
    private static final List<String> FORMS = List.of("all", "any", "not", "when", "term", "window");

    private final Vocabulary vocabulary;
    private final Names names;
    private final Optional<String> subject;
    private final boolean windows;
    private final Expressions expressions;

    private ConditionReader(Vocabulary vocabulary, Names names, Optional<String> subject, boolean windows) {
        this.vocabulary = vocabulary;
        this.names = names;
        this.subject = subject;
        this.windows = windows;
        this.expressions = new Expressions(vocabulary.problems);
    }

    /** For conditions of provisions about subjects of this type. */
    static ConditionReader about(Vocabulary vocabulary, String subject) {
        Names names = Names.of(vocabulary, List.of(subject));
        return new ConditionReader(vocabulary, names, Optional.of(subject), false);
    }

    /** For conditions about subjects of this type that may read further names. */
    static ConditionReader about(Vocabulary vocabulary, Names names, String subject) {
        return new ConditionReader(vocabulary, names, Optional.of(subject), false);
    }

    /** For terms, whose names are checked against the terms once all are read. */
    static ConditionReader ofTerms(Vocabulary vocabulary) {
        return new ConditionReader(
                vocabulary, Names.of(vocabulary, vocabulary.facts.keySet()), Optional.empty(), false);
    }

    /** The same, for what makes the use of a power valid. */
    ConditionReader withWindows() {
        return new ConditionReader(vocabulary, names, subject, true);
    }

    Optional<Condition> read(YamlNode node, String id, Optional<String> paragraph) {
        Optional<Keys> read = Keys.of(node, paragraph, vocabulary.problems, "a condition", KEYS);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys keys = read.get();
        List<String> forms = FORMS.stream().filter(keys::has).toList();
        if (forms.size() != 1) {
            keys.problem(
                    node,
                    forms.isEmpty() ? "a condition that says nothing" : forms + " side by side",
                    "one of " + FORMS);
            return Optional.empty();
        }
        String form = forms.getFirst();
        YamlNode of = keys.get(form).orElseThrow();
        if (keys.has("share") && !form.equals("term")) {
            keys.problem(node, "share beside " + form, "share beside term only");
        }
        if (keys.has("judged") && !form.equals("window")) {
            keys.problem(node, "judged beside " + form, "judged beside window only");
        }
        Optional<String> ref = keys.text("ref");
        return switch (form) {
            case "all" -> list(keys, form, id).map(all -> new Condition.All(id, ref, all));
            case "any" -> list(keys, form, id).map(any -> new Condition.Any(id, ref, any));
            case "not" -> read(of, id + "/not", keys.paragraph()).map(not -> new Condition.Not(id, ref, not));
            case "term" -> term(keys, id, ref);
            case "window" -> window(keys, of, id);
            default -> keys.scalar("when", "a condition in quotes").flatMap(when -> when(when, id, keys));
        };
    }

    /** One expression that cites the paragraph of these keys. */
    Optional<Condition.When> when(YamlNode.Scalar text, String id, Keys keys) {
        if (keys.paragraph().isEmpty()) {
            keys.problem(text, "a condition without ref", "ref: the sub-paragraph that it renders");
        }
        Optional<Expr> read = expressions.condition(text, names, keys.paragraph());
        read.ifPresent(expr -> Subsumption.expression(text, expr, names, keys.paragraph(), vocabulary.problems));
        return read.map(expr -> new Condition.When(id, keys.paragraph(), text.text(), expr));
    }

    private Optional<List<Condition>> list(Keys keys, String form, String id) {
        List<YamlNode> items = keys.needList(form, "a list of conditions");
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            read(items.get(i), id + "/" + form + "/" + i, keys.paragraph()).ifPresent(conditions::add);
        }
        if (conditions.size() != items.size() || items.isEmpty()) {
            return Optional.empty();
        }
        Expr.Op between = form.equals("all") ? Expr.Op.AND : Expr.Op.OR;
        new Subsumption(between, names, keys.paragraph(), vocabulary.problems).items(items, conditions);
        return Optional.of(conditions);
    }

    private Optional<Condition> term(Keys keys, String id, Optional<String> ref) {
        boolean share = share(keys);
        Optional<YamlNode.Scalar> name = keys.scalar("term", "the name of a term");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String term = name.get().text();
        if (subject.isPresent() && !vocabulary.isBroken("term " + term)) {
            Term known = vocabulary.terms.get(term);
            if (known == null) {
                keys.problem(name.get(), "the term " + term, Nearest.first(term, vocabulary.terms.keySet()));
                return Optional.empty();
            }
            if (!known.fact().equals(subject.get())) {
                keys.problem(name.get(), term + ", a term about " + known.fact(), "a term about " + subject.get());
                return Optional.empty();
            }
        }
        return Optional.of(new Condition.Named(id, ref, term, share));
    }

    /** {@code share: debtor}. */
    static boolean share(Keys keys) {
        Optional<YamlNode.Scalar> share = keys.scalar("share", "debtor");
        share.filter(s -> !s.text().equals("debtor")).ifPresent(s -> keys.problem(s, s.describe(), "debtor"));
        return share.isPresent();
    }

    private Optional<Condition> window(Keys keys, YamlNode node, String id) {
        if (!windows) {
            keys.problem(node, "a window here", "a window only under valid of a power");
            return Optional.empty();
        }
        Optional<Judged> judged = DeadlineReader.judged(keys, "a window");
        Optional<Keys> inner =
                Keys.of(node, keys.paragraph(), vocabulary.problems, "a window", Set.of("before", "atLeast", "atMost"));
        if (inner.isEmpty()) {
            return Optional.empty();
        }
        if (!inner.get().has("atLeast") && !inner.get().has("atMost")) {
            inner.get().problem(node, "a window without bounds", "atLeast, atMost or both");
        }
        Optional<Span> least = span(inner.get(), "atLeast");
        Optional<Span> most = span(inner.get(), "atMost");
        least.filter(l -> most.isPresent()
                        && most.get().kind() == l.kind()
                        && most.get().amount() < l.amount())
                .ifPresent(l -> inner.get()
                        .problem(
                                node, "at least " + l + ", at most " + most.orElseThrow(), "a window that has a time"));
        return inner.get()
                .needScalar("before", "a path to an instant or a date")
                .flatMap(s ->
                        expressions.path(s, names, keys.paragraph(), ConditionReader::isTime, "an instant or a date"))
                .flatMap(before -> judged.map(j -> new Condition.Window(id, keys.paragraph(), before, least, most, j)));
    }

    private Optional<Span> span(Keys keys, String key) {
        return keys.scalar(key, "a span").flatMap(s -> expressions.span(s, keys.paragraph()));
    }

    static boolean isTime(Type type) {
        return type == Type.Simple.DAY || type == Type.Simple.MOMENT;
    }
}
