/**
 * Entries that are passed on by e-mail: the national distribution list of each format, and what became of each letter at the
 * relay of the party's own network. Start at {@link parley.node.view.mail.MailView}.
 *
 * <p>All of it is local to one node, as everything in {@link parley.node.view.office}: rows are added and never changed. A letter
 * is kept as the bytes that the relay gets.
 */
@NullMarked
package parley.node.view.mail;

import org.jspecify.annotations.NullMarked;
