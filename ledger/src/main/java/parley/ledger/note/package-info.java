/**
 * Signed notes (C2SP signed-note v1.0.0): a text, a blank line, and signature lines that anyone may add.
 *
 * <pre>
 * If you think cryptography is the answer to your problem,
 * then you don't know what your problem is.
 *
 * — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
 * </pre>
 *
 * A key is known by its name and by four bytes that follow from name, type and key. A note is opened with the keys that
 * the reader trusts: lines of other keys are ignored, one bad line of a known key spoils the note.
 */
@NullMarked
package parley.ledger.note;

import org.jspecify.annotations.NullMarked;
