package parley.desk.signin;

import java.util.List;
import parley.desk.access.Passkey;
import parley.desk.access.Role;
import parley.desk.access.Session;
import parley.desk.frame.Frame;
import parley.desk.words.Words;

/**
 * One's own passkeys and sessions.
 *
 * @param local whether it is an account of this desk, which has passkeys, and not one of another service
 * @param fresh whether he signed in a short while ago, so that he may add a passkey
 * @param here the session in which the page is shown
 */
public record AccountPage(
        Frame frame,
        String seal,
        String name,
        Role role,
        boolean local,
        boolean fresh,
        long here,
        List<Passkey> passkeys,
        List<Session> sessions) {
    public Words words() {
        return frame.words();
    }
}
