/**
 * Why a finding says what it says: a tree whose leaves point into entries and whose inner nodes are sub-paragraphs.
 *
 * <p>A proof is exhaustive: every leaf is there, also after the result is decided; an absence is a node of its own that
 * says which logs were searched and how far; arithmetic is shown; an exception that was not taken is shown FALSE. Ids
 * of nodes are those of the pack, so that two revisions of a finding can be compared. The package knows values, times
 * and truth and nothing of the evaluator, so that a checker can be written against it alone.
 */
@NullMarked
package parley.agreement.proof;

import org.jspecify.annotations.NullMarked;
