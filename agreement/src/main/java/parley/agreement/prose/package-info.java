/**
 * The words in which a finding is told, in the six languages of the Vienna Document.
 *
 * <p>Every sentence stands whole in the file of its language ({@code en.properties} and its five siblings), so that each
 * language has its own word order, cases and plurals. A slot takes a name as it is written, or a phrase that stands in
 * brackets, in quotation marks or behind a colon, so that no sentence depends on the gender or case of what fills it.
 *
 * <p>What is not prose stays as it was written, in every language: expressions of a pack and what the evaluator did with
 * them (in the quotation marks of the language), ids, codes, numbers of paragraphs, numbers (digits without grouping),
 * days and instants (ISO 8601, instants in UTC).
 */
@NullMarked
package parley.agreement.prose;

import org.jspecify.annotations.NullMarked;
