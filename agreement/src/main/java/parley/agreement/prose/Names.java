package parley.agreement.prose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.agreement.expr.Expr;
import parley.agreement.expr.ExprException;
import parley.agreement.expr.ExprParser;
import parley.agreement.expr.Path;
import parley.agreement.pack.Nomenclature.Name;
import parley.agreement.pack.Pack;
import parley.agreement.value.Span;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/**
 * What a pack calls, in one language, the things that its expressions and findings hold as ids. Whatever has no name is
 * empty and stays as it is written. Immutable.
 */
record Names(Pack pack, Language language) {
    /** The last step of a path: of {@code contingent.troops} the name of the field, of {@code notice.year} its label. */
    Optional<String> path(String text) {
        return parsed(text).flatMap(this::path);
    }

    private Optional<String> path(Path path) {
        return pack.called(path).map(this::in).or(() -> label(path));
    }

    private static Optional<Path> parsed(String text) {
        try {
            return Optional.of(Path.parse(text));
        } catch (IllegalArgumentException noPath) {
            return Optional.empty();
        }
    }

    private Optional<String> label(Path path) {
        return path.segments().size() == 2
                ? pack.format(path.root())
                        .flatMap(format -> Optional.ofNullable(format.fields().get(path.last())))
                        .flatMap(field -> Optional.ofNullable(field.label().get(language.code())))
                : Optional.empty();
    }

    Optional<String> parameter(String name) {
        return pack.names().parameter(name).map(this::in);
    }

    /** A word of an enumeration, in a field of that name; the field may be empty where nobody knows it. */
    Optional<String> word(String field, String word) {
        return pack.names().word(field, word).map(this::in);
    }

    /** The title of a format. */
    Optional<String> document(String format) {
        return pack.format(format)
                .flatMap(known -> Optional.ofNullable(known.title().get(language.code())));
    }

    /**
     * What a form or a fact calls an item that a document lacks: that of a form that has it, else that of a fact; of a field of its
     * rows, {@code answers.text}, the name of the field behind that of the rows.
     */
    Optional<String> item(String field) {
        int dot = field.indexOf('.');
        return dot < 0 ? plain(field) : column(field.substring(0, dot), field.substring(dot + 1));
    }

    private Optional<String> column(String rows, String field) {
        return pack.formats().values().stream()
                .flatMap(format -> Optional.ofNullable(format.fields().get(rows)).stream())
                .flatMap(list -> list.type() instanceof Type.ListOf(Type.RowOf(var fact))
                        ? pack.names().field(fact, field).map(this::in).stream()
                        : Stream.of())
                .findFirst()
                .flatMap(named -> plain(rows).map(list -> "%s (%s)".formatted(list, named)));
    }

    private Optional<String> plain(String field) {
        return Stream.concat(
                        pack.formats().values().stream()
                                .flatMap(format ->
                                        Optional.ofNullable(format.fields().get(field)).stream())
                                .flatMap(known ->
                                        Optional.ofNullable(known.label().get(language.code())).stream()),
                        pack.facts().keySet().stream()
                                .flatMap(fact -> pack.names().field(fact, field).map(this::in).stream()))
                .findFirst();
    }

    /** The field that an expression reads, if it reads one: its own name, to know what a word means there. */
    static String field(String expression) {
        try {
            var paths = ExprParser.parse(expression).paths();
            return paths.size() == 1 ? paths.iterator().next().last() : "";
        } catch (ExprException noExpression) {
            return "";
        }
    }

    /**
     * An expression with names for its paths and words; empty where it reads what has none, or calls a function, and where
     * two of its paths would be called alike.
     */
    Optional<String> expression(String text) {
        try {
            Expr expr = ExprParser.parse(text);
            return apart(expr.paths()).flatMap(paths -> said(expr, field(text), paths));
        } catch (ExprException noExpression) {
            return Optional.empty();
        }
    }

    /**
     * A name for each path of one expression, none of them twice: paths that are called alike have before their name that of
     * the fact that they read. Empty where one has no name, or where that does not part them either.
     */
    private Optional<Map<Path, String>> apart(Set<Path> paths) {
        Map<Path, String> plain = new LinkedHashMap<>();
        paths.forEach(path -> path(path).ifPresent(name -> plain.put(path, name)));
        Map<Path, String> apart = new LinkedHashMap<>();
        plain.forEach((path, name) -> {
            boolean alone =
                    plain.values().stream().filter(name::equalsIgnoreCase).count() == 1;
            (alone ? Optional.of(name) : ofWhich(path, name)).ifPresent(said -> apart.put(path, said));
        });
        long different = apart.values().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        return different == paths.size() ? Optional.of(apart) : Optional.empty();
    }

    /** A name with that of the fact or the form before it: {@code Exercise: Start}. */
    private Optional<String> ofWhich(Path path, String name) {
        return pack.holder(path)
                .map(this::in)
                .or(() -> document(path.root()))
                .map(holder -> Words.in(language).say("path.of", "holder", holder, "name", name));
    }

    private Optional<String> said(Expr expr, String field, Map<Path, String> paths) {
        return switch (expr) {
            case Expr.Read(var _, var path) -> Optional.ofNullable(paths.get(path));
            case Expr.Literal(var _, var value) -> literal(value, field);
            case Expr.ListOf(var _, List<Expr> items) -> all(items, field, paths);
            case Expr.Binary(var _, var op, var left, var right) ->
                sign(op).flatMap(sign -> said(left, field, paths)
                        .flatMap(one -> said(right, field, paths).map(other -> one + " " + sign + " " + other)));
            case Expr.Has _, Expr.Not _, Expr.Negate _, Expr.Call _ -> Optional.empty();
        };
    }

    private Optional<String> all(List<Expr> items, String field, Map<Path, String> paths) {
        var said = items.stream()
                .flatMap(item -> said(item, field, paths).stream())
                .toList();
        return said.size() == items.size()
                ? Optional.of(said.stream().collect(Collectors.joining(", ", "{", "}")))
                : Optional.empty();
    }

    private Optional<String> literal(Value value, String field) {
        return switch (value) {
            case Value.Text(var text) -> word(field, text);
            case Value.Word(var word) -> word(field, word);
            case Value.Count _, Value.Distance _, Span _ -> Optional.of(value.toString());
            case Value.Flag _,
                    Value.Day _,
                    Value.Moment _,
                    Value.PartyCode _,
                    Value.Id _,
                    Value.Place _,
                    Value.Items _,
                    Value.Row _,
                    Value.Blank _ -> Optional.empty();
        };
    }

    /** The sign of arithmetic that everybody reads alike; what is only a sign of the notation has none. */
    private static Optional<String> sign(Expr.Op op) {
        return switch (op) {
            case EQUAL -> Optional.of("=");
            case UNEQUAL -> Optional.of("≠");
            case LESS -> Optional.of("<");
            case AT_MOST -> Optional.of("≤");
            case MORE -> Optional.of(">");
            case AT_LEAST -> Optional.of("≥");
            case IN -> Optional.of("∈");
            case OR, AND, PLUS, MINUS, TIMES -> Optional.empty();
        };
    }

    private String in(Name name) {
        return name.in(language.code());
    }
}
