package parley.agreement.evaluate;

import parley.agreement.pack.Satisfaction;
import parley.agreement.value.Party;

/** How provisions are put into words in proofs. */
final class Texts {
    private Texts() {}

    /** {@code notification by XA}. */
    static String satisfaction(Satisfaction satisfaction, Party self) {
        return switch (satisfaction) {
            case Satisfaction.ByEntry by ->
                by.format()
                        + switch (by.by()) {
                            case Satisfaction.By.Self() -> " by " + self;
                            case Satisfaction.By.Either() -> " by either side";
                            case Satisfaction.By.Role(String role) -> " by the " + role;
                        };
            case Satisfaction.ByFact fact -> fact.when().text();
        };
    }
}
