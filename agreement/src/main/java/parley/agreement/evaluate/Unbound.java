package parley.agreement.evaluate;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import parley.agreement.expr.Path;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Anchor;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Computed;
import parley.agreement.pack.Condition;
import parley.agreement.pack.Deadline;
import parley.agreement.pack.Declare;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Joins;
import parley.agreement.pack.Lift;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Region;
import parley.agreement.pack.Report;
import parley.agreement.pack.Satisfaction;
import parley.agreement.proof.Reading;

/** Which parameters a provision, or one limit, level or line of it, reads that nobody has bound. */
final class Unbound {
    private final Scene scene;
    private final NavigableMap<String, String> refs = new TreeMap<>();
    private String ref;

    private Unbound(Scene scene, Provision provision) {
        this.scene = scene;
        this.ref = provision.ref();
    }

    /** Their names, each with the paragraph that reads it: that of a part of the provision which has one. */
    static NavigableMap<String, String> in(Scene scene, Provision provision) {
        Unbound unbound = new Unbound(scene, provision);
        switch (provision) {
            case Notify notify -> unbound.notices(notify);
            case Exchange exchange -> exchange.steps().forEach(unbound::step);
            case Report report -> unbound.report(report);
            case Refrain refrain -> unbound.prohibition(refrain);
            case Limit limit -> {
                unbound.limits(limit);
                limit.limits().forEach(unbound::part);
            }
            case Quota quota -> {
                unbound.quotas(quota);
                quota.lines().forEach(line -> unbound.part(quota, line));
            }
            case Ceiling ceiling -> {
                unbound.ceilings(ceiling);
                ceiling.levels().forEach(unbound::part);
            }
            case Adoption _, Declare _ -> {}
        }
        return unbound.refs;
    }

    /** Whether all is bound that a limit reads. */
    static boolean isNoneIn(Scene scene, Limit rule, Limit.Bound limit) {
        Unbound unbound = new Unbound(scene, rule);
        unbound.limits(rule);
        unbound.part(limit);
        return unbound.refs.isEmpty();
    }

    /** Whether all is bound that a line of a quota reads. */
    static boolean isNoneIn(Scene scene, Quota rule, Quota.Line line) {
        Unbound unbound = new Unbound(scene, rule);
        unbound.quotas(rule);
        unbound.part(rule, line);
        return unbound.refs.isEmpty();
    }

    /** Whether all is bound that a level of a ceiling reads. */
    static boolean isNoneIn(Scene scene, Ceiling rule, Ceiling.Level level) {
        Unbound unbound = new Unbound(scene, rule);
        unbound.ceilings(rule);
        unbound.part(level);
        return unbound.refs.isEmpty();
    }

    private void notices(Notify rule) {
        rule.debtors().forEach(row -> row.applies().ifPresent(this::condition));
        deadline(rule.deadline());
        satisfaction(rule.satisfiedBy());
        rule.breachedWhen().ifPresent(this::path);
        rule.exceptions().forEach(exception -> {
            condition(exception.when());
            exception.deadline().ifPresent(this::deadline);
            exception.breachedWhen().ifPresent(this::path);
            exception.satisfiedBy().ifPresent(this::satisfaction);
        });
        rule.interval().ifPresent(interval -> condition(interval.condition()));
        rule.joins()
                .ifPresent(joins -> joins.rules().forEach(each -> {
                    if (each instanceof Joins.When when) {
                        when.expr().paths().forEach(this::path);
                    }
                }));
    }

    private void step(Step step) {
        switch (step) {
            case Step.Power power -> {
                satisfaction(power.exercisedBy());
                power.valid().ifPresent(this::condition);
                power.lapses().ifPresent(this::deadline);
            }
            case Step.Duty duty -> {
                deadline(duty.deadline());
                satisfaction(duty.satisfiedBy());
                duty.unless().forEach(unless -> {
                    if (unless instanceof Exchange.Unless.Claimed claimed) {
                        claimed.when().ifPresent(this::condition);
                    }
                });
            }
        }
    }

    private void report(Report rule) {
        if (rule.every().since() instanceof Report.Since.Bound(String name)) {
            parameter(name);
        }
    }

    /** A table's line and widths are those of the pack. */
    private void prohibition(Refrain rule) {
        rule.debtors().forEach(row -> row.applies().ifPresent(this::condition));
        rule.where().ifPresent(this::condition);
        rule.region().ifPresent(region -> {
            switch (region) {
                case Region.Strip strip -> condition(strip.condition());
                case Region.OwnSide own -> condition(own.condition());
                case Region.ByMarker _ -> {}
            }
        });
        rule.unless().ifPresent(this::lift);
        rule.exempt().forEach(exemption -> {
            condition(exemption.when());
            exemption.unless().ifPresent(this::lift);
        });
        if (rule.baseline().map(Refrain.Baseline::date).orElse(null) instanceof Refrain.Date.Param(Path path)) {
            path(path);
        }
    }

    private void limits(Limit rule) {
        rule.debtors().forEach(row -> row.applies().ifPresent(this::condition));
        condition(rule.members());
    }

    private void part(Limit.Bound limit) {
        ref = limit.ref();
        if (limit.atMost() instanceof Limit.AtMost.Param(Path path)) {
            path(path);
        }
        limit.members().ifPresent(this::condition);
    }

    private void quotas(Quota rule) {
        condition(rule.consumes().from());
        rule.consumes().until().ifPresent(this::condition);
    }

    private void part(Quota rule, Quota.Line line) {
        ref = line.ref();
        computed(rule, line.atMost().expr().paths());
        line.where().ifPresent(this::condition);
    }

    /** What a quota computes itself is bound if everything is that it is computed from. */
    private void computed(Quota rule, Collection<Path> paths) {
        for (Path path : paths) {
            switch (path.root().equals("param") ? rule.parameters().get(path.last()) : null) {
                case Computed.Counted counted -> condition(counted.where());
                case Computed.Formula formula ->
                    computed(rule, formula.amount().expr().paths());
                case null -> path(path);
            }
        }
    }

    private void ceilings(Ceiling rule) {
        rule.sum().expr().paths().forEach(this::path);
        rule.counted().ifPresent(this::condition);
        rule.exempt().forEach(exemption -> condition(exemption.when()));
    }

    private void part(Ceiling.Level level) {
        ref = level.ref();
        level.where().ifPresent(this::condition);
        level.per().forEach(per -> {
            if (per instanceof Ceiling.Per.Group group) {
                parameter(group.parameter());
            }
        });
        level.limits().forEach(limit -> {
            List<Ceiling.Amount> amounts = switch (limit.bound()) {
                case Ceiling.Bound.Fixed(var amount) -> List.of(amount);
                case Ceiling.Bound.Table(int _, var table) -> List.copyOf(table.values());
            };
            amounts.forEach(amount -> amount.expr().paths().forEach(this::path));
        });
    }

    private void condition(Condition condition) {
        switch (condition) {
            case Condition.All all -> all.of().forEach(this::condition);
            case Condition.Any any -> any.of().forEach(this::condition);
            case Condition.Not not -> condition(not.of());
            case Condition.When when -> when.expr().paths().forEach(this::path);
            case Condition.Named named ->
                scene.pack().term(named.term()).ifPresent(term -> condition(term.condition()));
            case Condition.Window window -> path(window.before());
        }
    }

    private void deadline(Deadline deadline) {
        switch (deadline.anchor()) {
            case Anchor.At(Path path) -> path(path);
            case Anchor.Civil civil -> path(civil.of());
            case Anchor.Plus plus -> path(plus.path());
            case Anchor.Received _, Anchor.Witnessed _, Anchor.MetBy _ -> {}
        }
    }

    private void satisfaction(Satisfaction satisfaction) {
        switch (satisfaction) {
            case Satisfaction.ByEntry by ->
                by.matching().ifPresent(matching -> matching.expr().paths().forEach(this::path));
            case Satisfaction.ByFact fact -> condition(fact.when());
        }
    }

    private void lift(Lift lift) {
        switch (lift) {
            case Lift.All all -> all.of().forEach(this::lift);
            case Lift.Any any -> any.of().forEach(this::lift);
            case Lift.Notice notice -> {
                deadline(notice.deadline());
                satisfaction(notice.by());
            }
        }
    }

    private void path(Path path) {
        if (path.root().equals("param")) {
            parameter(path.last());
        }
    }

    private void parameter(String name) {
        if (!(Parameters.read(scene, name) instanceof Reading.Known)) {
            refs.putIfAbsent(name, ref);
        }
    }
}
