package parley.cli.found;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import parley.cli.party.NodeSettings;
import parley.cli.party.PartyFolder;
import parley.ledger.charter.Address;
import parley.ledger.charter.Kind;
import parley.ledger.charter.Member;
import parley.ledger.charter.MemberKeys;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Party;

/**
 * A party that is to be made.
 *
 * @param addresses where the others reach its node
 * @param listen where its node listens
 * @param deskPort where its desk does, on the node's own machine; 0 for any free port
 */
public record NewParty(Party code, Kind kind, List<Address> addresses, Address listen, int deskPort) {
    public NewParty {
        addresses = List.copyOf(addresses);
    }

    /** Draws its keys, seals them in a folder that holds no party yet, and gives its card. */
    public Member make(PartyFolder folder, char[] identity, char[] node) throws IOException {
        var keys = MemberKeys.generate(new SecureRandom());
        var card = keys.member(code, kind, addresses);
        folder.create(card, keys, identity, node, new NodeSettings(listen.toString(), deskPort));
        return card;
    }

    /** Draws the release key of an officer and seals it in the party's folder. */
    public static void addOfficer(PartyFolder folder, String name, char[] passphrase) throws IOException {
        folder.addOfficer(name, PrivateKey.generate(new SecureRandom()), passphrase);
    }
}
