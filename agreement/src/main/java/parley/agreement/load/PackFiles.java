package parley.agreement.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files of a pack: their texts by path relative to its folder, with {@code /} between names, in the order of the
 * paths' code units.
 */
public record PackFiles(SortedMap<String, String> texts) {
    /** The file that says what the agreement is. */
    public static final String AGREEMENT = "agreement.yaml";
    /** The coded messages, in packs that have some. */
    public static final String PHRASES = "phrases.yaml";
    /** The paragraphs in our words. */
    public static final String TEXT = "text.md";

    /** What people call what the agreement defines. */
    public static final String NAMES = "names.yaml";

    private static final Pattern MEANING = Pattern.compile(
            "(?:agreement|names|phrases)\\.yaml|text\\.md|(?:provisions|formats)/[^/]+\\.yaml|areas/[^/]+\\.geojson");
    private static final Pattern CASE = Pattern.compile("cases/[^/]+\\.yaml");

    public PackFiles {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /** Whether this file is part of what the agreement says. */
    static boolean carriesMeaning(String path) {
        return MEANING.matcher(path).matches();
    }

    /** Whether a pack may have such a file: one with meaning, a case, or a README. */
    static boolean known(String path) {
        return carriesMeaning(path) || CASE.matcher(path).matches() || path.equals("README.md");
    }

    /** The files of one folder of the pack, {@code provisions/} for instance. */
    SortedMap<String, String> under(String folder) {
        return texts.subMap(folder, folder + Character.MAX_VALUE);
    }

    /** The files that carry meaning, which the hash covers. */
    public SortedMap<String, String> meaning() {
        SortedMap<String, String> meaning = new TreeMap<>(texts);
        meaning.keySet().removeIf(path -> !carriesMeaning(path));
        return meaning;
    }

    /** The case files; they belong to the pack's folder and not to its meaning. */
    public SortedMap<String, String> cases() {
        return under("cases/");
    }

    /**
     * The hash that stands in a charter: SHA-256, in lower-case hex, over one line {@code HASH  PATH} per file that
     * carries meaning (agreement.yaml, areas, formats, names.yaml, phrases.yaml, provisions, text.md; no cases), sorted by
     * path, each closed by a line feed. It is what {@code sha256sum} prints, so that anyone can check it without this program:
     *
     * <pre>LC_ALL=C; sha256sum agreement.yaml areas/* formats/* names.yaml phrases.yaml provisions/* text.md | sha256sum</pre>
     */
    public String sha256() {
        StringBuilder listing = new StringBuilder();
        meaning()
                .forEach((path, text) ->
                        listing.append(hex(text)).append("  ").append(path).append('\n'));
        return hex(listing.toString());
    }

    private static String hex(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
