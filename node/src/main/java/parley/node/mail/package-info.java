/**
 * How letters leave the node: by SMTP to one relay, that of the party's own network, always under TLS.
 * {@link parley.node.mail.Composer} makes the bytes of a letter once; {@link parley.node.mail.Postman} hands them to a
 * {@link parley.node.mail.Relay}, one address at a time, from a {@link parley.node.mail.Queue} that is on disk. Nothing else in the
 * program knows the library that speaks SMTP.
 *
 * <p>What is promised of one address: before the text leaves, it is durable that it is about to; so whatever ends the node, either
 * the relay cannot have the letter, or the log says that it perhaps has. Such a letter is sent once more and no oftener.
 */
@NullMarked
package parley.node.mail;

import org.jspecify.annotations.NullMarked;
