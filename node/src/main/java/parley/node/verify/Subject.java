package parley.node.verify;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import parley.ledger.charter.SignedCharter;
import parley.ledger.circle.Formats;
import parley.node.circle.JudgedLeaf;
import parley.node.log.LogStore;
import parley.node.log.OwnLog;
import parley.node.view.verify.Damage;
import parley.node.view.verify.Damage.Kind;

/**
 * A log to look at.
 *
 * @param formats what the charter's packs define
 * @param remembered what this node goes by, as it read it once; empty where no node runs
 * @param own if it is the party's own log: that which signs it
 */
public record Subject(
        SignedCharter signed,
        Formats formats,
        LogStore store,
        Supplier<List<JudgedLeaf>> remembered,
        Optional<OwnLog> own) {

    Damage damage(long place, Kind kind, String expected, String found) {
        var log = store.log();
        return new Damage(
                signed.charter().circle().hash(),
                log.owner().code(),
                log.epoch(),
                OptionalLong.of(place),
                kind,
                expected,
                found);
    }
}
