/**
 * The charter of a circle: who its members are, their keys and addresses, which packs it runs, how it fixes time.
 *
 * <p>Its canonical bytes are signed by the identity key of every member; their SHA-256 is the circle's id, which people
 * compare out of band. Nothing that can be computed from it is written in it: origins, mirror names, verifier keys and
 * the policy of each log are derived. Successor charters come later: one with a {@code previous} is refused.
 */
@NullMarked
package parley.ledger.charter;

import org.jspecify.annotations.NullMarked;
