package parley.desk.shift;

import parley.desk.words.Phrase;

/** Why nothing was done. */
public record NoticePage(Stand stand, Phrase why) {}
