package parley.desk.figures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Report;
import parley.desk.figures.Inquiry.Problem;
import parley.node.view.FindingView;

/**
 * What figures can be asked of: wider than what a page offers, so that a question stays right at another instant, at which
 * something was not found yet.
 *
 * @param rules provisions, and {@code provision.step}
 * @param years empty where the page is of no year
 */
record Choosable(Set<String> parties, Set<String> rules, Optional<Set<String>> years) {
    static Choosable of(Optional<Figure> figure, Basis basis) {
        var heads = Stream.concat(basis.look().now().findings().stream(), basis.look().shown().findings().stream())
                .map(FindingView::head)
                .toList();
        var parties = new HashSet<>(basis.members());
        var rules = new HashSet<String>();
        basis.packs().forEach(pack -> rules.addAll(rules(pack)));
        heads.forEach(head -> {
            parties.add(head.debtor().code());
            parties.add(head.account().code());
            rules.add(head.provision() + head.step().map(step -> "." + step).orElse(""));
        });
        var reports = basis.packs().stream()
                .flatMap(pack -> pack.provisions().values().stream())
                .filter(provision -> provision instanceof Report)
                .map(provision -> provision.id())
                .toList();
        var years = new HashSet<String>();
        heads.stream()
                .filter(head -> reports.contains(head.provision()))
                .forEach(head -> head.subject().ifPresent(years::add));
        return new Choosable(
                parties, rules, figure.filter(Figure.EXCHANGE::equals).map(_ -> years));
    }

    private static List<String> rules(Pack pack) {
        var rules = new ArrayList<>(pack.provisions().keySet());
        pack.provisions().forEach((id, provision) -> {
            if (provision instanceof Exchange exchange) {
                exchange.steps().forEach(step -> rules.add(id + "." + step.id()));
            }
        });
        return rules;
    }

    /** Which values of an inquiry are none of these. */
    List<Problem> missing(Inquiry inquiry) {
        var missing = new ArrayList<Problem>();
        check(missing, "party", inquiry.party(), parties.contains(inquiry.party()));
        check(missing, "provision", inquiry.provision(), rules.contains(inquiry.provision()));
        check(
                missing,
                "account",
                inquiry.account(),
                inquiry.account().equals(Inquiry.OWN) || parties.contains(inquiry.account()));
        check(
                missing,
                "state",
                inquiry.state(),
                Coverage.STATES.stream().anyMatch(state -> state.key().equals(inquiry.state())));
        years.ifPresent(known -> check(missing, "year", inquiry.year(), known.contains(inquiry.year())));
        return missing;
    }

    private static void check(List<Problem> missing, String parameter, String value, boolean known) {
        if (!value.isEmpty() && !known) {
            missing.add(new Problem(parameter, "choice", value));
        }
    }
}
