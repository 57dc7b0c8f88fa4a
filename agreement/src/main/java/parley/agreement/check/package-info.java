/**
 * What a person who writes a pack wants to know before using it: every problem of its files and cases at once, whether
 * each citation leads to a paragraph of text.md, and how much of the text is rendered.
 *
 * <pre>{@code
 * PackCheck.Report report = PackCheck.check(PackFolder.read(Path.of("agreements/vd11")));
 * report.lines().forEach(System.out::println);
 * }</pre>
 */
@NullMarked
package parley.agreement.check;

import org.jspecify.annotations.NullMarked;
