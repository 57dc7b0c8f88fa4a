package parley.desk.openid;

import parley.desk.signin.Outside;
import parley.desk.words.Words;

/**
 * Leads on after the service sent the browser back. A browser that comes from another site brings no cookie of a session to where a
 * redirect leads it, so it goes on from a page of this desk.
 *
 * @param to a path of this desk
 */
public record ContinuePage(Outside outside, String to) {
    public Words words() {
        return outside.words();
    }
}
