/**
 * The line: what two parties say to each other at any hour, as a conversation. Which formats make it their packs say
 * ({@link parley.agreement.pack.LineRole}); everything shown is read from entries, receipts and findings, and nothing is judged
 * here: whether a message was read in time is a finding of its provision, and the record of tests is a count of findings.
 */
@NullMarked
package parley.desk.line;

import org.jspecify.annotations.NullMarked;
