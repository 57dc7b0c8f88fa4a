package parley.agreement.evaluate;

import java.time.MonthDay;
import java.util.Optional;
import parley.agreement.expr.Path;
import parley.agreement.pack.Anchor;
import parley.agreement.pack.Satisfaction;
import parley.agreement.value.Party;
import parley.agreement.value.Span;

/** How provisions are put into words in proofs. */
final class Texts {
    private Texts() {}

    /** {@code not before ask.received}. */
    static String notBefore(Optional<Anchor> anchor) {
        return "not before " + anchor.map(Texts::anchor).orElse("anything");
    }

    /** What a deadline counts from. */
    static String anchor(Anchor anchor) {
        return switch (anchor) {
            case Anchor.At(Path path) -> path.toString();
            case Anchor.Civil(MonthDay day, int years, Path of) ->
                "%02d-%02d of ".formatted(day.getMonthValue(), day.getDayOfMonth())
                        + (years == 0 ? "the year" : Math.abs(years) + (years < 0 ? " before" : " after") + " the year")
                        + " of " + of;
            case Anchor.Plus(Path path, Span plus) -> path + " plus " + plus;
            case Anchor.Received(String step) -> step + ".received";
            case Anchor.Witnessed(String step) -> step + ".witnessed";
            case Anchor.MetBy(String provision) -> "the notice of " + provision;
        };
    }

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
