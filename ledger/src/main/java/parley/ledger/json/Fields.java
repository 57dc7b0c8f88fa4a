package parley.ledger.json;

import com.google.errorprone.annotations.Var;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import parley.ledger.text.MalformedException;

/**
 * The members of one JSON object, read field by field into a record. Every refusal names the path of the field, as in
 * {@code payload.refs[1].index: ...}; {@link #end} refuses what nobody asked for, so that nothing signed goes unread.
 * Confined to the thread that reads.
 */
public final class Fields {
    private final String path;
    private final Json.Members members;
    private final TreeSet<String> unread;

    private Fields(String path, Json.Members members) {
        this.path = path;
        this.members = members;
        this.unread = new TreeSet<>(members.values().keySet());
    }

    /**
     * The fields of a value.
     *
     * @param path what the value is, for messages
     * @throws MalformedException when the value is no object
     */
    public static Fields of(String path, Json value) {
        if (value instanceof Json.Members members) {
            return new Fields(path, members);
        }
        throw new MalformedException(path, "must be an object");
    }

    /** The names of all fields, sorted. */
    public SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(members.values().keySet()));
    }

    /** The field, if it is there. */
    public Optional<Json> optional(String name) {
        unread.remove(name);
        return Optional.ofNullable(members.values().get(name));
    }

    /** The field; throws {@link MalformedException} when it is missing. */
    public Json required(String name) {
        return optional(name).orElseThrow(() -> new MalformedException(at(name), "is missing"));
    }

    public String text(String name) {
        return text(at(name), required(name));
    }

    /** The text field as a value of its own type; what {@code parse} refuses is refused under the field's name. */
    public <T> T text(String name, Function<String, T> parse) {
        return map(at(name), text(name), parse);
    }

    public <T> Optional<T> optionalText(String name, Function<String, T> parse) {
        return optional(name).map(value -> map(at(name), text(at(name), value), parse));
    }

    /** The number field, if it lies between the bounds, both included. */
    public long whole(String name, long least, long most) {
        if (!(required(name) instanceof Json.Whole(long value))) {
            throw new MalformedException(at(name), "must be a whole number");
        }
        if (value < least || value > most) {
            throw new MalformedException(at(name), "must be from " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    public boolean flag(String name) {
        if (required(name) instanceof Json.Flag(boolean value)) {
            return value;
        }
        throw new MalformedException(at(name), "must be true or false");
    }

    public Fields object(String name) {
        return of(at(name), required(name));
    }

    /** The object field as it stands. */
    public Json.Members members(String name) {
        if (required(name) instanceof Json.Members object) {
            return object;
        }
        throw new MalformedException(at(name), "must be an object");
    }

    /** The list field, each item as a value of its own type. */
    public <T> List<T> list(String name, Function<Item, T> parse) {
        return items(name, required(name), parse);
    }

    /** The list field; empty when it is left out. A list that is there has an item, so that no list has two spellings. */
    public <T> List<T> optionalList(String name, Function<Item, T> parse) {
        List<T> items = optional(name).map(value -> items(name, value, parse)).orElse(List.of());
        if (items.isEmpty() && members.values().containsKey(name)) {
            throw new MalformedException(at(name), "is left out when it is empty");
        }
        return items;
    }

    /** Refuses the fields that were not read. */
    public void end() {
        if (!unread.isEmpty()) {
            throw new MalformedException(at(unread.getFirst()), "is not a known field");
        }
    }

    /** The path of a field, for messages. */
    public String at(String name) {
        return path + "." + name;
    }

    private <T> List<T> items(String name, Json value, Function<Item, T> parse) {
        if (!(value instanceof Json.Items(List<Json> values))) {
            throw new MalformedException(at(name), "must be a list");
        }
        List<T> parsed = new ArrayList<>(values.size());
        @Var int index = 0;
        for (Json item : values) {
            parsed.add(parse.apply(new Item(at(name) + "[" + index++ + "]", item)));
        }
        return parsed;
    }

    private static String text(String path, Json value) {
        if (value instanceof Json.Text(String text)) {
            return text;
        }
        throw new MalformedException(path, "must be a text");
    }

    private static <T> T map(String path, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | MalformedException e) {
            throw new MalformedException(path, String.valueOf(e.getMessage()), e);
        }
    }

    /** One item of a list, with its path. */
    public record Item(String path, Json value) {
        public Fields fields() {
            return Fields.of(path, value);
        }

        public <T> T text(Function<String, T> parse) {
            return map(path, Fields.text(path, value), parse);
        }
    }
}
