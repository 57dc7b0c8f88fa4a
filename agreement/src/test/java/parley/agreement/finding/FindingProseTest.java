package parley.agreement.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Declare;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Report;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.prose.Isolates;
import parley.agreement.prose.Language;
import parley.agreement.prose.Readings;
import parley.agreement.prose.Words;
import parley.agreement.record.EntryPointer;
import parley.agreement.scenario.Stories;
import parley.agreement.scenario.Stories.Moment;
import parley.agreement.scenario.Stories.Story;
import parley.agreement.truth.Need;
import parley.agreement.value.Party;

/**
 * Every finding of every story in six languages. What a reader sees stands in {@code prose.txt}: a heading that names
 * story, instant, finding, debtor and account, then the paragraph in each language.
 */
final class FindingProseTest {
    private static final Pattern QUOTED = Pattern.compile("“[^”]*”|«[^»]*»|„[^“]*“");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}’-]+");
    private static final Pattern SLOT = Pattern.compile("\\{[a-z]+}");

    /** What no story has: said beside the words, and the two sentences about several below. */
    private static final Set<String> NOT_IN_STORIES =
            Set.of("contested.several", "exceptions.several", "need.measure", "need.wait", "path.accuracy");

    private static final String ID = "0".repeat(64);

    private static final List<Sample> SAMPLES = new ArrayList<>();

    /** A finding of a story, and whether it is told as what its provision is. */
    record Sample(String heading, Finding finding, Provision provision) {}

    /** One finding as it is told. */
    record Golden(String heading, Map<Language, String> told) {
        static Golden of(String block) {
            Map<Language, String> told = new EnumMap<>(Language.class);
            List<String> lines = block.lines().filter(line -> !line.isBlank()).toList();
            for (String line : lines.subList(1, lines.size())) {
                told.put(Language.of(line.substring(0, 2)).orElseThrow(), line.substring(4));
            }
            return new Golden(lines.getFirst(), told);
        }

        @Override
        public String toString() {
            return heading;
        }
    }

    @BeforeAll
    static void readTheStories() {
        for (Story story : Stories.all().toList()) {
            for (Moment moment : story.moments()) {
                for (Finding finding : moment.findings()) {
                    SAMPLES.add(new Sample(
                            "%s @ %s: %s by %s on the account of %s"
                                    .formatted(
                                            story.name(),
                                            moment.at(),
                                            finding.name(),
                                            finding.debtor(),
                                            finding.account()),
                            finding,
                            story.pack().provision(finding.provision()).orElseThrow()));
                }
            }
        }
    }

    @Test
    void everyFindingIsToldAsWhatItsProvisionIs() {
        for (Sample sample : SAMPLES) {
            assertThat(Told.of(sample.finding())).as(sample.heading()).isEqualTo(told(sample));
        }
    }

    private static Told told(Sample sample) {
        if (sample.finding().step().isEmpty() && sample.finding().subject().isEmpty()) {
            return Told.WHOLE;
        }
        return switch (sample.provision()) {
            case Notify _, Report _, Declare _ -> Told.DUTY;
            case Limit _, Ceiling _ -> Told.LIMIT;
            case Refrain _ -> Told.PROHIBITION;
            case Quota _ -> Told.QUOTA;
            case Adoption _ -> Told.ADOPTION;
            case Exchange exchange ->
                switch (exchange.step(sample.finding().step().orElseThrow()).orElseThrow()) {
                    case Exchange.Step.Duty _ -> Told.DUTY;
                    case Exchange.Step.Power _ -> Told.POWER;
                };
        };
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsNotQuotedIsInTheWordsOfTheLanguageAndNoSlotIsLeft(Language language) throws IOException {
        Set<String> own = new HashSet<>(List.of("km"));
        for (String pattern : patterns(language).values()) {
            own.addAll(words(SLOT.matcher(pattern).replaceAll(" ")));
        }
        Set<String> foreign = new TreeSet<>();
        for (Sample sample : SAMPLES) {
            String told = FindingProse.print(sample.finding(), language);
            assertThat(told).as(sample.heading()).doesNotContain("\n", "  ").endsWith(".");
            String unquoted = QUOTED.matcher(told).replaceAll(" ");
            for (String paragraph : paragraphs(sample.finding().proof())) {
                unquoted = unquoted.replace(paragraph, " ");
            }
            assertThat(unquoted).as(sample.heading()).doesNotContain("{", "}", "[", "]");
            words(unquoted).stream()
                    .filter(word -> word.chars().anyMatch(Character::isLowerCase) && !own.contains(word))
                    .forEach(foreign::add);
        }
        assertThat(foreign).isEmpty();
    }

    /** What a pack calls its paragraphs is said as written: "review agreement". */
    private static Set<String> paragraphs(Proof proof) {
        Set<String> paragraphs = new HashSet<>();
        proof.site().ref().ifPresent(paragraphs::add);
        proof.because().forEach(part -> paragraphs.addAll(paragraphs(part)));
        return paragraphs;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** What stands between isolates is as it was written; what a need says of itself is in the words of the language. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void noNeedOfAStoryIsInEnglishByNeglect(Language language) {
        Readings readings = new Readings(Words.isolating(language));
        Set<Need> needs = new TreeSet<>();
        SAMPLES.forEach(sample -> needs.addAll(sample.finding().needs()));
        assertThat(needs.stream().map(Need::sort)).contains("ask", "wait", "measure", "decide");
        Set<String> neglected = new TreeSet<>();
        for (Need need : needs) {
            Matcher kept = Pattern.compile("\u2068([^\u2069]*)\u2069").matcher(readings.need(need));
            kept.results()
                    .map(found -> found.group(1))
                    .filter(text -> text.matches(".*\\p{Ll} \\p{Ll}.*"))
                    .forEach(neglected::add);
        }
        assertThat(neglected).isEmpty();
    }

    @Test
    void isolatedProseIsTheSameProse() {
        for (Sample sample : SAMPLES) {
            String isolated = FindingProse.print(sample.finding(), Words.isolating(Language.RU));
            assertThat(Isolates.without(isolated)).isEqualTo(FindingProse.print(sample.finding(), Language.RU));
        }
    }

    /** In English; that the other languages have the same keys is tested beside the words. */
    @Test
    void everySentenceIsSaidInSomeStory() throws IOException {
        Map<String, String[]> unsaid = new TreeMap<>();
        patterns(Language.EN).forEach((key, pattern) -> unsaid.put(key, SLOT.split(pattern, -1)));
        unsaid.keySet().removeIf(key -> key.startsWith("why.") || key.matches("need\\.[a-z]+\\..+"));
        for (Sample sample : SAMPLES) {
            String told = FindingProse.print(sample.finding());
            unsaid.values().removeIf(own -> inOrder(told, own));
        }
        assertThat(unsaid.keySet()).isEqualTo(NOT_IN_STORIES);
    }

    private static boolean inOrder(String told, String[] own) {
        int from = 0;
        for (String part : own) {
            int at = told.indexOf(part, from);
            if (at < 0) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }

    private static Map<String, String> patterns(Language language) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(
                Language.class.getResourceAsStream(language.code() + ".properties"), language.code())) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Map<String, String> patterns = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> patterns.put(key, properties.getProperty(key)));
        return patterns;
    }

    static Stream<Golden> goldens() throws IOException {
        try (InputStream golden =
                Objects.requireNonNull(FindingProseTest.class.getResourceAsStream("prose.txt"), "prose.txt")) {
            String text = new String(golden.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^> ", -1)).skip(1).map(Golden::of);
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void aReaderReadsThis(Golden golden) {
        Finding finding = finding(golden.heading());
        for (Language language : Language.values()) {
            assertThat(FindingProse.print(finding, language))
                    .as("%s", language)
                    .isEqualTo(golden.told().get(language));
        }
    }

    @Test
    void theSamplesHaveEveryVerdict() throws IOException {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        goldens().forEach(golden -> verdicts.add(finding(golden.heading()).verdict()));
        assertThat(verdicts).containsExactly(Verdict.values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EN|The exceptions in paragraphs 41, 58 were looked at and do not apply."
                        + "|It is contested in entries XB#1, XC#2, which changes nothing in it.",
                "FR|Les exceptions prévues aux paragraphes 41, 58 ont été examinées et ne s’appliquent pas."
                        + "|Le constat est contesté dans les inscriptions XB#1, XC#2, ce qui n’y change rien.",
                "DE|Die Ausnahmen in den Absätzen 41, 58 wurden geprüft und greifen nicht."
                        + "|Der Befund wird in den Einträgen XB#1, XC#2 bestritten; das ändert an ihm nichts.",
                "IT|Le eccezioni di cui ai paragrafi 41, 58 sono state esaminate e non si applicano."
                        + "|L’accertamento è contestato nelle registrazioni XB#1, XC#2; ciò non vi cambia nulla.",
                "RU|Исключения по пунктам 41, 58 рассмотрены и не применяются."
                        + "|Вывод оспаривается в записях XB#1, XC#2; это ничего в нём не меняет.",
                "ES|Las excepciones de los párrafos 41, 58 se han examinado y no son aplicables."
                        + "|La constatación está impugnada en los asientos XB#1, XC#2, lo que no cambia nada en ella.",
            })
    void severalExceptionsAndObjectionsAreNamedInOneSentenceEach(Language language, String untaken, String contested) {
        assertThat(FindingProse.print(several(), language)).contains(untaken, contested);
    }

    /** A duty met, with two exceptions that were not taken and two who object. */
    private static Finding several() {
        Finding met = SAMPLES.stream()
                .map(Sample::finding)
                .filter(finding -> finding.verdict() == Verdict.MET)
                .findFirst()
                .orElseThrow();
        List<Proof> exceptions = Stream.of("41", "58")
                .<Proof>map(ref -> new Proof.Rule(
                        new Proof.Site("notice/exceptions/" + ref, Optional.of(ref), "exception"), "FALSE", List.of()))
                .toList();
        return new Finding(
                new Head(
                        met.provision(),
                        met.step(),
                        met.subject(),
                        met.debtor(),
                        met.account(),
                        met.verdict(),
                        met.owed(),
                        met.needs(),
                        met.incomplete(),
                        met.dueAt(),
                        met.extent(),
                        met.cites(),
                        List.of(new EntryPointer(new Party("XB"), 1, ID), new EntryPointer(new Party("XC"), 2, ID))),
                new Proof.Rule(met.proof().site(), met.proof().outcome(), exceptions),
                met.stamp());
    }

    private static Finding finding(String heading) {
        return SAMPLES.stream()
                .filter(sample -> sample.heading().equals(heading))
                .findFirst()
                .map(Sample::finding)
                .orElseThrow(() -> new AssertionError("no story has " + heading));
    }
}
