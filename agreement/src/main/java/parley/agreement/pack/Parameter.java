package parley.agreement.pack;

import java.util.Optional;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/**
 * A number, word or line that the text leaves open, read as {@code param.name}.
 *
 * @param bound its value in this pack; a charter may bind it, and while nobody does a condition that reads it is UNKNOWN
 *     (decide)
 */
public record Parameter(String name, Type type, Optional<Value> bound) {}
