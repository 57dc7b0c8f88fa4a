package parley.ledger.entry;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

/** To whom an entry is addressed. It hides nothing: every member of the circle holds every entry. */
public sealed interface Addressees {
    /** All members of the circle. */
    record Everyone() implements Addressees {
        @Override
        public String toString() {
            return "*";
        }
    }

    /**
     * Some members by name.
     *
     * @param parties at least one, each once, in the order of their codes
     */
    record Named(List<Party> parties) implements Addressees {
        public Named {
            parties = List.copyOf(parties);
            if (parties.isEmpty()
                    || !parties.equals(parties.stream().sorted().distinct().toList())) {
                throw new MalformedException(
                        "addressees", "they are at least one, each once, in the order of their codes, not " + parties);
            }
        }

        @Override
        public String toString() {
            return parties.stream().map(Party::code).collect(joining(" "));
        }
    }

    /** {@code "*"}. */
    static Addressees all() {
        return new Everyone();
    }

    /** Named parties, in any order; throws {@link MalformedException} when there are none. */
    static Addressees of(Party... parties) {
        return new Named(Arrays.stream(parties).sorted().distinct().toList());
    }

    /** Whether the party is addressed. */
    default boolean include(Party party) {
        return switch (this) {
            case Everyone() -> true;
            case Named(List<Party> parties) -> parties.contains(party);
        };
    }

    static Addressees parse(String name, Fields fields) {
        Json value = fields.required(name);
        if (value instanceof Json.Text(String text)) {
            if (text.equals("*")) {
                return all();
            }
            throw new MalformedException(
                    fields.at(name), "is \"*\" or a list of party codes, not " + MalformedException.quote(text));
        }
        List<Party> parties = fields.list(name, item -> item.text(Party::new));
        return new Named(parties);
    }

    default Json json() {
        return switch (this) {
            case Everyone() -> Json.text("*");
            case Named(List<Party> parties) -> Json.items(parties.stream().map(party -> Json.text(party.code())));
        };
    }
}
