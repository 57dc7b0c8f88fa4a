package parley.desk.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import parley.agreement.prose.Language;
import parley.desk.view.FindingRow;
import parley.desk.words.Words;

/**
 * Where a page stands: whose desk and which circle it belongs to, what time it was there, and in which words it speaks.
 *
 * @param self the party whose desk it is
 * @param circle what the charter calls the circle
 * @param drill whether the charter says that all of it is an exercise
 * @param now the instant on the node's clock for which the page was made
 * @param path below which the circle's pages are; it ends in a slash
 * @param places the pages of all circles of this party, this one among them
 * @param part where the page belongs in the navigation
 * @param query what the page was asked for, but its language: parameters joined by {@code &}, encoded
 */
public record Frame(
        String self,
        String circle,
        boolean drill,
        Instant now,
        Words words,
        String path,
        List<Place> places,
        Part part,
        String query) {
    public Frame {
        places = List.copyOf(places);
    }

    /** The first page of a part of the desk, in the same language. */
    public String to(Part part) {
        return to(part.path());
    }

    /** A page below the circle's path, without parameters of its own, in the same language. */
    public String to(String below) {
        return path + below + "?lang=" + words.language().code();
    }

    /**
     * A page below the circle's path, in the same language.
     *
     * @param namesAndValues its parameters; names and values alternate, and what has an empty value is left out
     */
    public String to(String below, String... namesAndValues) {
        var address = new StringBuilder(to(below));
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isEmpty()) {
                address.append('&').append(namesAndValues[i]).append('=').append(encoded(namesAndValues[i + 1]));
            }
        }
        return address.toString();
    }

    /** Where the proof of a finding is. */
    public String proof(FindingRow finding) {
        return "%sfinding?name=%s&by=%s&account=%s&lang=%s"
                .formatted(
                        path,
                        encoded(finding.name()),
                        encoded(finding.debtor()),
                        encoded(finding.account()),
                        words.language().code());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** The same part of another circle's pages. */
    public String at(Place place) {
        return place.path() + part.path() + "?lang=" + words.language().code();
    }

    /** This page in another language. */
    public String in(Language language) {
        return "?" + (query.isEmpty() ? "" : query + "&") + "lang=" + language.code();
    }
}
