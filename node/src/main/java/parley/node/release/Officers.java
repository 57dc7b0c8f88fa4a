package parley.node.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.crypto.PublicKey;
import parley.node.view.Credential;

/** The release keys that a node can use. Thread-safe. */
public interface Officers {
    /** The names under which the keys were enrolled, in order. */
    List<String> names();

    /** The public halves of these keys by name; none where keys are made as they are asked for. */
    default Map<String, PublicKey> keys() {
        return Map.of();
    }

    /** An officer's key; empty when there is no such officer or the passphrase is another. */
    Optional<PrivateKey> unlock(Credential credential);
}
