/**
 * Three-valued logic after Kleene, and what an UNKNOWN needs to become known.
 *
 * <p>Missing treaty data never throws and never reads as FALSE: "250 tanks or 9,000 troops" with the tanks still to
 * follow is TRUE at 9,000 troops and UNKNOWN at 8,999, and the need says whom to ask.
 */
@NullMarked
package parley.agreement.truth;

import org.jspecify.annotations.NullMarked;
