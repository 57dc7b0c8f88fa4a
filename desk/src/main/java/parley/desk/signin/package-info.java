/**
 * The way in: who asks is made out, and let through or not, for each route as {@link parley.desk.access.Rules} says; the pages
 * to sign in, by a passkey or an enrolment code, to sign out, and to look after one's own passkeys and sessions.
 */
@NullMarked
package parley.desk.signin;

import org.jspecify.annotations.NullMarked;
