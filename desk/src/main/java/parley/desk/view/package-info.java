/**
 * What the page shows, as plain data without a language: rows about findings, entries, receipts and peers. Made from a
 * node's state by {@code parley.desk.live}, from a fixture by tests; rendered by {@code parley.desk.page}.
 */
@NullMarked
package parley.desk.view;

import org.jspecify.annotations.NullMarked;
