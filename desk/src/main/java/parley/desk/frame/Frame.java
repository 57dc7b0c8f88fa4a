package parley.desk.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.agreement.finding.Head;
import parley.agreement.prose.Language;
import parley.desk.access.Role;
import parley.desk.access.Rules;
import parley.desk.access.Visitor;
import parley.desk.view.FindingRow;
import parley.desk.words.Words;
import parley.node.view.EntryPointer;

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
 * @param visitor who asked for it
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
        String query,
        Visitor visitor) {
    /** The parameters that name another instant, or another knowledge, than now's. */
    public static final List<String> HINDSIGHT = List.of("known", "at");

    public Frame {
        places = List.copyOf(places);
    }

    /** A frame for whoever reaches a desk that asks nobody who he is. */
    public Frame(
            String self,
            String circle,
            boolean drill,
            Instant now,
            Words words,
            String path,
            List<Place> places,
            Part part,
            String query) {
        this(self, circle, drill, now, words, path, places, part, query, new Visitor.Anyone());
    }

    /** Whether who asked may go to a page below the circle's path, so that this one may offer it. */
    public boolean offers(String below) {
        return Rules.leading("GET", "/" + below).role().map(visitor::may).orElse(true);
    }

    /** Whether the page leads to a part: to some only where the circle has such a one. */
    public boolean leadsTo(Part other) {
        return offers(other.path())
                && places.stream()
                        .filter(place -> place.path().equals(path))
                        .findFirst()
                        .map(place -> place.has(other))
                        .orElse(other.isEverywhere());
    }

    /** Whether who asked may write drafts. */
    public boolean offersWriting() {
        return visitor.may(Role.DRAFTER);
    }

    /** Whether who asked may release what officers sign. */
    public boolean offersRelease() {
        return visitor.may(Role.RELEASER);
    }

    /** What the one who has signed in is called; empty where nobody has. */
    public String person() {
        return visitor instanceof Visitor.Person person ? person.name() : "";
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
     * A page below the circle's path, in the same language and with the same hindsight as this one.
     *
     * @param namesAndValues its parameters; names and values alternate, and what has an empty value is left out
     */
    public String with(String below, String... namesAndValues) {
        var address = new StringBuilder(to(below));
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            add(address, namesAndValues[i], namesAndValues[i + 1]);
        }
        HINDSIGHT.forEach(name -> add(address, name, asked(name)));
        return address.toString();
    }

    /** The page of an entry. */
    public String entry(EntryPointer entry) {
        return to(Part.ENTRIES.path() + "/" + entry.path());
    }

    /** Where the proof of a finding is, with the same hindsight as this page. */
    public String proof(FindingRow finding) {
        return proof(finding, asked("known"), asked("at"));
    }

    /** The same of a finding that is no row of a table. */
    public String proof(Head finding) {
        return proof(finding.name(), finding.debtor().code(), finding.account().code(), asked("known"), asked("at"));
    }

    /**
     * Where the proof of a finding is.
     *
     * @param known with which knowledge; empty for all that is known now
     * @param at at which instant; empty for now
     */
    public String proof(FindingRow finding, String known, String at) {
        return proof(finding.name(), finding.debtor(), finding.account(), known, at);
    }

    private String proof(String name, String debtor, String account, String known, String at) {
        var address = new StringBuilder(path)
                .append("finding?name=")
                .append(encoded(name))
                .append("&by=")
                .append(encoded(debtor))
                .append("&account=")
                .append(encoded(account))
                .append("&lang=")
                .append(words.language().code());
        add(address, "known", known);
        add(address, "at", at);
        return address.toString();
    }

    /** What the page was asked for, but its language. */
    public List<Parameter> parameters() {
        return query.isEmpty()
                ? List.of()
                : Arrays.stream(query.split("&", -1)).map(Parameter::of).toList();
    }

    /** The value of a parameter without blanks around it; empty where it was not given. */
    public String asked(String name) {
        return parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(parameter -> parameter.value().strip())
                .findFirst()
                .orElse("");
    }

    /** Whether the page was asked for another instant, or another knowledge, than now's. */
    public boolean inHindsight() {
        return HINDSIGHT.stream().anyMatch(name -> !asked(name).isEmpty());
    }

    /** This page for now, with all that is known now. */
    public String ofNow() {
        var address = new StringBuilder("?lang=").append(words.language().code());
        parameters().stream()
                .filter(parameter -> !HINDSIGHT.contains(parameter.name()))
                .forEach(parameter -> add(address, parameter.name(), parameter.value()));
        return address.toString();
    }

    /** What a page was asked for: a name and its value, decoded. */
    public record Parameter(String name, String value) {
        private static Parameter of(String encoded) {
            int equals = encoded.indexOf('=');
            return equals < 0
                    ? new Parameter(URLDecoder.decode(encoded, UTF_8), "")
                    : new Parameter(
                            URLDecoder.decode(encoded.substring(0, equals), UTF_8),
                            URLDecoder.decode(encoded.substring(equals + 1), UTF_8));
        }
    }

    private static void add(StringBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.append('&').append(encoded(name)).append('=').append(encoded(value));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** Whether the party is in several circles, so that what another of them asks has to be told here. */
    public boolean isOfSeveral() {
        return places.size() > 1;
    }

    /** The circle in which what this party owes is due first of all; empty where nothing that is due names an instant. */
    public Optional<Place> first() {
        return places.stream()
                .filter(place -> place.summons().first().isPresent())
                .min(Comparator.comparing(place ->
                        place.summons().first().flatMap(FindingRow::dueAt).orElse(Instant.MAX)));
    }

    /** What a circle asks for, on its watch. */
    public String watch(Place place) {
        return place.path() + "?lang=" + words.language().code();
    }

    /** The same part of another circle's pages; its watch where it has no such part. */
    public String at(Place place) {
        var same = place.has(part) ? part : Part.WATCH;
        return place.path() + same.path() + "?lang=" + words.language().code();
    }

    /** This page in another language. */
    public String in(Language language) {
        return "?" + (query.isEmpty() ? "" : query + "&") + "lang=" + language.code();
    }
}
