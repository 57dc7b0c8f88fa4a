package parley.node.view.countersign;

import parley.node.view.Credential;

/**
 * An officer at a desk.
 *
 * @param account who is signed in there; empty where the desk asks nobody
 */
public record Signer(Credential credential, String account) {
    public String officer() {
        return credential.officer();
    }
}
