/**
 * Cosignatures (C2SP tlog-cosignature, Ed25519, type 04): a mirror's word that, as of a time, a checkpoint is of the
 * largest consistent tree of that log that it has seen. In Parley a mirror cosigns only what it durably holds.
 */
@NullMarked
package parley.ledger.cosignature;

import org.jspecify.annotations.NullMarked;
