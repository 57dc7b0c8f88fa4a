package parley.desk.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole page of one party in one circle, at one instant of the node's clock. What it shows first is what this
 * party must do by when, then what is wrong, then what nobody can tell yet.
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
        Findings findings,
        List<EntryRow> incoming,
        List<EntryRow> outgoing,
        long older,
        List<VoidRow> voids,
        List<PeerRow> peers) {

    public Watch {
        warnings = List.copyOf(warnings);
        incoming = List.copyOf(incoming);
        outgoing = List.copyOf(outgoing);
        voids = List.copyOf(voids);
        peers = List.copyOf(peers);
    }

    /** The same watch with more of what came in, after what it shows. */
    public Watch with(List<EntryRow> more) {
        return new Watch(
                self,
                circle,
                circleId,
                drill,
                counterpartAlone,
                now,
                warnings,
                findings,
                Stream.concat(incoming.stream(), more.stream()).toList(),
                outgoing,
                older - more.size(),
                voids,
                peers);
    }

    /** What this party must still do by its own word, the least time left first; what is overdue is still to be done. */
    public List<Told> due() {
        return findings.due();
    }

    /** What this party owes by the earliest deadline; empty where nothing that is due names an instant. */
    public Optional<FindingRow> nextDue() {
        return due().stream()
                .map(Told::first)
                .filter(finding -> finding.dueAt().isPresent())
                .min(Comparator.comparing(finding -> finding.dueAt().orElseThrow()));
    }

    /**
     * What this party broke by its own word and has still to do, what was due first on top: until it is done, or nothing can be
     * done of it any more.
     */
    public List<Told> late() {
        return findings.wrong().stream()
                .filter(told ->
                        told.first().debtor().equals(self) && told.first().isLate())
                .toList();
    }

    /** How much this party has to do, or may have to, in time or after it. */
    public int toDo() {
        return due().size() + perhaps().size() + late().size();
    }

    /** What this party must do by a deadline if it owes it, which nobody can tell yet, the least time left first. */
    public List<Told> perhaps() {
        return findings.perhaps();
    }

    /** What the others must still do, the least time left first. */
    public List<Duty> awaited() {
        return findings.awaited();
    }

    /** Rights that this party may use now. */
    public List<Told> open() {
        return findings.open();
    }

    /** What is broken by the debtor's own word; this party's own first. */
    public List<Told> wrong() {
        return findings.wrong();
    }

    /** What would be broken if what another party states is so. */
    public List<Told> wrongByOthersWord() {
        return findings.wrongByOthersWord();
    }

    /** What nobody can tell yet, and what it takes. */
    public List<Told> unknown() {
        return findings.unknown();
    }

    /** Members whose node has given no sign of life lately. */
    public List<PeerRow> silent() {
        return peers.stream().filter(peer -> !peer.up()).toList();
    }

    /** How many members answer. */
    public long up() {
        return peers.stream().filter(PeerRow::up).count();
    }
}
