/**
 * The values that statements are made of. {@link parley.agreement.value.Data} is what an entry or a YAML file says,
 * untyped; {@link parley.agreement.value.Type} is what a pack expects; {@link parley.agreement.value.Value} is the one
 * read as the other. There are no floating-point numbers anywhere: {@code 9000} is a
 * {@link parley.agreement.value.Value.Count}, {@code 2026-06-01} a {@link parley.agreement.value.Value.Day}.
 */
@NullMarked
package parley.agreement.value;

import org.jspecify.annotations.NullMarked;
