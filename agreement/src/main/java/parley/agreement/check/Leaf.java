package parley.agreement.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Expr.Op;
import parley.agreement.expr.Path;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Computed;
import parley.agreement.pack.Condition;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Declare;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Region;
import parley.agreement.pack.Report;
import parley.agreement.pack.Satisfaction;

/**
 * A leaf of a condition: what is compared, read or looked for, with no {@code &&}, {@code ||} or {@code !} left in it. The
 * {@code matching} of a notice is none: it picks entries and says nothing that a paragraph says.
 *
 * @param id that of its node in proofs: {@code terms.notifiable/any/0/all/1@0-19}
 * @param ref the paragraph that it renders
 * @param text as written
 * @param certain whether it is never UNKNOWN: {@code has}, and what reads keys, ids and parameters only
 */
public record Leaf(String id, Optional<String> ref, String text, boolean certain) {

    /** The leaves of a pack: those of its terms, then those of each provision, in the order of the files. */
    static List<Leaf> of(Pack pack) {
        Finder finder = new Finder(pack, new LinkedHashMap<>());
        pack.terms().values().forEach(term -> finder.add(term.condition()));
        pack.provisions().values().forEach(provision -> conditions(provision).forEach(finder::add));
        return List.copyOf(finder.leaves().values());
    }

    private static List<Condition> conditions(Provision provision) {
        List<Condition> all = new ArrayList<>();
        switch (provision) {
            case Notify notify -> {
                rows(notify.debtors(), all);
                met(notify.satisfiedBy(), all);
                for (Notify.ExceptionRule rule : notify.exceptions()) {
                    all.add(rule.when());
                    rule.satisfiedBy().ifPresent(s -> met(s, all));
                }
                notify.interval().map(Notify.WhileHolds::condition).ifPresent(all::add);
            }
            case Exchange exchange -> exchange.steps().forEach(step -> step(step, all));
            case Limit limit -> {
                rows(limit.debtors(), all);
                all.add(limit.members());
                limit.limits().forEach(bound -> bound.members().ifPresent(all::add));
            }
            case Quota quota -> {
                quota.parameters().values().forEach(parameter -> {
                    if (parameter instanceof Computed.Counted counted) {
                        all.add(counted.where());
                    }
                });
                quota.lines().forEach(line -> line.where().ifPresent(all::add));
                all.add(quota.consumes().from());
                quota.consumes().until().ifPresent(all::add);
            }
            case Refrain refrain -> {
                rows(refrain.debtors(), all);
                refrain.where().ifPresent(all::add);
                refrain.region().ifPresent(region -> region(region, all));
                refrain.exempt().forEach(exemption -> all.add(exemption.when()));
            }
            case Ceiling ceiling -> {
                ceiling.counted().ifPresent(all::add);
                ceiling.exempt().forEach(exemption -> all.add(exemption.when()));
                ceiling.levels().forEach(level -> level.where().ifPresent(all::add));
            }
            case Report _, Adoption _, Declare _ -> {}
        }
        return all;
    }

    private static void rows(List<DebtorRow> rows, List<Condition> all) {
        rows.forEach(row -> row.applies().ifPresent(all::add));
    }

    private static void step(Exchange.Step step, List<Condition> all) {
        switch (step) {
            case Exchange.Step.Power power -> {
                met(power.exercisedBy(), all);
                power.valid().ifPresent(all::add);
            }
            case Exchange.Step.Duty duty -> {
                met(duty.satisfiedBy(), all);
                for (Exchange.Unless ground : duty.unless()) {
                    if (ground instanceof Exchange.Unless.Claimed claimed) {
                        claimed.when().ifPresent(all::add);
                    }
                }
            }
        }
    }

    private static void met(Satisfaction satisfaction, List<Condition> all) {
        if (satisfaction instanceof Satisfaction.ByFact(var when)) {
            all.add(when);
        }
    }

    private static void region(Region region, List<Condition> all) {
        switch (region) {
            case Region.Strip strip -> all.add(strip.condition());
            case Region.OwnSide own -> all.add(own.condition());
            case Region.ByMarker _ -> {}
        }
    }

    private record Finder(Pack pack, Map<String, Leaf> leaves) {
        void add(Condition condition) {
            switch (condition) {
                case Condition.All all -> all.of().forEach(this::add);
                case Condition.Any any -> any.of().forEach(this::add);
                case Condition.Not not -> add(not.of());
                case Condition.When when -> add(when, when.id(), when.expr());
                case Condition.Named _ -> {}
                case Condition.Window window ->
                    leaves.put(window.id(), new Leaf(window.id(), window.ref(), "window", false));
            }
        }

        private void add(Condition.When when, String id, Expr expr) {
            switch (expr) {
                case Expr.Binary(var _, var op, var left, var right)
                when op == Op.AND || op == Op.OR -> {
                    add(when, part(id, left), left);
                    add(when, part(id, right), right);
                }
                case Expr.Not(var _, var of) -> add(when, part(id, of), of);
                case Expr.Literal _ -> {}
                case Expr.Binary _, Expr.Has _, Expr.Read _, Expr.Call _, Expr.ListOf _, Expr.Negate _ ->
                    leaves.put(id, new Leaf(id, when.ref(), expr.slice().of(when.text()), certain(expr)));
            }
        }

        private boolean certain(Expr expr) {
            return switch (expr) {
                case Expr.Has _, Expr.Literal _ -> true;
                case Expr.Read(var _, var path) -> known(path);
                case Expr.Not(var _, var of) -> certain(of);
                case Expr.Negate(var _, var of) -> certain(of);
                case Expr.Binary(var _, var _, var left, var right) -> certain(left) && certain(right);
                case Expr.ListOf(var _, var items) -> items.stream().allMatch(this::certain);
                case Expr.Call _ -> false;
            };
        }

        /** Whether a subject that reads it is there only where it is known, or, of a parameter, bound. */
        private boolean known(Path path) {
            boolean direct = path.segments().size() == 2;
            return path.root().equals("param")
                    || (direct
                            && pack.facts().values().stream()
                                    .filter(fact -> fact.root().equals(path.root()))
                                    .anyMatch(fact -> fact.key().contains(path.last())
                                            || path.last().equals("id")));
        }
    }

    private static String part(String id, Expr expr) {
        return id + "@" + expr.slice().from() + "-" + expr.slice().to();
    }
}
