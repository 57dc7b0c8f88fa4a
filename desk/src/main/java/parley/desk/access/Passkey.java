package parley.desk.access;

import java.time.Instant;
import java.util.Optional;
import parley.ledger.bytes.Bytes;

/**
 * A passkey of an account, as the desk knows it: its public half.
 *
 * @param id what the authenticator calls it
 * @param credential its attested credential data (WebAuthn 6.5.2)
 * @param counter how often it says to have signed; 0 where its authenticator does not count
 * @param eligible whether its authenticator may copy it elsewhere
 * @param backed whether it has
 */
public record Passkey(
        String account,
        Bytes id,
        Bytes handle,
        Bytes credential,
        long counter,
        boolean eligible,
        boolean backed,
        Instant made,
        Optional<Instant> used) {

    /** The beginning of its id: enough to tell one's own apart. */
    public String mark() {
        return id.hex().substring(0, Math.min(12, id.hex().length()));
    }
}
