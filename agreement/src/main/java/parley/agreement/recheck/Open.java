package parley.agreement.recheck;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.agreement.finding.Extent;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.pack.Ceiling.Per;
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
import parley.agreement.proof.Reading;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;

/** Re-checks what nobody has decided: the finding about a provision as a whole, and that there is no other. */
final class Open {
    private final Case given;
    private final Provision provision;
    private final Faults faults;

    Open(Case given, Provision provision, Faults faults) {
        this.given = given;
        this.provision = provision;
        this.faults = faults;
    }

    /** Whether the finding is about the provision as a whole. */
    boolean isWhole() {
        return given.finding().step().isEmpty() && given.finding().subject().isEmpty();
    }

    /** Notes what a finding about one subject, or about one part, must not leave open. */
    void decided() {
        new Parameters(given)
                .unbound(provision, given.finding().step())
                .forEach(name -> faults.add(given.finding().proof(), "is judged while nobody has bound " + name));
    }

    /** The verdicts that the finding about the whole can have: any, as long as something is open. */
    Set<Verdict> verdicts() {
        Proof root = given.finding().proof();
        Shape.site(root, provision.id(), Optional.of(provision.ref()), faults);
        faults.same(root, "the extent", given.finding().extent(), Extent.NONE);
        faults.same(
                root, "the account", given.finding().account(), given.finding().debtor());
        String debtor = given.finding().debtor().code();
        if (bound().noneMatch(debtor::equals)) {
            faults.add(root, "is about " + debtor + ", whom the provision does not bind");
        }
        NavigableMap<String, String> names = new TreeMap<>(new Parameters(given).unbound(provision));
        if (provision instanceof Ceiling ceiling) {
            ceiling.levels().forEach(level -> groupless(ceiling, level, debtor, names));
        }
        List<Proof> parts = root.because();
        Set<String> cites = new LinkedHashSet<>(List.of(provision.ref()));
        cites.addAll(names.values());
        new Heads(given, faults).nothingOwed(List.copyOf(cites));
        if (names.isEmpty() || parts.size() != names.size()) {
            faults.add(root, "names " + parts.size() + " that are not decided, of " + names);
            return Set.of(Verdict.KEPT);
        }
        int i = 0;
        for (Map.Entry<String, String> name : names.entrySet()) {
            Proof part = parts.get(i++);
            Shape.site(part, provision.id() + "/param." + name.getKey(), Optional.of(name.getValue()), faults);
            faults.same(part, "the text", part.site().text(), "param." + name.getKey() + " for " + debtor);
            faults.same(part, "the truth", part.outcome(), Truth.UNKNOWN.name());
            if (!(part instanceof Proof.Stated stated)
                    || (!(stated.reading() instanceof Reading.Unknown) && !isOfGroups(name.getKey()))) {
                faults.add(part, "does not show that it is not decided");
            }
        }
        Set<Need> needs =
                Set.copyOf(names.keySet().stream().<Need>map(Need.Decide::new).toList());
        faults.same(root, "the needs", Set.copyOf(given.finding().needs()), needs);
        return EnumSet.complementOf(EnumSet.of(Verdict.UNKNOWN));
    }

    private boolean isOfGroups(String name) {
        return !new Parameters(given).unbound(provision).containsKey(name);
    }

    /** A group is not decided for a party that is in none. */
    private void groupless(Ceiling rule, Level level, String debtor, NavigableMap<String, String> names) {
        Optional<Per> obliging = level.per().stream().filter(Per::obliges).findFirst();
        if (obliging.orElse(null) instanceof Per.Group(var _, String parameter)
                && new Alike(given, rule, level, faults)
                        .groups(parameter).values().stream().noneMatch(group -> group.contains(debtor))) {
            names.putIfAbsent(parameter, level.ref());
        }
    }

    private Stream<String> bound() {
        return switch (provision) {
            case Notify rule -> of(rule.debtors().stream().map(row -> row.each()));
            case Refrain rule -> of(rule.debtors().stream().map(row -> row.each()));
            case Limit rule -> of(rule.debtors().stream().map(row -> row.each()));
            case Exchange rule ->
                of(rule.steps().stream().flatMap(step -> switch (step) {
                    case Step.Power power -> power.holders().stream();
                    case Step.Duty duty -> duty.debtors().stream();
                }));
            case Report rule -> rule.debtors().stream().flatMap(row -> inRole(row.role()));
            case Quota _, Ceiling _ -> everyone();
            case Adoption _, Declare _ -> Stream.empty();
        };
    }

    private Stream<String> of(Stream<Parties> parties) {
        return parties.flatMap(each -> each instanceof Parties.Role(String role) ? inRole(role) : everyone());
    }

    private Stream<String> everyone() {
        return given.record().parties().stream().map(party -> party.code());
    }

    private Stream<String> inRole(String role) {
        return given.pack().roles().get(role) == RoleSource.ALL
                ? everyone()
                : Optional.ofNullable(given.record().roles().get(role)).stream().map(party -> party.code());
    }
}
