package parley.desk.figures;

import java.util.List;
import java.util.function.Predicate;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Report;
import parley.agreement.pack.Verdict;
import parley.desk.words.Phrase;

/**
 * Which figures there are, each with its newest numbers: counts of findings, for which no proof is made. On each debtor's own
 * account only.
 */
public record Overview(List<Line> lines) {
    /**
     * One figure.
     *
     * @param numbers each a sentence
     */
    public record Line(Figure figure, List<Phrase> numbers) {}

    static Overview of(Basis basis) {
        var count = new Count(basis);
        return new Overview(List.of(
                new Line(
                        Figure.CEILINGS,
                        List.of(
                                count.say(
                                        "ceilings",
                                        found -> found.provision() instanceof Ceiling
                                                || found.provision() instanceof Limit),
                                count.say(
                                        "over",
                                        found -> isBound(found) && found.head().verdict() == Verdict.BREACHED),
                                count.say(
                                        "unknown",
                                        found -> isBound(found) && found.head().verdict() == Verdict.UNKNOWN))),
                new Line(
                        Figure.QUOTAS,
                        List.of(
                                count.say("quotas", found -> found.provision() instanceof Quota),
                                count.say(
                                        "exhausted",
                                        found -> found.provision() instanceof Quota
                                                && found.head().verdict() == Verdict.EXHAUSTED),
                                count.say(
                                        "unknown",
                                        found -> found.provision() instanceof Quota
                                                && found.head().verdict() == Verdict.UNKNOWN))),
                new Line(
                        Figure.REPLIES,
                        List.of(
                                count.say("replies", Replies::arose),
                                count.say(
                                        "waiting",
                                        found -> Replies.arose(found)
                                                && (found.head().verdict() == Verdict.DUE
                                                        || found.head().verdict() == Verdict.OVERDUE)))),
                new Line(
                        Figure.LATENESS,
                        List.of(
                                count.say(
                                        "late",
                                        found -> found.isDuty() && found.head().verdict() == Verdict.LATE),
                                count.say(
                                        "overdue",
                                        found -> found.isDuty() && found.head().verdict() == Verdict.OVERDUE))),
                new Line(
                        Figure.COVERAGE,
                        List.of(
                                count.say("duties", Found::isDuty),
                                count.say(
                                        "unknown",
                                        found -> found.isDuty() && found.head().verdict() == Verdict.UNKNOWN))),
                new Line(
                        Figure.EXCHANGE,
                        List.of(
                                count.say(
                                        "given",
                                        found -> isYearly(found)
                                                && (found.head().verdict() == Verdict.MET
                                                        || found.head().verdict() == Verdict.LATE)),
                                count.say(
                                        "missing",
                                        found -> isYearly(found) && found.head().verdict() == Verdict.OVERDUE))),
                new Line(
                        Figure.REQUESTS,
                        List.of(count.number(
                                "requests",
                                new Requests(basis)
                                        .all().stream().filter(Request::isOpen).count())))));
    }

    private static boolean isBound(Found found) {
        return found.provision() instanceof Ceiling || found.provision() instanceof Limit;
    }

    private static boolean isYearly(Found found) {
        return found.provision() instanceof Report report && report.every() instanceof Report.Period.Yearly;
    }

    /** How many there are, said in a sentence of its own. */
    private record Count(Basis basis) {
        Phrase say(String key, Predicate<Found> wanted) {
            return number(
                    key,
                    basis.all().stream()
                            .filter(found -> found.isOwn() && wanted.test(found))
                            .count());
        }

        Phrase number(String key, long n) {
            var words = basis.words();
            return words.say(
                    "figures.count." + key + "." + words.language().plural(n).word(),
                    "n",
                    basis.numbers().of(n));
        }
    }
}
