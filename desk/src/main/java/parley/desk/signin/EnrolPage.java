package parley.desk.signin;

import parley.desk.words.Words;

/**
 * Where somebody who has typed an enrolment code makes a passkey.
 *
 * @param options what the authenticator is asked for, as JSON
 */
public record EnrolPage(Outside outside, String seal, String to, String account, String options) {
    public Words words() {
        return outside.words();
    }
}
