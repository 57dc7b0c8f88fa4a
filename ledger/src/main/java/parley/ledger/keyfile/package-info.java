/**
 * Private keys at rest: one Ed25519 seed under a passphrase, in a text that can be mailed, copied and compared. Bytes in,
 * bytes out; who writes the file, and with which rights, is the caller's part.
 *
 * <pre>
 * parley key 1
 * public F7Wc...=
 * PBKDF2-HMAC-SHA256 600000 5Yk1...=
 * AES-256-GCM q0Zr...
 * yH3v...=
 * </pre>
 */
@NullMarked
package parley.ledger.keyfile;

import org.jspecify.annotations.NullMarked;
