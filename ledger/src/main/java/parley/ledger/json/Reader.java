package parley.ledger.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.Var;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import parley.ledger.bytes.Bytes;
import parley.ledger.text.MalformedException;

/**
 * Reads one value by recursive descent. Written by hand because what it must refuse is most of what a JSON library is
 * proud to accept: fractions, exponents, minus zero, null, duplicate names, lone surrogates.
 */
final class Reader {
    private final String text;
    private int at;

    private Reader(String text) {
        this.text = text;
    }

    static Json read(Bytes bytes, int limit) {
        MalformedException.refuseAbove(limit, bytes.size(), "JSON", "bytes");
        Reader reader = new Reader(decode(bytes));
        Json value = reader.value(0);
        reader.space();
        if (reader.at < reader.text.length()) {
            throw reader.refused("more text after the value");
        }
        return value;
    }

    private static String decode(Bytes bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toArray())).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("JSON", "it is not valid UTF-8", e);
        }
    }

    private Json value(int depth) {
        space();
        char c = peek();
        return switch (c) {
            case '{' -> members(inside(depth));
            case '[' -> items(inside(depth));
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Flag(true));
            case 'f' -> word("false", new Json.Flag(false));
            case 'n' -> throw refused("null: an optional field is left out");
            default -> {
                if (c == '-' || digit(c)) {
                    yield number();
                }
                throw refused("no value begins with " + quoted(c));
            }
        };
    }

    private int inside(int depth) {
        if (depth == Json.MAX_DEPTH) {
            throw refused("deeper than " + Json.MAX_DEPTH);
        }
        return depth + 1;
    }

    private Json members(int depth) {
        TreeMap<String, Json> members = new TreeMap<>();
        expect('{');
        space();
        if (skip('}')) {
            return new Json.Members(members);
        }
        do {
            space();
            int start = at;
            String name = string();
            space();
            expect(':');
            if (members.put(name, value(depth)) != null) {
                at = start;
                throw refused("the name stands twice: " + MalformedException.quote(name));
            }
            space();
        } while (skip(','));
        expect('}');
        return new Json.Members(members);
    }

    private Json items(int depth) {
        List<Json> items = new ArrayList<>();
        expect('[');
        space();
        if (skip(']')) {
            return new Json.Items(items);
        }
        do {
            items.add(value(depth));
            space();
        } while (skip(','));
        expect(']');
        return new Json.Items(items);
    }

    private Json number() {
        int start = at;
        boolean negative = skip('-');
        int first = at;
        @Var long value = 0;
        while (at < text.length() && digit(text.charAt(at))) {
            value = 10 * value + (text.charAt(at) - '0');
            if (value > Json.MAX_NUMBER) {
                throw refused("the number is above 2^53-1 in magnitude");
            }
            at++;
        }
        if (at == first) {
            throw refused("a digit must stand here");
        }
        if (text.charAt(first) == '0' && (at - first > 1 || negative)) {
            at = start;
            throw refused("a number has no leading zero and zero has no sign");
        }
        if (at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0) {
            throw refused("a number has no fraction and no exponent");
        }
        return new Json.Whole(negative ? -value : value);
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw refused("no value begins with " + quoted(text.charAt(at)));
        }
        at += word.length();
        return value;
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return out.toString();
            }
            if (c < 0x20) {
                at--;
                throw refused("a control character stands in a text");
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                @Var int unit = 0;
                for (int i = 0; i < 4; i++) {
                    char hex = next();
                    int digit = hex < 0x80 ? Character.digit(hex, 16) : -1;
                    if (digit < 0) {
                        throw refused("four hex digits follow \\u");
                    }
                    unit = 16 * unit + digit;
                }
                yield (char) unit;
            }
            default -> throw refused("no escape: " + quoted(c));
        };
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at == text.length()) {
            throw refused("the text ends too early");
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private boolean skip(char wanted) {
        boolean found = at < text.length() && text.charAt(at) == wanted;
        if (found) {
            at++;
        }
        return found;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw refused(quoted(wanted) + " expected, not " + quoted(peek()));
        }
        at++;
    }

    private MalformedException refused(String reason) {
        return new MalformedException("JSON", "character " + (at + 1) + ": " + reason);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String quoted(char c) {
        return c > 0x20 && c < 0x7f ? "'" + c + "'" : String.format("U+%04X", (int) c);
    }
}
