/**
 * Merkle trees as in RFC 6962, section 2.1, over SHA-256: roots, proofs that a leaf is in a tree, and proofs that one
 * tree extends another.
 *
 * <p>{@link parley.ledger.merkle.RightEdge} grows a tree and keeps only its edge; {@link parley.ledger.merkle.Nodes} is
 * where complete subtrees are read from (a database, tiles, a map), and {@link parley.ledger.merkle.Proofs} makes roots
 * and proofs from it. Checking needs neither: a proof, the hashes, and nothing else.
 */
@NullMarked
package parley.ledger.merkle;

import org.jspecify.annotations.NullMarked;
