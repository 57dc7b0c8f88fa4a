package parley.cli.found;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Pack;
import parley.cli.terminal.Terminal;
import parley.cli.terminal.Terminal.Paint;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.charter.QuorumGroup;
import parley.ledger.entry.Party;

/**
 * What one party alone could hold up in a circle, told before anybody signs its charter. Where the time of an entry needs
 * every other one, who keeps back his {@code seen} keeps that time open, and what follows from it in an agreement.
 */
final class OneAlone {
    private final Charter charter;
    private final Set<Party> parties;

    private OneAlone(Charter charter) {
        this.charter = charter;
        this.parties = Set.copyOf(charter.codes(Kind.PARTY));
    }

    /** Prints the warnings beside the result of a command. */
    static void warn(Terminal terminal, Charter charter, List<Pack> packs) {
        warnings(charter, packs)
                .forEach(warning -> terminal.err().println(terminal.paint(Paint.OPEN, "Warning: ") + warning));
    }

    /** One sentence for each agreement and each thing in it that can be held up; none where nobody alone can. */
    static List<String> warnings(Charter charter, List<Pack> packs) {
        var alone = new OneAlone(charter);
        var needed = alone.needed();
        var warnings = new ArrayList<String>();
        if (needed.isEmpty()) {
            return warnings;
        }
        for (Pack pack : packs) {
            if (pack.provisions().values().stream().anyMatch(Adoption.class::isInstance)) {
                warnings.add(pack.agreement()
                        + " adopts texts by silence, and when a break of silence was witnessed is fixed"
                        + " only by all who fix it: " + needed
                        + ". Each of them can keep a break late by itself, the party"
                        + " that put the text forward too. With four parties, or three and a witness, none can.");
            }
            if (pack.provisions().values().stream().anyMatch(OneAlone::isDeemed)) {
                warnings.add(
                        pack.agreement() + " counts what a party has not received for a while as received, from when it"
                                + " was witnessed; but that is fixed only by all who fix it: " + needed
                                + ". While one of them is silent, no such time runs." + alone.advice());
            }
        }
        return warnings;
    }

    /** Whose time needs whom, where it needs each member of a group that is not of witnesses alone. */
    private String needed() {
        return charter.codes(Kind.PARTY).stream()
                .flatMap(owner -> charter.timeGroups(owner).stream()
                        .filter(this::isHeldByOne)
                        .map(group -> "that of " + owner + " by "
                                + group.members().stream().map(Party::code).collect(joining(" and "))))
                .collect(joining(", "));
    }

    private boolean isHeldByOne(QuorumGroup group) {
        return group.needed() == group.members().size()
                && group.members().stream().anyMatch(parties::contains);
    }

    private String advice() {
        var witnesses = charter.codes(Kind.WITNESS).stream().map(Party::code).collect(toSet());
        return parties.size() == 2 && !witnesses.isEmpty()
                ? " With --witness-fixes-time " + String.join(" or ", witnesses) + " it runs."
                : "";
    }

    private static boolean isDeemed(Object provision) {
        return provision instanceof Exchange exchange
                && exchange.steps().stream()
                        .anyMatch(step -> step instanceof Exchange.Step.Duty duty
                                && duty.deadline().deemed().isPresent());
    }
}
