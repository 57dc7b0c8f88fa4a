package parley.desk.hindsight;

/**
 * Why a page cannot show what it was asked for.
 *
 * @param field the parameter that is not as it must be
 * @param value as it was given
 * @param key what is wrong with it, in the word lists
 */
public record Mistake(String field, String value, String key) {}
