package parley.desk.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * Where somebody signs in.
 *
 * @param to where he goes then, a path of this desk
 * @param fault why it was not done; empty at first
 * @param elsewhere what the service is called that vouches for people, where there is one
 */
public record SignInPage(Outside outside, String seal, String to, Optional<Phrase> fault, Optional<String> elsewhere) {
    /** Where that service is asked. */
    public String elsewhereAddress() {
        return "/sign-in/elsewhere?lang=" + words().language().code() + "&to=" + URLEncoder.encode(to, UTF_8);
    }

    public Words words() {
        return outside.words();
    }
}
