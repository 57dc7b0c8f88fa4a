package parley.agreement.pack;

import parley.agreement.value.Type;

/**
 * A number, word or line that the text leaves open, read as {@code param.name}.
 *
 * @param bound its value, or values by day, in this pack; a charter may bind it otherwise, and while nobody does, of
 *     a provision that reads it nothing is found but that somebody must decide
 */
public record Parameter(String name, Type type, Binding bound) {}
