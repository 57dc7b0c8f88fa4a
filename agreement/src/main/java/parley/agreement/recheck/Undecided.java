package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parley.agreement.pack.Joins;
import parley.agreement.pack.Notify;
import parley.agreement.proof.Proof;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;

/** Re-checks a finding about a provision as a whole: that parameters are unbound by which ids are joined. */
final class Undecided {
    private static final Pattern PARAMETER = Pattern.compile("\\bparam\\.([A-Za-z][A-Za-z0-9-]*)");

    private final Case given;
    private final Notify rule;
    private final Faults faults;

    Undecided(Case given, Notify rule, Faults faults) {
        this.given = given;
        this.rule = rule;
        this.faults = faults;
    }

    /** Whether the finding must be one of these; if so, its parts are checked. */
    boolean isSo(Joins joins) {
        Set<String> unbound = unbound(joins);
        if (unbound.isEmpty()) {
            return false;
        }
        Proof root = given.finding().proof();
        faults.same(root, "the subject", given.finding().subject(), Optional.empty());
        faults.same(
                root, "the account", given.finding().account(), given.finding().debtor());
        List<String> parts =
                root.because().stream().map(part -> part.site().id()).toList();
        List<String> follow =
                unbound.stream().map(name -> rule.id() + "/param." + name).toList();
        faults.same(root, "what is not decided", parts, follow);
        Set<Need> needs = unbound.stream().map(Need.Decide::new).collect(Collectors.toSet());
        faults.same(root, "what it needs", Set.copyOf(given.finding().needs()), needs);
        for (Proof part : root.because()) {
            faults.same(part, "the paragraph", part.site().ref(), Optional.of(rule.ref()));
            faults.same(part, "the truth", part.outcome(), Truth.UNKNOWN.name());
        }
        return true;
    }

    private Set<String> unbound(Joins joins) {
        LocalDate day = given.time().dayOf(given.at());
        Set<String> names = new TreeSet<>();
        for (Joins.Rule each : joins.rules()) {
            if (each instanceof Joins.When when) {
                Matcher matcher = PARAMETER.matcher(when.text());
                while (matcher.find()) {
                    names.add(matcher.group(1));
                }
            }
        }
        names.removeIf(name -> Expressions.bound(given, name, day).isPresent());
        return names;
    }
}
