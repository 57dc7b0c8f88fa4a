package parley.ledger.entry;

import parley.ledger.bytes.Bytes;

/** The pre-authentication encoding of DSSE v1: what is really signed, so that a signature binds the type too. */
public final class Pae {
    private Pae() {}

    /** {@code "DSSEv1" SP length(type) SP type SP length(body) SP body}, lengths in bytes, decimal. */
    public static Bytes encode(String type, Bytes body) {
        Bytes typeBytes = Bytes.utf8(type);
        return Bytes.concat(
                Bytes.utf8("DSSEv1 " + typeBytes.size() + " "), typeBytes, Bytes.utf8(" " + body.size() + " "), body);
    }
}
