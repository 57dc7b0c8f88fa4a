/**
 * The page's words in six languages: fixed texts from word lists beside this package, findings as sentences, instants and
 * spans as digits. What comes from outside stays marked as such ({@link parley.desk.words.Phrase.Foreign}) until the page
 * isolates it.
 */
@NullMarked
package parley.desk.words;

import org.jspecify.annotations.NullMarked;
