package parley.desk.pledges;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Declare;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Format;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Pack;
import parley.agreement.pack.PledgeRole;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Report;
import parley.desk.live.Titles;
import parley.node.view.FindingView;

/** The formats of a circle that its packs mark as those of pledges, and what is found of them. Immutable. */
public final class PledgeFormats {
    private final Map<String, Known> byName;
    private final Map<String, Pack> packs;
    private final Titles titles;

    private PledgeFormats(Map<String, Known> byName, List<Pack> packs) {
        this.byName = byName;
        this.packs = packs.stream().collect(Collectors.toMap(Pack::sha256, pack -> pack, (one, _) -> one));
        this.titles = new Titles(packs);
    }

    /** A format with its pack, and what it is among pledges. */
    public record Known(Pack pack, Format format, PledgeRole role) {}

    /**
     * What a finding is about.
     *
     * @param role of the format in which its duty is met, or its power used
     * @param fact the type of its subjects
     * @param duty whether somebody owes it; else it is a right
     */
    record Matter(PledgeRole role, String fact, boolean duty) {}

    /** Those of the packs that a circle runs, in their order. */
    public static PledgeFormats of(List<Pack> packs) {
        Map<String, Known> byName = new LinkedHashMap<>();
        packs.forEach(pack -> pack.formats()
                .values()
                .forEach(format -> format.pledge()
                        .ifPresent(role -> byName.putIfAbsent(format.name(), new Known(pack, format, role)))));
        return new PledgeFormats(byName, packs);
    }

    /** Whether something can be pledged. */
    public boolean isKept() {
        return named(PledgeRole.Pledges.class::isInstance).isPresent();
    }

    /** The format of that name, if it is one of pledges. */
    Optional<Known> of(String format) {
        return Optional.ofNullable(byName.get(format));
    }

    /** The name of the first format with such a role. */
    Optional<String> named(Predicate<PledgeRole> such) {
        return byName.values().stream()
                .filter(known -> such.test(known.role()))
                .map(known -> known.format().name())
                .findFirst();
    }

    /** What a finding is about among pledges; empty for any other finding. */
    Optional<Matter> matter(FindingView finding) {
        var head = finding.head();
        return Optional.ofNullable(packs.get(finding.pack()))
                .flatMap(pack -> pack.provision(head.provision()))
                .flatMap(provision -> titles.form(finding.pack(), head)
                        .flatMap(this::of)
                        .flatMap(known -> matter(provision, head.step(), known.role())));
    }

    private static Optional<Matter> matter(Provision provision, Optional<String> step, PledgeRole role) {
        return switch (provision) {
            case Notify notify -> Optional.of(new Matter(role, notify.subjectType(), true));
            case Exchange exchange ->
                step.flatMap(exchange::step)
                        .map(each -> new Matter(role, exchange.subjectType(), each instanceof Step.Duty));
            case Report _, Limit _, Quota _, Refrain _, Ceiling _, Adoption _, Declare _ -> Optional.empty();
        };
    }
}
