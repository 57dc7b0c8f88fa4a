/**
 * An entry as a letter: in words, as its page reads, with the bytes that came and the evidence that proves them. Start at
 * {@link parley.desk.letter.LetterWriter}; how a letter leaves is not its concern.
 */
@NullMarked
package parley.desk.letter;

import org.jspecify.annotations.NullMarked;
