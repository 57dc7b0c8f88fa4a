/**
 * Signing in by a service that vouches for people (OpenID Connect): the authorization code flow with PKCE, state and nonce. Whom it
 * vouches for has no account and no passkey here; his role is what a claim of the service says, for as long as the session lasts.
 */
@NullMarked
package parley.desk.openid;

import org.jspecify.annotations.NullMarked;
