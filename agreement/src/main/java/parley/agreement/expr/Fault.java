package parley.agreement.expr;

/**
 * What is wrong with a condition.
 *
 * @param at the character, counted from 0
 * @param found what stands there
 * @param expected what could stand there instead
 */
public record Fault(int at, String found, String expected) {
    @Override
    public String toString() {
        return "at character " + (at + 1) + ": found " + found + ", expected " + expected;
    }
}
