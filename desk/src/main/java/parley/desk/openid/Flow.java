package parley.desk.openid;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;

/**
 * One sign-in that is under way: what binds the service's answer to the browser that was sent there.
 *
 * @param to where to go then, a path of this desk
 */
record Flow(State state, Nonce nonce, CodeVerifier verifier, String to) {
    static Flow begin(String to) {
        return new Flow(new State(32), new Nonce(32), new CodeVerifier(), to);
    }
}
