package parley.ledger.control;

import parley.ledger.text.Line;

/**
 * What a party calls one of its officers in the record: a name, a number or an office.
 *
 * @param name 1 to 64 characters, no control characters
 */
public record Officer(String name) {
    public Officer {
        Line.require("officer", name, 64);
    }

    @Override
    public String toString() {
        return name;
    }
}
