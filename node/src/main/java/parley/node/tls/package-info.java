/**
 * Who is at the other end of a connection: TLS 1.3 with both ends authenticated, by raw Ed25519 keys that a charter names
 * and by nothing else. There is no authority, no host name and no expiry to check: a certificate is only the envelope
 * in which TLS carries the key ({@link parley.node.tls.SelfSignedCertificate}), and {@link parley.node.tls.Pins} looks at
 * the key inside.
 */
@NullMarked
package parley.node.tls;

import org.jspecify.annotations.NullMarked;
