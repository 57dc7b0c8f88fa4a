package parley.agreement.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.prose.Language;
import parley.agreement.prose.Readings;
import parley.agreement.prose.Words;
import parley.agreement.record.EntryPointer;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Says a finding in one paragraph, in one of the six languages: the verdict, what it rests on, and what would settle it.
 *
 * <p>Each sentence stands whole in {@link Words}, one for each key that is said here. Expressions of the pack and the
 * other texts of a proof's nodes are quoted as they stand in every language, and so are ids, codes, paragraphs, numbers,
 * days and instants (ISO 8601, UTC).
 */
public final class FindingProse {
    /** Below it stands whether an entry came before what it would answer. */
    private static final String AFTER = "/after/";

    private static final Pattern EXCEPTION = Pattern.compile("/(exceptions|exempt)/\\d+$");

    private static final String SILENCE = "/brokenBy/";

    private final Finding finding;
    private final Words words;
    private final Readings readings;
    private final boolean free;

    private FindingProse(Finding finding, Words words) {
        this.finding = finding;
        this.words = words;
        this.readings = new Readings(words);
        this.free = isFree();
    }

    /** In English. */
    public static String print(Finding finding) {
        return print(finding, Language.EN);
    }

    public static String print(Finding finding, Language language) {
        return print(finding, Words.in(language));
    }

    /** The same with the names that a pack gives. */
    public static String print(Finding finding, Language language, Pack pack) {
        return print(finding, Words.in(language).naming(pack));
    }

    /** The same, in words that may be those that isolate what stays as it was written. */
    public static String print(Finding finding, Words words) {
        return String.join(" ", new FindingProse(finding, words).sentences());
    }

    /**
     * The sentence that names the comparisons on which a finding rests, each with its paragraph.
     *
     * @param most how many comparisons are told at most: of more there is no such sentence, and none where there are none
     */
    public static Optional<String> grounds(Finding finding, Words words, int most) {
        FindingProse prose = new FindingProse(finding, words);
        return prose.grounds(prose.compared(), most);
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(verdict());
        sentences.add(about());
        grounds(compared(), Integer.MAX_VALUE).ifPresent(sentences::add);
        if (finding.verdict() != Verdict.NOT_OWED && !free) {
            exceptions().ifPresent(sentences::add);
            timed(finding.proof()).map(this::moment).ifPresent(sentences::add);
            Set<String> acts = new LinkedHashSet<>();
            done(finding.proof(), acts);
            sentences.addAll(acts);
            silent().ifPresent(sentences::add);
        }
        sentences.addAll(ExtentProse.sentences(words, finding.extent(), kind(), finding.verdict()));
        if (!finding.incomplete().isEmpty()) {
            sentences.add(words.say(
                    "incomplete",
                    "items",
                    words.names(finding.incomplete().stream()
                            .map(words::item)
                            .map(words::quoted)
                            .toList())));
        }
        finding.owed().map(this::owed).ifPresent(sentences::add);
        if (!finding.needs().isEmpty()) {
            List<String> needs = finding.needs().stream().map(readings::need).toList();
            sentences.add(words.say("needs", "needs", words.phrases(needs)));
        }
        if (!finding.contests().isEmpty()) {
            List<String> entries =
                    finding.contests().stream().map(EntryPointer::toString).toList();
            sentences.add(words.say("contested" + oneOrMore(entries), "entries", words.names(entries)));
        }
        return sentences;
    }

    private String verdict() {
        return words.say(
                Told.of(finding).key(finding.verdict()),
                "debtor",
                finding.debtor().code(),
                "paragraph",
                words.foreign(finding.cites().getFirst()));
    }

    private String about() {
        String account = finding.account().code();
        String at = Readings.moment(finding.stamp().at());
        if (Told.of(finding) == Told.ADOPTION) {
            return words.say(
                    "about.record", "subject", words.named(finding.subject().orElse("")), "at", at);
        }
        return finding.subject()
                .map(subject ->
                        words.say("about.subject", "subject", words.named(subject), "account", account, "at", at))
                .orElseGet(() -> words.say("about.whole", "account", account, "at", at));
    }

    /** The comparisons on which the verdict rests. */
    private Set<String> compared() {
        Set<String> grounds = new LinkedHashSet<>();
        for (Proof part : free ? rows(finding.proof()) : List.of(finding.proof())) {
            collect(part, wanted(), grounds);
        }
        return grounds;
    }

    private Truth wanted() {
        return free ? Truth.FALSE : telling(finding.verdict());
    }

    private Optional<String> grounds(Set<String> grounds, int most) {
        return grounds.isEmpty() || grounds.size() > most
                ? Optional.empty()
                : Optional.of(words.say(
                        switch (wanted()) {
                            case TRUE -> "grounds.hold";
                            case FALSE -> "grounds.fail";
                            case UNKNOWN -> "grounds.open";
                        },
                        "grounds",
                        words.phrases(grounds)));
    }

    /** Whether nothing that is prohibited is stated, so that neither what lifts nor what excuses matters. */
    private boolean isFree() {
        List<Proof> rows = rows(finding.proof());
        return finding.verdict() == Verdict.KEPT
                && !rows.isEmpty()
                && rows.stream().allMatch(row -> row.outcome().equals(Truth.FALSE.name()));
    }

    /** The rows of the debtors of a prohibition, each with its truth. */
    private static List<Proof> rows(Proof proof) {
        String rows = proof.site().id() + "/debtors/";
        return proof.because().stream()
                .filter(part -> part.site().id().startsWith(rows))
                .toList();
    }

    /** The truth of the comparisons that a verdict rests on: that nothing is owed rests on what is FALSE. */
    private static Truth telling(Verdict verdict) {
        return switch (verdict) {
            case UNKNOWN -> Truth.UNKNOWN;
            case NOT_OWED -> Truth.FALSE;
            case DUE,
                    MET,
                    LATE,
                    OVERDUE,
                    BREACHED,
                    EXCUSED,
                    CLOSED,
                    OPEN,
                    EXERCISED,
                    INVALID,
                    LAPSED,
                    KEPT,
                    FORESEEN,
                    AVAILABLE,
                    EXHAUSTED,
                    ADOPTED,
                    BROKEN -> Truth.TRUE;
        };
    }

    /** The comparisons on which the verdict rests, each once. */
    private void collect(Proof proof, Truth wanted, Set<String> grounds) {
        switch (proof) {
            case Proof.Compared compared -> {
                if (compared.truth() == wanted) {
                    grounds.add(compared(compared.site(), compared.left(), compared.right()));
                }
            }
            case Proof.Stated stated -> {
                if (stated.truth() == wanted) {
                    grounds.add(stated(stated.site(), stated.reading()));
                }
            }
            case Proof.Combined combined -> parts(combined, combined.truth() == wanted, wanted, grounds);
            case Proof.Held held -> parts(held, held.truth() == wanted, wanted, grounds);
            case Proof.OnDays days ->
                days.because().stream()
                        .filter(part -> days.truth() == wanted && !amount(part))
                        .forEach(part -> collect(part, wanted, grounds));
            case Proof.Rule rule -> parts(rule, wanted == Truth.TRUE || !joins(rule), wanted, grounds);
            case Proof.Timed _, Proof.Done _, Proof.Searched _, Proof.Claimed _ -> {}
        }
    }

    /** What joins ids tells of a verdict; what does not join them tells of none. */
    private static boolean joins(Proof.Rule rule) {
        return rule.site().id().endsWith("/joins");
    }

    private String compared(Proof.Site site, Reading one, Reading other) {
        String left = readings.in(site.text()).of(one);
        String right = readings.in(site.text()).of(other);
        String expression = words.expression(site.text());
        return site.ref()
                .map(words::foreign)
                .map(ref -> words.say(
                        "compared.paragraph", "paragraph", ref, "expression", expression, "left", left, "right", right))
                .orElseGet(() -> words.say("compared", "expression", expression, "left", left, "right", right));
    }

    private String stated(Proof.Site site, Reading read) {
        String reading = readings.in(site.text()).of(read);
        String expression = words.expression(site.text());
        return site.ref()
                .map(words::foreign)
                .map(ref ->
                        words.say("stated.paragraph", "paragraph", ref, "expression", expression, "reading", reading))
                .orElseGet(() -> words.say("stated", "expression", expression, "reading", reading));
    }

    /** What only makes up the sum of some days stands in the tree. */
    private static boolean amount(Proof part) {
        return part instanceof Proof.Rule rule
                && Character.isDigit(rule.outcome().charAt(0));
    }

    private void parts(Proof proof, boolean follow, Truth wanted, Set<String> grounds) {
        if (follow) {
            proof.because().stream()
                    .filter(part -> !isAnotherStep(part))
                    .forEach(part -> collect(part, wanted, grounds));
        }
    }

    /** The steps from which one arises have findings of their own. */
    private static boolean isAnotherStep(Proof part) {
        return part.site().id().contains("/opensOn/") || part.site().id().contains("/runsFrom/");
    }

    /** The exceptions and exemptions that the text has and that do not apply here. */
    private Optional<String> exceptions() {
        List<String> paragraphs =
                exceptions(finding.proof()).distinct().map(words::foreign).toList();
        return paragraphs.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say("exceptions" + oneOrMore(paragraphs), "paragraphs", words.names(paragraphs)));
    }

    private static Stream<String> exceptions(Proof proof) {
        if (proof instanceof Proof.Rule rule
                && EXCEPTION.matcher(rule.site().id()).find()) {
            return rule.outcome().equals(Truth.FALSE.name()) ? rule.site().ref().stream() : Stream.empty();
        }
        return proof.because().stream().flatMap(FindingProse::exceptions);
    }

    /** A limit and a prohibition have no deadline: the one is passed, and what the other forbids begins, at a moment. */
    private String moment(Proof.Timed timed) {
        String id = timed.site().id();
        String key;
        if (id.endsWith("/passed")) {
            key = "moment.passed";
        } else if (id.endsWith("/during/from")) {
            key = "moment.begins";
        } else {
            key = id.endsWith("/from") ? "moment.holds" : "moment.deadline";
        }
        return words.say(
                key,
                "time",
                readings.time(timed.earliest(), timed.latest()),
                "expression",
                words.exact(timed.site().text()),
                "anchor",
                readings.of(timed.anchor()));
    }

    private static Optional<Proof.Timed> timed(Proof proof) {
        return proof instanceof Proof.Timed found
                ? Optional.of(found)
                : proof.because().stream()
                        .filter(part -> !isAnotherStep(part))
                        .flatMap(part -> timed(part).stream())
                        .findFirst();
    }

    private void done(Proof proof, Set<String> sentences) {
        switch (proof) {
            case Proof.Done done ->
                sentences.add(words.say(
                        "done",
                        "act",
                        words.act(done.site().text()),
                        "entry",
                        done.entries().getFirst().toString(),
                        "time",
                        readings.time(done.time().earliest(), done.time().latest())));
            case Proof.Searched searched -> {
                if (Told.of(finding) != Told.ADOPTION) {
                    sentences.add(words.say(
                            "searched",
                            "act",
                            words.act(searched.site().text()),
                            "logs",
                            words.names(logs(searched.upTo()))));
                }
            }
            case Proof.Rule rule
            when rule.site().id().contains(AFTER) -> early(rule).ifPresent(sentences::add);
            case Proof.Rule rule ->
                rule.because().stream().filter(part -> !isAnotherStep(part)).forEach(part -> done(part, sentences));
            case Proof.Combined _,
                    Proof.Compared _,
                    Proof.Stated _,
                    Proof.Held _,
                    Proof.OnDays _,
                    Proof.Timed _,
                    Proof.Claimed _ -> {}
        }
    }

    /** Who has not broken the silence on a proposal, as far as was searched: in one sentence, however many they are. */
    private Optional<String> silent() {
        List<Proof.Searched> silent = finding.proof().because().stream()
                .filter(part -> part.site().id().contains(SILENCE))
                .flatMap(part -> part instanceof Proof.Searched searched ? Stream.of(searched) : Stream.empty())
                .toList();
        if (Told.of(finding) != Told.ADOPTION || silent.isEmpty()) {
            return Optional.empty();
        }
        List<String> parties = silent.stream()
                .map(Proof.Searched::site)
                .map(site -> site.id().substring(site.id().indexOf(SILENCE) + SILENCE.length()))
                .toList();
        return Optional.of(words.say(
                "silent",
                "parties",
                words.names(parties),
                "logs",
                words.names(logs(silent.getFirst().upTo()))));
    }

    /** That an entry came before what it would answer, or perhaps did. */
    private Optional<String> early(Proof.Rule rule) {
        String id = rule.site().id();
        String entry = id.substring(id.indexOf(AFTER) + AFTER.length());
        return switch (Truth.valueOf(rule.outcome())) {
            case TRUE -> Optional.empty();
            case FALSE -> Optional.of(words.say("early", "entry", entry));
            case UNKNOWN -> Optional.of(words.say("early.perhaps", "entry", entry));
        };
    }

    private List<String> logs(Map<Party, Long> upTo) {
        return upTo.entrySet().stream()
                .map(log -> words.count(
                        "searched.log", log.getValue(), "party", log.getKey().code()))
                .toList();
    }

    private ExtentProse.Kind kind() {
        if (Told.of(finding) == Told.QUOTA) {
            return ExtentProse.Kind.QUOTA;
        }
        if (Told.of(finding) == Told.ADOPTION) {
            return ExtentProse.Kind.PROPOSAL;
        }
        return finding.joins() ? ExtentProse.Kind.NOTICE : ExtentProse.Kind.LIMIT;
    }

    private String owed(Finding.Owed owed) {
        String act = words.act(owed.act());
        if (owed.to().equals("others")) {
            return words.say("owed.others", "act", act);
        }
        return owed.to().contains(".")
                ? words.say("owed.named", "act", act, "to", words.path(owed.to()))
                : words.say("owed", "act", act, "to", words.foreign(owed.to()));
    }

    /** The end of the key of a sentence that names one thing or several, and no number. */
    private static String oneOrMore(Collection<String> named) {
        return named.size() == 1 ? ".single" : ".several";
    }
}
