package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Deadline;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Notify.ExceptionRule;
import parley.agreement.pack.Notify.Part;
import parley.agreement.pack.Satisfaction;
import parley.agreement.proof.Proof;

/** What holds of a notice once it is decided which exceptions apply. */
record Variant(String id, String ref, Deadline deadline, Optional<Path> breach, Satisfaction satisfiedBy) {

    /** One for every choice among the exceptions that may apply beside those that do, the rule itself first. */
    static Set<Variant> all(Notify rule, List<ExceptionRule> certain, List<ExceptionRule> perhaps) {
        Set<Variant> variants = new LinkedHashSet<>();
        for (int chosen = 0; chosen < 1 << perhaps.size(); chosen++) {
            List<ExceptionRule> active = new ArrayList<>(certain);
            for (int i = 0; i < perhaps.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    active.add(perhaps.get(i));
                }
            }
            variants.add(of(rule, active));
        }
        return variants;
    }

    private static Variant of(Notify rule, List<ExceptionRule> active) {
        String id = rule.id();
        String ref = rule.ref();
        Deadline deadline = rule.deadline();
        Optional<Path> breach = rule.breachedWhen();
        Satisfaction satisfiedBy = rule.satisfiedBy();
        List<ExceptionRule> inOrder =
                rule.exceptions().stream().filter(active::contains).toList();
        for (ExceptionRule exception : inOrder.reversed()) {
            if (exception.overrides().contains(Part.DEADLINE)) {
                id = exceptionId(rule, exception);
                ref = exception.ref();
                deadline = exception.deadline().orElse(rule.deadline());
            }
            if (exception.overrides().contains(Part.BREACHED_WHEN)) {
                breach = exception.breachedWhen();
            }
            if (exception.overrides().contains(Part.SATISFIED_BY)) {
                satisfiedBy = exception.satisfiedBy().orElse(rule.satisfiedBy());
            }
        }
        return new Variant(id, ref, deadline, rule.should() ? Optional.empty() : breach, satisfiedBy);
    }

    static String exceptionId(Notify rule, ExceptionRule exception) {
        return rule.id() + "/exceptions/" + rule.exceptions().indexOf(exception);
    }

    /** Whether a deadline, a moment of breach and a search are those of this variant. */
    boolean isOf(Proof due, Optional<Proof> breached, Proof search) {
        Optional<String> moment = breach.map(path -> "breached from " + path);
        return due.site().id().equals(id + "/deadline")
                && moment.equals(breached.map(node -> node.site().text()))
                && search.site().text().contains(format());
    }

    private String format() {
        return switch (satisfiedBy) {
            case Satisfaction.ByEntry by -> by.format();
            case Satisfaction.ByFact fact -> fact.when().text();
        };
    }
}
