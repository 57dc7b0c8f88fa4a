package parley.desk.line;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Format;
import parley.agreement.pack.LineRole;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Satisfaction;
import parley.node.view.FindingView;

/** The formats of a circle that its packs mark as those of a line, and the duties that are met in them. Immutable. */
public final class LineFormats {
    private final Map<String, Known> byName;
    private final Map<String, Pack> packs;

    private LineFormats(Map<String, Known> byName, Map<String, Pack> packs) {
        this.byName = byName;
        this.packs = packs;
    }

    /** A format with its pack, and what it is on the line. */
    public record Known(Pack pack, Format format, LineRole role) {
        /** Whether a message in it has free words, alone or beside its code. */
        boolean takesWords() {
            return role instanceof LineRole.Says says && says.text().isPresent();
        }
    }

    /** Those of the packs that a circle runs, in their order. */
    public static LineFormats of(List<Pack> packs) {
        Map<String, Known> byName = new LinkedHashMap<>();
        packs.forEach(pack -> pack.formats()
                .values()
                .forEach(format -> format.line()
                        .ifPresent(role -> byName.putIfAbsent(format.name(), new Known(pack, format, role)))));
        return new LineFormats(
                byName, packs.stream().collect(Collectors.toMap(Pack::sha256, pack -> pack, (one, _) -> one)));
    }

    /** Whether there is a line: formats in which something can be said. */
    public boolean isLine() {
        return saying().findAny().isPresent();
    }

    /** The format of that name, if it is one of the line. */
    public Optional<Known> of(String format) {
        return Optional.ofNullable(byName.get(format));
    }

    /** The formats whose entries have a number of their own: of messages and tests. */
    Stream<Known> numbered() {
        return byName.values().stream().filter(known -> !(known.role() instanceof LineRole.Reads));
    }

    /** The formats of messages, in the order of the packs. */
    public Stream<Known> saying() {
        return byName.values().stream().filter(known -> known.role() instanceof LineRole.Says);
    }

    /** The format in which messages are said by code, or that in free words, which has no code where there is such a one. */
    public Optional<Known> saying(boolean byCode) {
        if (byCode) {
            return saying().filter(LineFormats::takesCodes).findFirst();
        }
        return saying().filter(known -> !takesCodes(known))
                .findFirst()
                .or(() -> saying().filter(Known::takesWords).findFirst());
    }

    private static boolean takesCodes(Known known) {
        return known.role() instanceof LineRole.Says says && says.phrase().isPresent();
    }

    /** The format in which an officer says that he has read a message. */
    public Optional<Known> reading() {
        return byName.values().stream()
                .filter(known -> known.role() instanceof LineRole.Reads)
                .findFirst();
    }

    /** The format of tests. */
    public Optional<Known> testing() {
        return byName.values().stream()
                .filter(known -> known.role() instanceof LineRole.Tests)
                .findFirst();
    }

    /** The type of fact about which the exchange of a finding is; empty for any other finding. */
    Optional<String> about(FindingView finding) {
        return exchange(finding).map(Exchange::subjectType);
    }

    private Optional<Exchange> exchange(FindingView finding) {
        return Optional.ofNullable(packs.get(finding.pack()))
                .flatMap(pack -> pack.provision(finding.head().provision()))
                .filter(Exchange.class::isInstance)
                .map(Exchange.class::cast);
    }

    /** In which of these formats the duty of a finding is met; empty for what is no duty of the line. */
    public Optional<Known> meeting(FindingView finding) {
        return exchange(finding)
                .flatMap(exchange -> finding.head().step().flatMap(exchange::step))
                .filter(Step.Duty.class::isInstance)
                .map(step -> ((Step.Duty) step).satisfiedBy())
                .filter(Satisfaction.ByEntry.class::isInstance)
                .flatMap(by -> of(((Satisfaction.ByEntry) by).format()));
    }
}
