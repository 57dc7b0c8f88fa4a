package parley.agreement.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Bound;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.pack.Ceiling.Side;
import parley.agreement.pack.Condition;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Pack.RoleSource;
import parley.agreement.pack.Parties;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Report;
import parley.agreement.pack.Satisfaction;
import parley.agreement.value.Value;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode;

/**
 * Finds what one party must both do and leave: a duty that only an entry can meet that states what a refrain forbids the
 * same party without a way out, and a sum that must be at least more than it may be at most. Only what is certain is
 * named; a duty about a forbidden thing (a notice of an exercise that must not be) is no such case.
 */
record DoubleBinds(Vocabulary vocabulary, Map<String, Provision> provisions, Map<String, Keys> sources) {

    /** What a party owes by an entry. */
    private record Duty(String name, String subject, List<Parties> debtors, String format, Optional<Expr> matching) {}

    void check() {
        List<Duty> duties = new ArrayList<>();
        provisions.values().forEach(provision -> duties(provision, duties));
        List<Ceiling> ceilings = new ArrayList<>();
        for (Provision provision : provisions.values()) {
            if (provision instanceof Refrain refrain) {
                duties.forEach(duty -> forbidden(duty, refrain));
            } else if (provision instanceof Ceiling ceiling) {
                ceilings.add(ceiling);
                ceilings.forEach(earlier -> sums(earlier, ceiling));
            }
        }
    }

    private static void duties(Provision provision, List<Duty> duties) {
        if (provision instanceof Notify notify) {
            List<Parties> debtors =
                    notify.debtors().stream().map(DebtorRow::each).toList();
            entry(notify.satisfiedBy()).ifPresent(e -> duties.add(duty(notify.id(), notify.subjectType(), debtors, e)));
        } else if (provision instanceof Exchange exchange) {
            for (Exchange.Step step : exchange.steps()) {
                if (step instanceof Exchange.Step.Duty owed) {
                    String name = exchange.id() + "." + owed.id();
                    entry(owed.satisfiedBy())
                            .ifPresent(e -> duties.add(duty(name, exchange.subjectType(), owed.debtors(), e)));
                }
            }
        } else if (provision instanceof Report report) {
            List<Parties> debtors = report.debtors().stream()
                    .<Parties>map(debtor -> new Parties.Role(debtor.role()))
                    .toList();
            duties.add(new Duty(report.id(), "", debtors, report.format(), Optional.empty()));
        }
    }

    private static Optional<Satisfaction.ByEntry> entry(Satisfaction satisfaction) {
        return satisfaction instanceof Satisfaction.ByEntry entry
                        && entry.by() instanceof Satisfaction.By.Self
                        && entry.onBehalf() == Satisfaction.OnBehalf.NONE
                ? Optional.of(entry)
                : Optional.empty();
    }

    private static Duty duty(String name, String subject, List<Parties> debtors, Satisfaction.ByEntry entry) {
        return new Duty(name, subject, debtors, entry.format(), entry.matching().map(Satisfaction.Matching::expr));
    }

    private void forbidden(Duty duty, Refrain refrain) {
        Format format = vocabulary.formats.get(duty.format());
        FactType fact = vocabulary.facts.get(refrain.subjectType());
        boolean certain = refrain.where().isPresent()
                && refrain.region().isEmpty()
                && refrain.baseline().isEmpty()
                && refrain.unless().isEmpty()
                && refrain.exempt().isEmpty();
        if (format == null || fact == null || !certain) {
            return;
        }
        Optional<Format.States> states = format.states().stream()
                .filter(s -> s.fact().equals(fact.name()) && s.each().isEmpty())
                .findFirst();
        Optional<Parties> bound = refrain.debtors().stream()
                .filter(row -> row.applies().isEmpty() && binds(row.each(), refrain, duty))
                .map(DebtorRow::each)
                .findFirst();
        if (states.isEmpty() || bound.isEmpty()) {
            return;
        }
        Expr stated = duty.matching()
                .map(expr -> renamed(expr, fact, states.get()))
                .orElse(new Expr.Literal(new Expr.Slice(0, 0), new Value.Flag(true)));
        Names names = Names.of(vocabulary, List.of(fact.name()));
        Condition entry = new Condition.When("", Optional.empty(), "", stated);
        Keys keys = sources.get(refrain.id());
        if (keys != null && Exclusion.implies(entry, refrain.where().get(), names)) {
            YamlNode at = keys.get("where").orElse(keys.mapping());
            String found = "what every " + format.name() + " states that meets " + duty.name();
            keys.problem(at, found, "what " + bound.get() + " may leave: one act is not both required and forbidden");
        }
    }

    /** Whether whoever owes the duty is certain to be bound by the refrain too. */
    private boolean binds(Parties each, Refrain refrain, Duty duty) {
        boolean all = each instanceof Parties.Role(var role) && vocabulary.roles.get(role) == RoleSource.ALL;
        boolean same = duty.debtors().contains(each)
                && (each instanceof Parties.Role || duty.subject().equals(refrain.subjectType()));
        return all || same;
    }

    /** The condition on an entry as a condition on the fact that it states. */
    private static Expr renamed(Expr expr, FactType fact, Format.States states) {
        return switch (expr) {
            case Expr.Read(var slice, var path) -> new Expr.Read(slice, renamed(path, fact, states));
            case Expr.Has(var slice, var path) -> new Expr.Has(slice, renamed(path, fact, states));
            case Expr.Not(var slice, var of) -> new Expr.Not(slice, renamed(of, fact, states));
            case Expr.Negate(var slice, var of) -> new Expr.Negate(slice, renamed(of, fact, states));
            case Expr.Binary(var slice, var op, var left, var right) ->
                new Expr.Binary(slice, op, renamed(left, fact, states), renamed(right, fact, states));
            case Expr.ListOf(var slice, var items) ->
                new Expr.ListOf(
                        slice,
                        items.stream().map(item -> renamed(item, fact, states)).toList());
            case Expr.Call(var slice, var function, var arguments) ->
                new Expr.Call(
                        slice,
                        function,
                        arguments.stream().map(a -> renamed(a, fact, states)).toList());
            case Expr.Literal literal -> literal;
        };
    }

    private static Path renamed(Path path, FactType fact, Format.States states) {
        boolean copied = path.root().equals("notice")
                && path.segments().size() == 2
                && fact.fields().containsKey(path.last())
                && !states.with().containsKey(path.last());
        return copied ? new Path(List.of(fact.root(), path.last())) : path;
    }

    private void sums(Ceiling one, Ceiling other) {
        boolean itself = one.id().equals(other.id());
        boolean alike = one.subjectType().equals(other.subjectType())
                && one.sum().text().equals(other.sum().text())
                && one.present().equals(other.present());
        boolean whole = one.counted().isEmpty()
                && other.counted().isEmpty()
                && one.exempt().isEmpty()
                && other.exempt().isEmpty()
                && one.zones().equals(other.zones());
        if (!itself && !(alike && whole)) {
            return;
        }
        for (Level low : one.levels()) {
            for (Level high : other.levels()) {
                bounds(low, one, high, other);
                if (!itself) {
                    bounds(high, other, low, one);
                }
            }
        }
    }

    private void bounds(Level low, Ceiling ofLow, Level high, Ceiling ofHigh) {
        boolean compared = low.side() == Side.AT_LEAST
                && high.side() == Side.AT_MOST
                && low.per().toString().equals(high.per().toString())
                && low.in().equals(high.in())
                && low.where().isEmpty()
                && high.where().isEmpty()
                && low.addsTo().isEmpty()
                && high.addsTo().isEmpty()
                && low.all() == high.all();
        Optional<Long> least = number(low);
        Optional<Long> most = number(high);
        Keys keys = sources.get(ofLow.id());
        if (keys != null && compared && least.isPresent() && most.isPresent() && least.get() > most.get()) {
            YamlNode at = keys.list("levels").get(ofLow.levels().indexOf(low));
            String found = "at least " + least.get() + " of what " + ofHigh.id() + "." + high.id() + " allows "
                    + most.get() + " of";
            keys.problem(at, found, "no more than that");
        }
    }

    /** The limit of a level that has one number for all days. */
    static Optional<Long> number(Level level) {
        return level.limits().size() == 1
                        && level.limits().getFirst().bound() instanceof Bound.Fixed(var amount)
                        && amount.expr() instanceof Expr.Literal(var _, Value.Count(long count))
                ? Optional.of(count)
                : Optional.empty();
    }
}
