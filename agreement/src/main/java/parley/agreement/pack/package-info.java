/**
 * One agreement as data: facts, terms, formats and provisions, as they stand in a pack folder. The records here are
 * what {@link parley.agreement.pack.Pack} consists of; the evaluator reads them and nothing else. Whatever is in a
 * {@code Pack} has been checked: every path leads somewhere, every name is defined, every type fits.
 *
 * <p>{@code PackLoader} makes one from files, or fails with every problem at once.
 */
@NullMarked
package parley.agreement.pack;

import org.jspecify.annotations.NullMarked;
