package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Declare;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Pack.RoleSource;
import parley.agreement.pack.Parties;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Report;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * The one rule for what nobody has decided. While a parameter that a provision reads is unbound, the provision has one
 * finding, without step and subject, for each party that it could bind, on that party's own account: {@code unknown}, with
 * what is to be decided. Beside it only those limits, lines and levels of it are judged that read no such parameter. A
 * parameter that names groups is unbound for a party that is in none of them.
 */
final class Undecided {
    private final Scene scene;
    private final Provision provision;

    Undecided(Scene scene, Provision provision) {
        this.scene = scene;
        this.provision = provision;
    }

    /** Its findings; none if everything is decided. */
    List<Finding> findings() {
        NavigableMap<String, String> unbound = Unbound.in(scene, provision);
        List<Finding> findings = new ArrayList<>();
        for (Party party : bound()) {
            NavigableMap<String, String> names = new TreeMap<>(unbound);
            if (provision instanceof Ceiling ceiling) {
                groupless(ceiling, party).forEach(names::putIfAbsent);
            }
            if (!names.isEmpty()) {
                findings.add(finding(party, names));
            }
        }
        return findings;
    }

    private Finding finding(Party party, NavigableMap<String, String> names) {
        SortedSet<Need> needs = new TreeSet<>();
        List<Proof> because = new ArrayList<>();
        names.forEach((name, ref) -> {
            needs.add(new Need.Decide(name));
            because.add(new Proof.Stated(
                    new Site(provision.id() + "/param." + name, Optional.of(ref), "param." + name + " for " + party),
                    Truth.UNKNOWN,
                    Parameters.read(scene, name)));
        });
        Outcome open = new Outcome(EnumSet.complementOf(EnumSet.of(Verdict.UNKNOWN)), needs);
        Proof proof = new Proof.Rule(
                new Site(provision.id(), Optional.of(provision.ref()), "not decided"), Verdict.UNKNOWN.word(), because);
        return new FindingMaker(scene, provision)
                .finding(
                        Optional.empty(),
                        Optional.empty(),
                        party,
                        party,
                        Conclusion.of(open, Extent.NONE, List.copyOf(new LinkedHashSet<>(names.values())), proof));
    }

    /** The groups of a ceiling to which a party does not belong. */
    private Map<String, String> groupless(Ceiling rule, Party party) {
        Map<String, String> names = new TreeMap<>();
        for (Ceiling.Level level : rule.levels()) {
            CeilingGroups groups = new CeilingGroups(scene, rule, level);
            if (groups.obliging() instanceof Ceiling.Per.Group(var _, String parameter)
                    && groups.groups(parameter)
                            .map(all -> all.values().stream().noneMatch(members -> members.contains(party)))
                            .orElse(false)) {
                names.putIfAbsent(parameter, level.ref());
            }
        }
        return names;
    }

    /** Every party of the circle, unless a role says who; in the order of the record. */
    private List<Party> bound() {
        Set<Party> bound = new LinkedHashSet<>();
        switch (provision) {
            case Notify notify -> notify.debtors().forEach(row -> bound.addAll(of(row.each())));
            case Refrain refrain ->
                refrain.debtors().stream().map(DebtorRow::each).forEach(each -> bound.addAll(of(each)));
            case Limit limit -> limit.debtors().stream().map(DebtorRow::each).forEach(each -> bound.addAll(of(each)));
            case Report report -> report.debtors().forEach(row -> bound.addAll(inRole(row.role())));
            case Exchange exchange ->
                exchange.steps().stream().flatMap(Undecided::parties).forEach(each -> bound.addAll(of(each)));
            case Quota _, Ceiling _ -> bound.addAll(scene.record().parties());
            case Adoption _, Declare _ -> {}
        }
        return scene.record().parties().stream().filter(bound::contains).toList();
    }

    private static Stream<Parties> parties(Step step) {
        return switch (step) {
            case Step.Power power -> power.holders().stream();
            case Step.Duty duty -> duty.debtors().stream();
        };
    }

    private List<Party> of(Parties parties) {
        return switch (parties) {
            case Parties.Each _, Parties.Others _ -> scene.record().parties();
            case Parties.Role(String role) -> inRole(role);
        };
    }

    private List<Party> inRole(String role) {
        return scene.pack().roles().get(role) == RoleSource.ALL
                ? scene.record().parties()
                : Optional.ofNullable(scene.record().roles().get(role)).stream().toList();
    }
}
