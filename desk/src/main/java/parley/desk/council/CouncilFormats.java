package parley.desk.council;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.CouncilRole;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Format;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Satisfaction;
import parley.node.view.FindingView;

/**
 * The formats of a council: those that the first pack of a circle in which sessions are called marks so. Immutable.
 *
 * @param byName in the order of the pack
 */
public record CouncilFormats(Pack pack, Map<String, Known> byName) {
    public CouncilFormats {
        byName = Map.copyOf(byName);
    }

    /** A format, and what it is in the council. */
    public record Known(Format format, CouncilRole role) {
        /** The fact that it states; empty where it states none. */
        Optional<String> fact() {
            return format.states().stream().map(Format.States::fact).findFirst();
        }
    }

    /** Those of the packs that a circle runs; empty where sessions are called in none. */
    public static Optional<CouncilFormats> of(List<Pack> packs) {
        return packs.stream().filter(Pack::hasCouncil).findFirst().map(pack -> {
            Map<String, Known> byName = new LinkedHashMap<>();
            pack.formats()
                    .values()
                    .forEach(format ->
                            format.council().ifPresent(role -> byName.put(format.name(), new Known(format, role))));
            return new CouncilFormats(pack, byName);
        });
    }

    /** The format of that name, if it is one of the council. */
    Optional<Known> of(String format) {
        return Optional.ofNullable(byName.get(format));
    }

    /** The first format that is such a one, in the order of the pack. */
    public Optional<Known> first(Class<? extends CouncilRole> role) {
        return pack.formats().values().stream()
                .flatMap(format -> of(format.name()).stream())
                .filter(known -> role.isInstance(known.role()))
                .findFirst();
    }

    /** Whether a finding is about facts that a format of that role states. */
    boolean isAbout(FindingView finding, Class<? extends CouncilRole> role) {
        var facts = byName.values().stream()
                .filter(known -> role.isInstance(known.role()))
                .flatMap(known -> known.fact().stream())
                .toList();
        return provision(finding)
                .flatMap(CouncilFormats::subject)
                .filter(facts::contains)
                .isPresent();
    }

    /** Whether a duty is met in a format of that role. */
    boolean isMetIn(FindingView finding, Class<? extends CouncilRole> role) {
        return provision(finding).stream()
                .flatMap(provision -> formats(provision, finding))
                .flatMap(format -> of(format).stream())
                .anyMatch(known -> role.isInstance(known.role()));
    }

    private Optional<Provision> provision(FindingView finding) {
        return finding.pack().equals(pack.sha256())
                ? pack.provision(finding.head().provision())
                : Optional.empty();
    }

    private static Optional<String> subject(Provision provision) {
        return switch (provision) {
            case Notify notify -> Optional.of(notify.subjectType());
            case Exchange exchange -> Optional.of(exchange.subjectType());
            case Adoption adoption -> Optional.of(adoption.subjectType());
            case Provision _ -> Optional.empty();
        };
    }

    private static Stream<String> formats(Provision provision, FindingView finding) {
        return switch (provision) {
            case Notify notify -> format(notify.satisfiedBy());
            case Exchange exchange ->
                finding.head().step().flatMap(exchange::step).stream()
                        .filter(Step.Duty.class::isInstance)
                        .flatMap(step -> format(((Step.Duty) step).satisfiedBy()));
            case Provision _ -> Stream.empty();
        };
    }

    private static Stream<String> format(Satisfaction satisfied) {
        return satisfied instanceof Satisfaction.ByEntry by ? Stream.of(by.format()) : Stream.empty();
    }
}
