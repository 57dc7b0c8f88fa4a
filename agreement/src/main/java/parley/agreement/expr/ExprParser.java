package parley.agreement.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.expr.Expr.Op;
import parley.agreement.expr.Expr.Slice;
import parley.agreement.value.Data;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/**
 * Reads a condition. The grammar is a subset of CEL's with its precedences, made stricter where a reader could err:
 * comparisons do not chain, strings stand in single quotes and have no escapes, numbers are whole. Spans such as
 * {@code P21D} are an addition.
 *
 * <pre>
 *   or     = and { "||" and }                      sum   = product { ("+" | "-") product }
 *   and    = rel { "&amp;&amp;" rel }               product = unary { "*" unary }
 *   rel    = sum [ ("==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" | "in") sum ]
 *   unary  = { "!" | "-" } atom
 *   atom   = "(" or ")" | "[" or { "," or } "]" | number | 'string' | "true" | "false" | span
 *          | path | "has" "(" path ")" | function "(" or { "," or } ")"
 *   path   = name { "." name }
 * </pre>
 */
public final class ExprParser {
    /** The most characters of one condition. */
    public static final int LIMIT_LENGTH = 500;
    /** The most levels of nesting. */
    public static final int LIMIT_DEPTH = 32;

    private static final int TIGHTEST = Op.TIMES.strength();

    private final List<Token> tokens;
    private int next;
    private int depth;

    private ExprParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Reads a whole string, or says where it stops being a condition. */
    public static Expr parse(String text) throws ExprException {
        if (text.length() > LIMIT_LENGTH) {
            throw new ExprException(new Fault(
                    LIMIT_LENGTH, text.length() + " characters", "at most " + LIMIT_LENGTH + " in one condition"));
        }
        ExprParser parser = new ExprParser(Lexer.tokens(text));
        Expr expr = parser.binary(1);
        Token rest = parser.peek();
        if (rest.kind() != Token.Kind.END) {
            throw fault(rest, rest.describe(), "the end, or && or ||");
        }
        return expr;
    }

    /** Everything that binds at least as tightly as {@code strength}. */
    private Expr binary(int strength) throws ExprException {
        int from = peek().slice().from();
        Expr left = strength > TIGHTEST ? unary() : binary(strength + 1);
        for (Optional<Op> op = op(strength); op.isPresent(); op = op(strength)) {
            next++;
            Expr right = binary(strength + 1);
            left = new Expr.Binary(upToHere(from), op.get(), left, right);
            if (strength == Op.EQUAL.strength() && op(strength).isPresent()) {
                throw fault(peek(), peek().describe(), "&& between two comparisons; they do not chain");
            }
        }
        return left;
    }

    private Optional<Op> op(int strength) {
        Token token = peek();
        for (Op op : Op.values()) {
            boolean same = op == Op.IN ? isName(token, "in") : token.is(op.sign());
            if (same && op.strength() == strength) {
                return Optional.of(op);
            }
        }
        return Optional.empty();
    }

    private Expr unary() throws ExprException {
        Token token = peek();
        if (!token.is("!") && !token.is("-")) {
            return atom();
        }
        deeper(token);
        next++;
        Expr of = unary();
        depth--;
        Slice slice = upToHere(token.slice().from());
        return token.is("!") ? new Expr.Not(slice, of) : new Expr.Negate(slice, of);
    }

    private Expr atom() throws ExprException {
        Token token = peek();
        return switch (token.kind()) {
            case INTEGER -> literal(new Value.Count(number(token)));
            case STRING -> literal(new Value.Text(token.text()));
            case SPAN -> literal(Span.parse(token.text()).orElseThrow());
            case DISTANCE -> literal(Value.Distance.parse(token.text()).orElseThrow());
            case NAME -> name(token);
            case SIGN -> {
                if (token.is("(")) {
                    yield parenthesis();
                }
                if (token.is("[")) {
                    yield list();
                }
                throw fault(token, token.describe(), "a value");
            }
            case END -> throw fault(token, token.describe(), "a value");
        };
    }

    private Expr literal(Value value) {
        return new Expr.Literal(tokens.get(next++).slice(), value);
    }

    private static long number(Token token) throws ExprException {
        // Sixteen digits fit a long; the limit has sixteen.
        boolean fits = token.text().length() <= 16 && Long.parseLong(token.text()) <= Data.Whole.LIMIT;
        if (!fits) {
            throw fault(token, token.text(), "a number up to 2^53-1");
        }
        return Long.parseLong(token.text());
    }

    private Expr name(Token token) throws ExprException {
        return switch (token.text()) {
            case "true", "false" -> literal(new Value.Flag(token.text().equals("true")));
            case "null" -> throw fault(token, "null", "has(path); there is no null");
            case "in" -> throw fault(token, "\"in\"", "a value before it");
            case "has" -> has(token);
            default -> tokens.get(next + 1).is("(") ? call(token) : read(token);
        };
    }

    private Expr has(Token name) throws ExprException {
        next++;
        take("(");
        Path path = path();
        return new Expr.Has(from(name, take(")")), path);
    }

    private Expr read(Token first) throws ExprException {
        Path path = path();
        return new Expr.Read(
                new Slice(first.slice().from(), tokens.get(next - 1).slice().to()), path);
    }

    private Path path() throws ExprException {
        Token first = peek();
        List<String> names = new ArrayList<>(List.of(pathName()));
        while (peek().is(".")) {
            next++;
            names.add(pathName());
        }
        if (names.size() > Path.LIMIT) {
            throw fault(first, "a path of " + names.size() + " names", "at most " + Path.LIMIT);
        }
        return new Path(names);
    }

    private String pathName() throws ExprException {
        Token token = peek();
        if (token.kind() != Token.Kind.NAME) {
            throw fault(token, token.describe(), "a name");
        }
        next++;
        return token.text();
    }

    private Expr call(Token name) throws ExprException {
        Optional<Function> function = Function.named(name.text());
        if (function.isEmpty()) {
            throw fault(name, "the function " + name.text(), "one of " + Function.words());
        }
        next++;
        take("(");
        deeper(name);
        List<Expr> arguments = items();
        depth--;
        Slice slice = from(name, take(")"));
        if (arguments.size() != function.get().arity()) {
            String expected = function.get().arity() + " arguments of " + name.text();
            throw fault(name, arguments.size() + " arguments", expected);
        }
        return new Expr.Call(slice, function.get(), arguments);
    }

    private Expr parenthesis() throws ExprException {
        Token open = take("(");
        deeper(open);
        Expr inner = binary(1);
        depth--;
        take(")");
        return inner;
    }

    private Expr list() throws ExprException {
        Token open = take("[");
        deeper(open);
        List<Expr> items = items();
        depth--;
        return new Expr.ListOf(from(open, take("]")), items);
    }

    private List<Expr> items() throws ExprException {
        List<Expr> items = new ArrayList<>(List.of(binary(1)));
        while (peek().is(",")) {
            next++;
            items.add(binary(1));
        }
        return items;
    }

    private Token take(String sign) throws ExprException {
        Token token = peek();
        if (!token.is(sign)) {
            throw fault(token, token.describe(), "\"" + sign + "\"");
        }
        next++;
        return token;
    }

    private void deeper(Token at) throws ExprException {
        if (++depth > LIMIT_DEPTH) {
            throw fault(at, "more than " + LIMIT_DEPTH + " levels", "fewer levels of nesting");
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private static boolean isName(Token token, String name) {
        return token.kind() == Token.Kind.NAME && token.text().equals(name);
    }

    private static Slice from(Token first, Token last) {
        return new Slice(first.slice().from(), last.slice().to());
    }

    /** From a character to the last word that was read, brackets around the parts included. */
    private Slice upToHere(int from) {
        return new Slice(from, tokens.get(next - 1).slice().to());
    }

    private static ExprException fault(Token at, String found, String expected) {
        return new ExprException(new Fault(at.slice().from(), found, expected));
    }
}
