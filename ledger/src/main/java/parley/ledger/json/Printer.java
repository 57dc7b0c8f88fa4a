package parley.ledger.json;

import java.util.Map;
import parley.ledger.bytes.Bytes;
import parley.ledger.text.MalformedException;

/** Prints the canonical form: no white space, sorted members, the fewest escapes (RFC 8785, section 3.2). */
final class Printer {
    private final StringBuilder out = new StringBuilder();

    private Printer() {}

    static Bytes print(Json value) {
        Printer printer = new Printer();
        printer.value(value, 0);
        return Bytes.utf8(printer.out.toString());
    }

    private void value(Json value, int depth) {
        if (depth == Json.MAX_DEPTH && (value instanceof Json.Items || value instanceof Json.Members)) {
            throw new MalformedException("JSON", "it nests deeper than " + Json.MAX_DEPTH);
        }
        switch (value) {
            case Json.Text(String text) -> text(text);
            case Json.Whole(long number) -> out.append(number);
            case Json.Flag(boolean flag) -> out.append(flag);
            case Json.Items(var items) -> {
                out.append('[');
                String separator = "";
                for (Json item : items) {
                    out.append(separator);
                    value(item, depth + 1);
                    separator = ",";
                }
                out.append(']');
            }
            case Json.Members(var members) -> {
                out.append('{');
                String separator = "";
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    out.append(separator);
                    text(member.getKey());
                    out.append(':');
                    value(member.getValue(), depth + 1);
                    separator = ",";
                }
                out.append('}');
            }
        }
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
