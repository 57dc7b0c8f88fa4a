package parley.cli.found;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import parley.cli.party.PartyFolder;
import parley.cli.terminal.Failure;
import parley.ledger.charter.Charter;
import parley.ledger.charter.SignedCharter;
import parley.ledger.control.Enrolment;
import parley.ledger.control.Officer;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Format;
import parley.ledger.entry.Leaf;
import parley.ledger.text.MalformedException;

/** What a party does with its identity key when a circle is founded: it signs the charter and enrols its officers. */
public final class Signing {
    private final PartyFolder party;
    private final PrivateKey identity;

    /** @param identity the party's, which {@code party} keeps under a passphrase */
    public Signing(PartyFolder party, PrivateKey identity) {
        this.party = party;
        this.identity = identity;
    }

    /**
     * Signs. Officers' keys are enrolled by entries under the identity key; they wait in the folder for the node's first
     * start.
     *
     * @param formats those that each officer may release
     * @param now when the entries are written
     */
    public SignedCharter sign(SignedCharter charter, Collection<Format> formats, Instant now) throws IOException {
        var signed = charter.sign(party.card().code(), identity);
        enrol(charter.charter(), formats.stream().sorted().toList(), now.truncatedTo(ChronoUnit.SECONDS));
        return signed;
    }

    private void enrol(Charter charter, List<Format> formats, Instant now) throws IOException {
        for (var officer : party.officers().entrySet()) {
            var enrolment = new Enrolment(
                    new Officer(officer.getKey()), officer.getValue().publicKey(), formats);
            var payload = enrolment.payload(charter.circle(), party.card().code(), now);
            try {
                party.keepEnrolment(officer.getKey(), Leaf.sign(payload, List.of(identity)));
            } catch (MalformedException wrong) {
                throw Failure.check("the officer " + officer.getKey() + ": " + wrong.getMessage());
            }
        }
    }
}
