/**
 * Who may do what at the desk: accounts with passkeys, sessions, keys for programs, and the log of what they did, in the file
 * {@code accounts.db} of the node's data folder. While there is no such file, and no sign-in by OpenID Connect is set up, the
 * desk asks nobody who he is.
 *
 * <pre>
 * registry.accounts().add("duty", Role.RELEASER);
 * String code = registry.codes().draw("duty");   // shown once, typed into the sign-in page, good for one passkey
 * </pre>
 *
 * An account signs nobody's entry: a release needs the passphrase of each officer's key as before.
 */
@NullMarked
package parley.desk.access;

import org.jspecify.annotations.NullMarked;
