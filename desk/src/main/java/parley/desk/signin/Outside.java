package parley.desk.signin;

import java.util.List;
import parley.agreement.prose.Language;
import parley.desk.words.Words;

/**
 * A page before anybody has signed in: it says whose desk it is, and nothing of what is in it.
 *
 * @param query what it was asked for, but its language: parameters, encoded, each with an ampersand after it
 */
public record Outside(String self, Words words, String query) {
    /** This page in another language. */
    public String in(Language language) {
        return "?" + query + "lang=" + language.code();
    }

    /** An address in the same language. */
    public String to(String path) {
        return path + "?lang=" + words.language().code();
    }

    /** The names of the languages, in the order in which every page has them. */
    public List<Language> languages() {
        return List.of(Language.values());
    }
}
