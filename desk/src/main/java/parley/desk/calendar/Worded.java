package parley.desk.calendar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.finding.Head;
import parley.agreement.pack.Deadline;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Pack;
import parley.desk.view.FindingRow;
import parley.node.view.FindingView;

/** Leaves out the last instant of what has none: where the text gives words for a term, it is only since when it is owed. */
final class Worded {
    private final Map<String, Pack> packs = new LinkedHashMap<>();

    Worded(List<Pack> packs) {
        packs.forEach(pack -> this.packs.put(pack.sha256(), pack));
    }

    /** A finding, in whatever state, without an instant that is no term. */
    FindingRow told(FindingView view, FindingRow row) {
        return deadline(view.pack(), view.head()).flatMap(Deadline::wording).isEmpty()
                ? row
                : new FindingRow(
                        row.name(),
                        row.document(),
                        row.ref(),
                        row.subject(),
                        row.debtor(),
                        row.account(),
                        row.state(),
                        Optional.empty(),
                        row.owedSince().or(row::dueAt),
                        row.needs(),
                        row.incomplete(),
                        row.cites(),
                        row.contests(),
                        row.since(),
                        row.extent(),
                        row.kind(),
                        row.toDo(),
                        row.pressing(),
                        row.names());
    }

    /** That of the exception on which the finding rests, where one sets another. */
    private static Deadline deadline(Notify notify, Head finding) {
        return notify.exceptions().stream()
                .filter(exception -> finding.cites().contains(exception.ref()))
                .flatMap(exception -> exception.deadline().stream())
                .findFirst()
                .orElse(notify.deadline());
    }

    private Optional<Deadline> deadline(String pack, Head finding) {
        return Optional.ofNullable(packs.get(pack))
                .flatMap(known -> known.provision(finding.provision()))
                .flatMap(provision -> switch (provision) {
                    case Notify notify -> Optional.of(deadline(notify, finding));
                    case Exchange exchange ->
                        finding.step().flatMap(exchange::step).flatMap(step -> switch (step) {
                            case Step.Power power -> power.lapses();
                            case Step.Duty duty -> Optional.of(duty.deadline());
                        });
                    default -> Optional.empty();
                });
    }
}
