package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import parley.agreement.pack.Defined;
import parley.agreement.pack.Pack;

/** Whether a page in Russian calls what an agreement defines by its names; only where it is exact may an id stand. */
final class Named {
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*");

    private Named() {}

    /** Fields, words and provisions by their ids, and the last steps of paths. */
    private static Set<String> ids(Pack pack) {
        var defined = Defined.in(pack);
        Set<String> ids = new TreeSet<>();
        defined.fields().values().forEach(ids::addAll);
        defined.words().values().forEach(ids::addAll);
        ids.addAll(defined.provisions());
        ids.addAll(defined.parameters());
        return ids;
    }

    /** What a page says to people: without what is exact, foreign to the agreement, or only for machines. */
    static String said(String html) {
        return html.replaceAll("(?s)<head>.*?</head>", "")
                .replaceAll("(?s)<(code|pre|script|style|textarea)\\b.*?</\\1>", " ")
                .replaceAll("(?s)<bdi lang=\"en\">.*?</bdi>", " ")
                .replaceAll("(?s)<[^>]*lang=\"en\"[^>]*>.*?</", " </")
                .replaceAll("(?s)<bdi class=\"free\".*?</bdi>", " ")
                .replaceAll("<[^>]*>", " ");
    }

    /** That a page which was asked for by this path calls everything by its name. */
    static void byNames(Pack pack, String path, HttpResponse<String> page) {
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        var ids = ids(pack);
        var raw = WORD.matcher(said(page.body()))
                .results()
                .map(MatchResult::group)
                .filter(word -> ids.contains(word)
                        || Stream.of(word.split("\\.")).skip(1).anyMatch(ids::contains))
                .distinct()
                .toList();
        assertThat(raw).as("%s", path).isEmpty();
    }
}
