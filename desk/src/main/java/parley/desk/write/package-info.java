/**
 * Where officers write: a form for each format of a circle's agreements, kept as typed, checked, shown as it will be
 * signed, signed and sent. {@link parley.desk.write.FormReader} reads what was typed, {@link parley.desk.write.FormWriter}
 * is its inverse; {@link parley.desk.write.WriteSection} answers the requests. Nothing is sent but what was shown.
 */
@NullMarked
package parley.desk.write;

import org.jspecify.annotations.NullMarked;
