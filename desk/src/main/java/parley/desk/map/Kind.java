package parley.desk.map;

import parley.desk.view.Title;

/**
 * What sort of thing a feature is: those of one kind have the same mark.
 *
 * @param name in an address: that of the format, or {@code agreement:} and the short name of the pack
 * @param agreed whether an agreement defines it, rather than an entry states it
 */
public record Kind(String name, Title title, boolean agreed) {}
