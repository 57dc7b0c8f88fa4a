/**
 * Ed25519 (RFC 8032) as values: keys, signatures, and the one place that chooses who computes them. The Amazon Corretto
 * provider is about sixteen times as fast as the JDK and gives the same verdicts for every key that {@link
 * parley.ledger.crypto.PublicKey} lets in; where it does not load, the JDK takes its place.
 *
 * <pre>{@code
 * PrivateKey key = PrivateKey.generate(new SecureRandom());
 * Signature signature = key.sign(message);
 * boolean genuine = key.publicKey().verifies(message, signature);
 * }</pre>
 */
@NullMarked
package parley.ledger.crypto;

import org.jspecify.annotations.NullMarked;
