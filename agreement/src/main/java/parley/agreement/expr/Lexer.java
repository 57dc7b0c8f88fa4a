package parley.agreement.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.agreement.expr.Expr.Slice;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/** Cuts a condition into words. Characters that other languages know and this one does not get an answer of their own. */
final class Lexer {
    private static final List<String> SIGNS =
            List.of("||", "&&", "==", "!=", "<=", ">=", "<", ">", "!", "+", "-", "*", "(", ")", "[", "]", ",", ".");

    private static final Pattern UNIT = Pattern.compile(" k?m(?![A-Za-z0-9_.])");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The words of a condition, closed by one of kind {@code END}. */
    static List<Token> tokens(String text) throws ExprException {
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        lexer.add(Token.Kind.END, "", text.length());
        return lexer.tokens;
    }

    private void next() throws ExprException {
        char c = text.charAt(at);
        if (c == ' ' || c == '\n') {
            at++;
        } else if (letter(c)) {
            name();
        } else if (digit(c)) {
            integer();
        } else if (c == '\'') {
            string();
        } else {
            sign();
        }
    }

    private void name() throws ExprException {
        int end = at;
        while (end < text.length()
                && (letter(text.charAt(end)) || digit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        String name = text.substring(at, end);
        if (name.indexOf('_') >= 0) {
            throw fault("\"" + name + "\"", "a name of letters and digits");
        }
        if (!name.matches("PT?[0-9].*")) {
            add(Token.Kind.NAME, name, end);
        } else if (Span.parse(name).isPresent()) {
            add(Token.Kind.SPAN, name, end);
        } else {
            throw fault("\"" + name + "\"", "a span in one class: days (P42D) or hours, minutes and seconds (PT48H)");
        }
    }

    private void integer() throws ExprException {
        int end = at;
        while (end < text.length() && digit(text.charAt(end))) {
            end++;
        }
        String digits = text.substring(at, end);
        if (end < text.length() && text.charAt(end) == '.') {
            throw fault("\"" + digits + ".\"", "a whole number; there are no fractions");
        }
        if (end < text.length() && (letter(text.charAt(end)) || text.charAt(end) == '_')) {
            throw fault("\"" + digits + text.charAt(end) + "\"", "a whole number or a name");
        }
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            throw fault("\"" + digits + "\"", "a whole number without leading zeros");
        }
        Matcher unit = UNIT.matcher(text).region(end, text.length());
        if (unit.lookingAt()) {
            distance(unit.end());
        } else {
            add(Token.Kind.INTEGER, digits, end);
        }
    }

    /** A number and its unit. */
    private void distance(int end) throws ExprException {
        String distance = text.substring(at, end);
        if (Value.Distance.parse(distance).isEmpty()) {
            throw fault("\"" + distance + "\"", "a distance of at most " + Value.Distance.LIMIT + " m");
        }
        add(Token.Kind.DISTANCE, distance, end);
    }

    private void string() throws ExprException {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            throw fault("an open string", "a closing single quote");
        }
        String content = text.substring(at + 1, end);
        if (content.indexOf('\\') >= 0 || content.indexOf('\n') >= 0) {
            throw fault("an escape or a line break in a string", "plain characters");
        }
        tokens.add(new Token(Token.Kind.STRING, content, new Slice(at, end + 1)));
        at = end + 1;
    }

    private void sign() throws ExprException {
        for (String sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                add(Token.Kind.SIGN, sign, at + sign.length());
                return;
            }
        }
        char c = text.charAt(at);
        throw switch (c) {
            case '/', '%' -> fault("\"" + c + "\"", "ceil(n, d) or floor(n, d)");
            case '"' -> fault("a double quote", "a string in single quotes");
            case '=' -> fault("\"=\"", "==");
            case '&', '|' -> fault("\"" + c + "\"", "" + c + c);
            case '?' -> fault("\"?\"", "an exception or another condition; there is no choice inside one");
            default -> fault("the character " + printable(c), "a name, a number, a string or a sign");
        };
    }

    private void add(Token.Kind kind, String word, int end) {
        tokens.add(new Token(kind, word, new Slice(at, end)));
        at = end;
    }

    private ExprException fault(String found, String expected) {
        return new ExprException(new Fault(at, found, expected));
    }

    private static String printable(char c) {
        return c > ' ' && c < 127 ? "\"" + c + "\"" : String.format("U+%04X", (int) c);
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
