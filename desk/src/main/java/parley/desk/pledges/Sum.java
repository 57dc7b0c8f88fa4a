package parley.desk.pledges;

import java.math.BigInteger;
import java.util.Collection;
import java.util.OptionalLong;

/**
 * Amounts of one currency, added up.
 *
 * @param amount the sum of those that are stated, in whole units
 * @param open how many state none
 */
public record Sum(BigInteger amount, int open) {
    static Sum of(Collection<OptionalLong> amounts) {
        return new Sum(
                amounts.stream()
                        .filter(OptionalLong::isPresent)
                        .map(each -> BigInteger.valueOf(each.getAsLong()))
                        .reduce(BigInteger.ZERO, BigInteger::add),
                (int) amounts.stream().filter(OptionalLong::isEmpty).count());
    }

    /** Whether nothing was added up. */
    public boolean isNothing() {
        return amount.signum() == 0 && open == 0;
    }
}
