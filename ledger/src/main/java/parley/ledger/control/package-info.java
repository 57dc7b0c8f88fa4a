/**
 * The bodies of control entries, by which members keep the record itself: the founding charter, officers' keys and their
 * revocation, and what a member has seen. {@code epoch} and {@code alarm} come later.
 *
 * <p>{@code key} and {@code revocation} are signed by the identity key of the log's owner; a {@code charter} carries its
 * signatures in its body; a {@code seen} carries none, for the checkpoint that covers it is signed by the log key.
 */
@NullMarked
package parley.ledger.control;

import org.jspecify.annotations.NullMarked;
