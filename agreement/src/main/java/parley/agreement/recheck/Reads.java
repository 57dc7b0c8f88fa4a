package parley.agreement.recheck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Anchor;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Bound;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.pack.Computed;
import parley.agreement.pack.Condition;
import parley.agreement.pack.Deadline;
import parley.agreement.pack.Declare;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Joins;
import parley.agreement.pack.Lift;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Region;
import parley.agreement.pack.Report;
import parley.agreement.pack.Satisfaction;

/** Which parameters a provision reads, and in which of its parts. */
final class Reads {
    private final Pack pack;

    Reads(Pack pack) {
        this.pack = pack;
    }

    /** What is read by part; the provision as a whole under no name. */
    Map<String, NavigableSet<String>> byPart(Provision provision) {
        Map<String, NavigableSet<String>> reads = new LinkedHashMap<>();
        switch (provision) {
            case Notify rule -> reads.put("", names(notices(rule)));
            case Exchange rule -> reads.put("", names(rule.steps().stream().flatMap(this::step)));
            case Report rule ->
                reads.put(
                        "",
                        rule.every().since() instanceof Report.Since.Bound(String name)
                                ? new TreeSet<>(List.of(name))
                                : new TreeSet<>());
            case Refrain rule -> reads.put("", names(prohibition(rule)));
            case Limit rule -> {
                reads.put(
                        "",
                        names(Stream.concat(
                                debtors(rule.debtors().stream().flatMap(row -> row.applies().stream())),
                                paths(rule.members()))));
                rule.limits().forEach(limit -> reads.put(limit.id(), names(limit(limit))));
            }
            case Quota rule -> {
                reads.put(
                        "",
                        names(Stream.concat(
                                paths(rule.consumes().from()),
                                rule.consumes().until().stream().flatMap(this::paths))));
                rule.lines().forEach(line -> reads.put(line.id(), names(line(rule, line))));
            }
            case Ceiling rule -> {
                reads.put("", names(whole(rule)));
                rule.levels().forEach(level -> {
                    NavigableSet<String> names = names(level(level));
                    level.per().forEach(per -> {
                        if (per instanceof Ceiling.Per.Group group) {
                            names.add(group.parameter());
                        }
                    });
                    reads.put(level.id(), names);
                });
            }
            case Adoption _, Declare _ -> {}
        }
        return reads;
    }

    /** What a level reads, apart from the groups by which it adds up. */
    NavigableSet<String> of(Ceiling rule, Level level) {
        return names(Stream.concat(whole(rule), level(level)));
    }

    private Stream<Path> debtors(Stream<Condition> applies) {
        return applies.flatMap(this::paths);
    }

    private Stream<Path> notices(Notify rule) {
        return Stream.of(
                        debtors(rule.debtors().stream().flatMap(row -> row.applies().stream())),
                        anchor(rule.deadline()),
                        paths(rule.satisfiedBy()),
                        rule.breachedWhen().stream(),
                        rule.exceptions().stream().flatMap(exception -> paths(exception.when())),
                        rule.exceptions().stream()
                                .flatMap(exception -> exception.deadline().stream())
                                .flatMap(this::anchor),
                        rule.exceptions().stream().flatMap(exception -> exception.breachedWhen().stream()),
                        rule.exceptions().stream()
                                .flatMap(exception -> exception.satisfiedBy().stream())
                                .flatMap(this::paths),
                        rule.interval().stream().flatMap(interval -> paths(interval.condition())),
                        rule.joins().stream()
                                .flatMap(joins -> joins.rules().stream())
                                .flatMap(each -> each instanceof Joins.When when
                                        ? when.expr().paths().stream()
                                        : Stream.empty()))
                .flatMap(paths -> paths);
    }

    private Stream<Path> step(Exchange.Step step) {
        return switch (step) {
            case Exchange.Step.Power power ->
                Stream.of(
                                paths(power.exercisedBy()),
                                power.valid().stream().flatMap(this::paths),
                                power.lapses().stream().flatMap(this::anchor))
                        .flatMap(paths -> paths);
            case Exchange.Step.Duty duty ->
                Stream.of(
                                anchor(duty.deadline()),
                                paths(duty.satisfiedBy()),
                                duty.unless().stream()
                                        .flatMap(unless -> unless instanceof Exchange.Unless.Claimed claimed
                                                ? claimed.when().stream()
                                                : Stream.empty())
                                        .flatMap(this::paths))
                        .flatMap(paths -> paths);
        };
    }

    private Stream<Path> prohibition(Refrain rule) {
        Stream<Condition> region = rule.region().stream().flatMap(of -> switch (of) {
            case Region.Strip strip -> Stream.of(strip.condition());
            case Region.OwnSide own -> Stream.of(own.condition());
            case Region.ByMarker _ -> Stream.empty();
        });
        return Stream.of(
                        debtors(rule.debtors().stream().flatMap(row -> row.applies().stream())),
                        rule.where().stream().flatMap(this::paths),
                        region.flatMap(this::paths),
                        rule.unless().stream().flatMap(this::lift),
                        rule.exempt().stream().flatMap(exemption -> paths(exemption.when())),
                        rule.exempt().stream()
                                .flatMap(exemption -> exemption.unless().stream())
                                .flatMap(this::lift),
                        rule.baseline().stream()
                                .flatMap(baseline -> baseline.date() instanceof Refrain.Date.Param(Path path)
                                        ? Stream.of(path)
                                        : Stream.empty()))
                .flatMap(paths -> paths);
    }

    private Stream<Path> lift(Lift lift) {
        return switch (lift) {
            case Lift.All all -> all.of().stream().flatMap(this::lift);
            case Lift.Any any -> any.of().stream().flatMap(this::lift);
            case Lift.Notice notice -> Stream.concat(anchor(notice.deadline()), paths(notice.by()));
        };
    }

    private Stream<Path> limit(Limit.Bound limit) {
        Stream<Path> most = limit.atMost() instanceof Limit.AtMost.Param(Path path) ? Stream.of(path) : Stream.empty();
        return Stream.concat(most, limit.members().stream().flatMap(this::paths));
    }

    private Stream<Path> line(Quota rule, Quota.Line line) {
        return Stream.concat(
                computed(rule, line.atMost().expr()), line.where().stream().flatMap(this::paths));
    }

    private Stream<Path> computed(Quota rule, Expr expr) {
        return expr.paths().stream().flatMap(path -> switch (path.root().equals("param")
                ? rule.parameters().get(path.last())
                : null) {
            case Computed.Counted counted -> paths(counted.where());
            case Computed.Formula formula -> computed(rule, formula.amount().expr());
            case null -> Stream.of(path);
        });
    }

    private Stream<Path> whole(Ceiling rule) {
        return Stream.of(
                        rule.sum().expr().paths().stream(),
                        rule.counted().stream().flatMap(this::paths),
                        rule.exempt().stream().flatMap(exemption -> paths(exemption.when())))
                .flatMap(paths -> paths);
    }

    private Stream<Path> level(Level level) {
        Stream<Ceiling.Amount> amounts = level.limits().stream().flatMap(limit -> switch (limit.bound()) {
            case Bound.Fixed(var amount) -> Stream.of(amount);
            case Bound.Table(int _, var table) -> table.values().stream();
        });
        return Stream.concat(
                amounts.flatMap(amount -> amount.expr().paths().stream()),
                level.where().stream().flatMap(this::paths));
    }

    private Stream<Path> paths(Satisfaction satisfaction) {
        return switch (satisfaction) {
            case Satisfaction.ByEntry by ->
                by.matching().stream().flatMap(matching -> matching.expr().paths().stream());
            case Satisfaction.ByFact fact -> paths(fact.when());
        };
    }

    private Stream<Path> anchor(Deadline deadline) {
        return switch (deadline.anchor()) {
            case Anchor.At at -> Stream.of(at.path());
            case Anchor.Civil civil -> Stream.of(civil.of());
            case Anchor.Plus plus -> Stream.of(plus.path());
            case Anchor.Received _, Anchor.Witnessed _, Anchor.MetBy _ -> Stream.empty();
        };
    }

    private Stream<Path> paths(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.of().stream().flatMap(this::paths);
            case Condition.Any any -> any.of().stream().flatMap(this::paths);
            case Condition.Not not -> paths(not.of());
            case Condition.When when -> when.expr().paths().stream();
            case Condition.Named named -> pack.term(named.term()).stream().flatMap(term -> paths(term.condition()));
            case Condition.Window window -> Stream.of(window.before());
        };
    }

    private static NavigableSet<String> names(Stream<Path> paths) {
        NavigableSet<String> names = new TreeSet<>();
        paths.filter(path -> path.root().equals("param")).forEach(path -> names.add(path.last()));
        return names;
    }
}
