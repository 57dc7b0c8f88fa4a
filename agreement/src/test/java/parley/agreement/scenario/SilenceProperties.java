package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.Scenario.Ref;
import parley.agreement.pack.Scenario.When;
import parley.agreement.pack.Verdict;
import parley.agreement.recheck.Recheck;
import parley.agreement.record.Interval;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.LogEnd;
import parley.agreement.truth.Need;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * Adoption by silence against a reference that lives through the days second by second, and what must hold while times are
 * not known; {@code -Dparley.seed=N} repeats a run.
 */
final class SilenceProperties {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int ROUNDS = Integer.getInteger("parley.rounds", 150);
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final Party XC = new Party("XC");
    private static final List<Party> PARTIES = List.of(XA, XB, XC);
    private static final Instant PUT = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant DEADLINE = Instant.parse("2026-03-10T12:00:00Z");
    private static final Set<Verdict> FINAL =
            EnumSet.of(Verdict.ADOPTED, Verdict.BROKEN, Verdict.LAPSED, Verdict.INVALID);
    private static final Duration FURTHEST = Duration.ofSeconds(18);
    private static final Pack PACK = PackLoader.load(bounded());

    private final Random random = new Random(SEED);

    private static final Deed PROPOSAL = new Deed("proposal", XA, PUT, DEADLINE);

    /**
     * What somebody does, when it was witnessed, and until when it puts the deadline off.
     *
     * @param role what it does to an entry of its author's beside: {@code withdraws}, {@code corrects} or nothing
     * @param number which entry that is, from 1
     */
    private record Deed(String kind, Party by, Instant at, Instant until, String role, int number) {
        Deed(String kind, Party by, Instant at, Instant until) {
            this(kind, by, at, until, "", 0);
        }

        Deed with(String does, int to) {
            return new Deed(kind, by, at, until, does, to);
        }

        boolean withdraws() {
            return role.equals("withdraws");
        }

        /** Whether it puts a whole text forward, so that silence runs on it if it is the first. */
        boolean puts() {
            return kind.equals("proposal") && !withdraws();
        }
    }

    /** What XA sent, with the number of each from 1: the reference of which are versions of one text, and which are gone. */
    private record Own(List<Deed> sent) {
        static Own of(List<Deed> deeds) {
            return new Own(deeds.stream().filter(deed -> deed.by.equals(XA)).toList());
        }

        Deed at(int number) {
            return sent.get(number - 1);
        }

        /** Which entry another is made of by correction; 0: none. A withdrawal corrects nothing, nor does anything correct it. */
        int corrected(int number) {
            Deed deed = at(number);
            return deed.role.equals("corrects") && !at(deed.number).withdraws() ? deed.number : 0;
        }

        int text(int number) {
            return corrected(number) == 0 ? number : text(corrected(number));
        }

        /** Whether an entry, or what it was made of, had been taken back when so many had been sent. */
        boolean isGone(int number, int by) {
            for (int later = number + 1; later <= by; later++) {
                if (at(later).withdraws() && at(later).number == number && !isGone(later, by)) {
                    return true;
                }
            }
            return corrected(number) > 0 && isGone(corrected(number), by);
        }
    }

    @Test
    void theOutcomeIsThatOfLivingThroughItSecondBySecond() {
        Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
        for (int round = 0; round < ROUNDS; round++) {
            List<Deed> deeds = deeds();
            Instant at = near(random.nextInt(0, 40));
            Verdict expected = lived(deeds, at);
            Finding finding = finding(scenario(deeds, Map.of()), at);
            assertThat(finding.verdict())
                    .as("seed %s: %s, judged at %s", SEED, deeds, at)
                    .isEqualTo(expected);
            seen.add(expected);
        }
        assertThat(seen)
                .as("seed %s: what there was", SEED)
                .containsExactlyInAnyOrder(Verdict.OPEN, Verdict.ADOPTED, Verdict.BROKEN, Verdict.LAPSED);
    }

    @Test
    void whatIsDecidedWhileTimesAreNotKnownIsWhatTheyDecideOnceTheyAre() {
        int decided = 0;
        int open = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Deed> deeds = deeds();
            Instant at = near(random.nextInt(0, 40));
            Map<Deed, When> hidden = new HashMap<>();
            for (Deed deed : deeds) {
                if (deed.at.isAfter(PUT) && random.nextBoolean()) {
                    Optional<Instant> latest = random.nextInt(3) == 0
                            ? Optional.empty()
                            : Optional.of(deed.at.plusSeconds(random.nextInt(8)));
                    hidden.put(deed, new When(Optional.of(deed.at.minusSeconds(random.nextInt(8))), latest));
                }
            }
            Finding finding = finding(scenario(deeds, hidden), at);
            if (FINAL.contains(finding.verdict())) {
                decided++;
                assertThat(ended(finding.verdict()))
                        .as("seed %s: %s, known as %s, judged at %s", SEED, deeds, hidden, at)
                        .isEqualTo(ended(lived(deeds, at)));
            } else if (finding.verdict() == Verdict.UNKNOWN) {
                open++;
                assertThat(finding.needs()).isNotEmpty().allMatch(Need.Wait.class::isInstance);
            }
        }
        assertThat(decided).as("seed %s", SEED).isPositive();
        assertThat(open).as("seed %s", SEED).isPositive();
    }

    /** A log of which nobody has said anything since the deadline may hold a break, or what puts the deadline off. */
    @Test
    void nothingIsAdoptedUntilEveryMembersLogWasSeenPastTheDeadline() {
        Instant at = DEADLINE.plusSeconds(60);
        for (Party late : PARTIES) {
            for (int seconds = -1; seconds <= 1; seconds++) {
                KnownRecord record = new ScenarioRecord(scenario(List.of(PROPOSAL), Map.of())).knownAt(at);
                Map<Party, LogEnd> ends = new TreeMap<>(record.ends());
                Interval next = Interval.notBefore(DEADLINE.plusSeconds(seconds), List.of(XB, XC));
                ends.put(late, new LogEnd(next, Map.of()));
                KnownRecord known = new KnownRecord(
                        record.parties(), record.roles(), record.parameters(), record.logs(), ends, record.sizes());
                Finding finding = finding(known, at);
                String when = "%s seen until %d seconds after the deadline".formatted(late, seconds);
                assertThat(finding.verdict()).as(when).isEqualTo(seconds > 0 ? Verdict.ADOPTED : Verdict.UNKNOWN);
                assertThat(finding.needs().stream().map(Need::text))
                        .as(when)
                        .containsExactlyElementsOf(seconds > 0 ? List.of() : List.of("receipt by XB", "receipt by XC"));
            }
        }
    }

    @Test
    void anEntryOfNobodyWhoMayDoItChangesNothing() {
        List<Deed> deeds = List.of(
                PROPOSAL,
                new Deed("extension", XB, DEADLINE.minusSeconds(5), DEADLINE.plusSeconds(900)),
                new Deed("position", XB, DEADLINE.minusSeconds(4), DEADLINE));
        assertThat(finding(scenario(deeds, Map.of()), DEADLINE.plusSeconds(1)).verdict())
                .isEqualTo(Verdict.ADOPTED);
    }

    @Test
    void whileNobodyHasAChairItsExtensionsAreNoOnesAndTheAuthorsStillCount() {
        List<Deed> deeds = List.of(PROPOSAL, new Deed("extension", XC, DEADLINE, DEADLINE.plusSeconds(900)));
        Scenario chaired = scenario(deeds, Map.of());
        Scenario unchaired = new Scenario(
                chaired.name(), chaired.parties(), Map.of(), Map.of(), chaired.timeline(), chaired.expect());
        assertThat(finding(chaired, DEADLINE.plusSeconds(1)).verdict()).isEqualTo(Verdict.OPEN);
        assertThat(finding(unchaired, DEADLINE.plusSeconds(1)).verdict()).isEqualTo(Verdict.ADOPTED);
    }

    /** A text that its author has changed may turn out to have been broken too: it is not adopted either way. */
    private static Verdict ended(Verdict verdict) {
        return verdict == Verdict.LAPSED ? Verdict.BROKEN : verdict;
    }

    /** The forum, with a bound that the extensions of these stories go beyond. */
    private static PackFiles bounded() {
        TreeMap<String, String> texts =
                new TreeMap<>(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "forum"))
                        .texts());
        texts.computeIfPresent("provisions/silence.yaml", (_, text) -> {
            assertThat(text).contains("atMost: P30D");
            return text.replace("atMost: P30D", "atMost: " + FURTHEST);
        });
        return new PackFiles(texts);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant near(int seconds) {
        return DEADLINE.plusSeconds(seconds - 5L);
    }

    private List<Deed> deeds() {
        List<Deed> deeds = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Instant until = near(random.nextInt(0, 35));
            deeds.add(new Deed("extension", any(), near(random.nextInt(0, 25)), until));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            deeds.add(new Deed("break-of-silence", any(), near(random.nextInt(0, 40)), DEADLINE));
        }
        if (random.nextInt(4) == 0) {
            String kind = random.nextBoolean() ? "proposal" : "left open";
            deeds.add(new Deed(kind, XA, near(random.nextInt(0, 40)), DEADLINE));
        }
        deeds.sort(Comparator.comparing(Deed::at));
        List<Deed> all = new ArrayList<>(before());
        all.addAll(deeds);
        return taking(all);
    }

    /** What XA sent before: versions that were left open; and then the text on which silence runs. */
    private List<Deed> before() {
        List<Deed> before = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            before.add(new Deed("left open", XA, PUT.minusSeconds(60L * i), DEADLINE));
        }
        before.add(PROPOSAL);
        return before;
    }

    /** Some of the same deeds take back or correct an entry that their author has sent before; the text takes none back. */
    private List<Deed> taking(List<Deed> deeds) {
        Map<Party, Integer> sent = new HashMap<>();
        List<Deed> all = new ArrayList<>();
        for (Deed deed : deeds) {
            int before = sent.merge(deed.by, 1, Integer::sum) - 1;
            String role = List.of("withdraws", "corrects", "corrects", "")
                    .get(random.nextInt(deed.equals(PROPOSAL) ? 1 : 0, 4));
            boolean takes = before > 0 && !role.isEmpty();
            all.add(takes ? deed.with(role, 1 + random.nextInt(before)) : deed);
        }
        return all;
    }

    private Party any() {
        return PARTIES.get(random.nextInt(PARTIES.size()));
    }

    /** The reference: what happened by each second, and whether the deadline that stood then had passed. */
    private static Verdict lived(List<Deed> deeds, Instant at) {
        Own own = Own.of(deeds);
        Deed put = deeds.stream().filter(Deed::puts).findFirst().orElseThrow();
        int number = own.sent.indexOf(put) + 1;
        Instant deadline = DEADLINE;
        boolean broken = false;
        boolean changed = own.isGone(number, number);
        for (Instant second = near(0);
                !second.isAfter(at) && !second.isAfter(deadline);
                second = second.plusSeconds(1)) {
            for (Deed deed : deeds) {
                if (!deed.at.equals(second)) {
                    continue;
                }
                boolean ofTheText =
                        deed.by.equals(XA) && !deed.role.isEmpty() && own.text(deed.number) == own.text(number);
                if (deed.withdraws()) {
                    // It does that alone, and only what the text is a version of is ended by it.
                    changed |= ofTheText;
                } else {
                    boolean corrects = ofTheText && !own.at(deed.number).withdraws();
                    changed |= corrects || deed.kind.equals("proposal") || deed.kind.equals("left open");
                    broken |= deed.kind.equals("break-of-silence");
                    boolean putsOff = deed.kind.equals("extension") && !deed.by.equals(XB);
                    Instant until = earlier(deed.until, DEADLINE.plus(FURTHEST));
                    deadline = putsOff && until.isAfter(deadline) ? until : deadline;
                }
            }
        }
        if (broken) {
            return Verdict.BROKEN;
        }
        if (changed) {
            return Verdict.LAPSED;
        }
        return at.isAfter(deadline) ? Verdict.ADOPTED : Verdict.OPEN;
    }

    private static Finding finding(Scenario scenario, Instant at) {
        return finding(new ScenarioRecord(scenario).knownAt(at), at);
    }

    private static Finding finding(KnownRecord record, Instant at) {
        List<Finding> findings = Assessment.of(record, at, PACK).findings();
        assertThat(findings).hasSize(1);
        assertThat(Recheck.check(findings.getFirst(), record, PACK)).isEmpty();
        return findings.getFirst();
    }

    private static Scenario scenario(List<Deed> deeds, Map<Deed, When> known) {
        List<Item> timeline = new ArrayList<>();
        for (Deed deed : deeds) {
            timeline.add(item(deed, refs(deed), Optional.ofNullable(known.get(deed)), timeline.size() + 1));
        }
        return new Scenario("silence", PARTIES, Map.of("chair", XC), Map.of(), timeline, List.of());
    }

    private static List<Ref> refs(Deed deed) {
        return deed.role.isEmpty() ? List.of() : List.of(new Ref(deed.role, Optional.of(deed.by), deed.number));
    }

    private static Item item(Deed deed, List<Ref> refs, Optional<When> witnessed, int line) {
        Data until = new Data.Text(deed.until.toString());
        Map<String, Data> body = switch (deed.kind) {
            case "proposal" -> Map.of("title", new Data.Text("t"), "text", new Data.Text("t"), "until", until);
            case "left open" -> {
                Data open = new Data.Members(Map.of("absent", new Data.Text("toFollow")));
                yield Map.of("title", new Data.Text("t"), "text", open, "until", until);
            }
            case "extension" -> Map.of("until", until);
            case "position" -> Map.of("position", new Data.Text("opposes"));
            default -> Map.of("reason", new Data.Text("r"));
        };
        return new Item(
                deed.at,
                deed.by,
                deed.kind.equals("left open") ? "proposal" : deed.kind,
                Optional.of("XA/1"),
                List.of(),
                refs,
                new Data.Members(body),
                witnessed,
                Map.of(),
                List.of(),
                line);
    }
}
