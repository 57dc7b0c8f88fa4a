package parley.agreement.finding;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parley.agreement.value.Data;

/**
 * Prints data as JSON in its canonical form (RFC 8785), which with integers alone is: members sorted by their UTF-16 code
 * units, no white space, the shortest escapes.
 */
public final class CanonicalJson {
    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    public static String print(Data data) {
        CanonicalJson json = new CanonicalJson();
        json.value(data);
        return json.out.toString();
    }

    private void value(Data data) {
        switch (data) {
            case Data.Text(String text) -> string(text);
            case Data.Whole(long number) -> out.append(number);
            case Data.Flag(boolean flag) -> out.append(flag);
            case Data.Items(List<Data> items) -> {
                out.append('[');
                for (int i = 0; i < items.size(); i++) {
                    if (i > 0) {
                        out.append(',');
                    }
                    value(items.get(i));
                }
                out.append(']');
            }
            case Data.Members(Map<String, Data> members) -> members(new TreeMap<>(members));
        }
    }

    private void members(Map<String, Data> members) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, Data> member : members.entrySet()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            string(member.getKey());
            out.append(':');
            value(member.getValue());
        }
        out.append('}');
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
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
