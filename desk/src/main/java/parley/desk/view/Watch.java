package parley.desk.view;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The whole page of one party in one circle, at one instant of the node's clock. What it shows first is decided here:
 * what this party must do by when, then what is wrong, then what nobody can tell yet.
 *
 * @param self the party whose desk it is
 * @param circle the charter's name for the circle, and its id of 64 hex digits
 * @param drill whether the charter says that all of it is an exercise
 * @param counterpartAlone whether the other party's {@code seen} alone fixes the time of this party's entries
 * @param warnings what keeps this node from doing its part, in the node's own words
 * @param incoming newest first, as are {@code outgoing} and {@code voids}
 * @param older how many more entries there are than the lists show
 */
public record Watch(
        String self,
        String circle,
        String circleId,
        boolean drill,
        boolean counterpartAlone,
        Instant now,
        List<String> warnings,
        List<FindingRow> findings,
        List<EntryRow> incoming,
        List<EntryRow> outgoing,
        long older,
        List<VoidRow> voids,
        List<PeerRow> peers) {

    private static final Set<State> WRONG = EnumSet.of(State.OVERDUE, State.BREACHED, State.INVALID);
    private static final Comparator<FindingRow> BY_TIME_LEFT = comparing((FindingRow finding) ->
                    finding.owedSince().or(finding::dueAt).orElse(Instant.MAX))
            .thenComparing(FindingRow::name)
            .thenComparing(FindingRow::account);

    public Watch {
        warnings = List.copyOf(warnings);
        findings = List.copyOf(findings);
        incoming = List.copyOf(incoming);
        outgoing = List.copyOf(outgoing);
        voids = List.copyOf(voids);
        peers = List.copyOf(peers);
    }

    /** What this party must still do by its own word, the least time left first; what is overdue is still to be done. */
    public List<Told> due() {
        return sorted(finding -> finding.debtor().equals(self)
                && finding.onOwnAccount()
                && (finding.state() == State.DUE || finding.state() == State.OVERDUE));
    }

    /** What the others must still do, the least time left first. */
    public List<Duty> awaited() {
        return Duty.alike(sorted(finding ->
                !finding.debtor().equals(self) && finding.state() == State.DUE && !repeatsOwnAccount(finding)));
    }

    /** Rights that this party may use now. */
    public List<Told> open() {
        return sorted(finding -> finding.debtor().equals(self)
                && finding.onOwnAccount()
                && (finding.state() == State.OPEN || finding.state() == State.AVAILABLE));
    }

    /** What is broken by the debtor's own word; this party's own first. */
    public List<Told> wrong() {
        return Told.singly(findings.stream()
                .filter(finding -> WRONG.contains(finding.state()) && finding.onOwnAccount())
                .sorted(comparing((FindingRow finding) -> !finding.debtor().equals(self))
                        .thenComparing(BY_TIME_LEFT))
                .toList());
    }

    /** What would be broken if what another party states is so. */
    public List<Told> wrongByOthersWord() {
        return sorted(
                finding -> WRONG.contains(finding.state()) && !finding.onOwnAccount() && !repeatsOwnAccount(finding));
    }

    /** What nobody can tell yet, and what it takes. */
    public List<Told> unknown() {
        return sorted(finding ->
                (finding.state() == State.UNKNOWN || finding.state() == State.FORESEEN) && !repeatsOwnAccount(finding));
    }

    /** Every finding on every account, each for itself. */
    public List<Told> all() {
        return Told.singly(findings);
    }

    /** Members whose node has given no sign of life lately. */
    public List<PeerRow> silent() {
        return peers.stream().filter(peer -> !peer.up()).toList();
    }

    /** How many members answer. */
    public long up() {
        return peers.stream().filter(PeerRow::up).count();
    }

    /** Whether another's account says no more than what already follows from the debtor's own word. */
    private boolean repeatsOwnAccount(FindingRow finding) {
        return !finding.onOwnAccount()
                && findings.stream()
                        .anyMatch(own -> own.onOwnAccount()
                                && own.name().equals(finding.name())
                                && own.debtor().equals(finding.debtor())
                                && own.state() == finding.state());
    }

    private List<Told> sorted(Predicate<FindingRow> wanted) {
        return Told.together(
                findings.stream().filter(wanted).sorted(BY_TIME_LEFT).toList());
    }
}
