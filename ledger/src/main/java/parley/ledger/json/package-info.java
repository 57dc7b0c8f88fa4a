/**
 * The JSON of the record: the subset of I-JSON (RFC 7493) without null, fractions and exponents, and its one canonical
 * form, which is that of RFC 8785.
 *
 * <p>What is signed is bytes. {@link parley.ledger.json.Json#canonical} therefore accepts a text only if printing it
 * again gives the same bytes: {@code {"a":1,"b":[true,"x"]}} passes, the same with a space in it does not.
 */
@NullMarked
package parley.ledger.json;

import org.jspecify.annotations.NullMarked;
