package parley.ledger.time;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parley.ledger.Seeded;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.charter.QuorumGroup;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.circle.SmallCircle;
import parley.ledger.entry.Party;

/** The rule of witnessed time over histories in which anybody may say anything. */
class TimesProperties {
    private static final long SECONDS = 40;
    private static final long ENTRIES = 5;
    private static final int RUNS = 400;

    private static final List<Charter> CHARTERS = List.of(
            circle(new TimeQuorum.Majority(), "XA", "XB"),
            circle(new TimeQuorum.Majority(), "XA", "XB", "WX"),
            circle(new TimeQuorum.Alone(new Party("WX")), "XA", "XB", "WX"),
            circle(new TimeQuorum.Majority(), "XA", "XB", "XC", "XD", "XE", "OX"),
            circle(new TimeQuorum.Majority(), "XA", "XB", "XC", "XD", "WX", "WY"),
            circle(
                    new TimeQuorum.All(new TreeMap<>(
                            Map.of("east", parties("XA", "XB", "XC"), "west", parties("WX", "XD", "XE")))),
                    "XA",
                    "XB",
                    "XC",
                    "XD",
                    "XE",
                    "WX",
                    "OX"),
            circle(
                    new TimeQuorum.All(new TreeMap<>(Map.of("east", parties("XA"), "west", parties("XB", "XC", "XD")))),
                    "XA",
                    "XB",
                    "XC",
                    "XD"));

    @Test
    void timesAreThoseOfTheDefinition() {
        Seeded.runs(RUNS, random -> {
            Charter charter = charter(random);
            List<Saying> sayings = sayings(random, charter, 30);
            Times times = Saying.history(charter, sayings).now();
            for (Party owner : charter.codes()) {
                for (long index = 0; index <= ENTRIES; index++) {
                    Interval fast = times.witnessed(Saying.entry(charter, owner, index));
                    Interval naive = Saying.naive(charter, sayings, owner, index);
                    assertThat(fast.earliest()).isEqualTo(naive.earliest());
                    assertThat(fast.latest()).isEqualTo(naive.latest());
                    assertThat(fast.missing().isEmpty()).isEqualTo(fast.isKnown());
                }
            }
        });
    }

    /** TRUE stays TRUE and FALSE stays FALSE, for "by D" and "none by D", whoever lies and in whatever order logs grow. */
    @Test
    void verdictsNeverTurnAsLogsGrow() {
        Seeded.runs(RUNS, random -> {
            Charter charter = charter(random);
            List<Saying> sayings = sayings(random, charter, 30);
            Party owner = pick(random, charter.codes());
            long known = random.nextLong(ENTRIES);
            Instant deadline = Saying.second(random.nextLong(SECONDS));
            List<Truth> before = new ArrayList<>(Collections.nCopies((int) ENTRIES + 1, Truth.UNKNOWN));
            Truth noneBefore = Truth.UNKNOWN;
            for (int length = 0; length <= sayings.size(); length++) {
                Times times =
                        Saying.history(charter, sayings.subList(0, length)).now();
                for (int index = 0; index <= ENTRIES; index++) {
                    Truth now =
                            times.witnessed(Saying.entry(charter, owner, index)).by(deadline);
                    assertStays(before.get(index), now);
                    before.set(index, now);
                }
                Truth none = none(charter, times, owner, length < sayings.size() ? known : ENTRIES, deadline);
                assertStays(noneBefore, none);
                noneBefore = none;
            }
        });
    }

    /** With fewer than half of the others lying, in every group, the time lies between two honest clocks. */
    @Test
    void aMinorityOfLiarsCannotMoveTheTimeBeyondTheHonestClocks() {
        Seeded.runs(RUNS, random -> {
            Charter charter = charter(random);
            Party owner = pick(random, charter.codes());
            Set<Party> liars = new HashSet<>();
            for (QuorumGroup group : charter.timeGroups(owner)) {
                List<Party> shuffled = new ArrayList<>(group.members());
                Collections.shuffle(shuffled, new Random(random.nextLong()));
                liars.addAll(shuffled.subList(0, random.nextInt((group.members().size() + 1) / 2)));
            }
            List<Saying> sayings = new ArrayList<>(sayings(random, charter, 20));
            sayings.removeIf(saying -> !liars.contains(saying.by()));
            TreeSet<Instant> honest = new TreeSet<>();
            for (QuorumGroup group : charter.timeGroups(owner)) {
                for (Party member : group.members()) {
                    if (!liars.contains(member)) {
                        long second = random.nextLong(SECONDS / 3, 2 * SECONDS / 3);
                        honest.add(Saying.second(second));
                        sayings.add(random.nextInt(sayings.size() + 1), new Saying(member, second, Map.of(owner, 1L)));
                    }
                }
            }
            Interval time = Saying.history(charter, sayings).now().witnessed(Saying.entry(charter, owner, 0));
            assertThat(time.earliest().orElseThrow()).isBetween(honest.first(), honest.last());
            assertThat(time.latest().orElseThrow()).isBetween(honest.first(), honest.last());
        });
    }

    /** No code breaks a tie: parties that change places change places in the times, and nothing else happens. */
    @Test
    void swappingPartiesSwapsTheirTimes() {
        Seeded.runs(RUNS, random -> {
            Charter charter = CHARTERS.get(random.nextBoolean() ? 0 : 3);
            List<Party> parties = charter.codes(Kind.PARTY);
            List<Party> shuffled = new ArrayList<>(parties);
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            Map<Party, Party> swap = new HashMap<>();
            charter.codes().forEach(code -> swap.put(code, code));
            for (int i = 0; i < parties.size(); i++) {
                swap.put(parties.get(i), shuffled.get(i));
            }
            List<Saying> sayings = sayings(random, charter, 30);
            Times times = Saying.history(charter, sayings).now();
            Times swapped = Saying.history(
                            charter,
                            sayings.stream()
                                    .map(saying -> swapped(saying, swap))
                                    .toList())
                    .now();
            for (Party owner : parties) {
                for (long index = 0; index <= ENTRIES; index++) {
                    Interval one = times.witnessed(Saying.entry(charter, owner, index));
                    Interval other = swapped.witnessed(Saying.entry(charter, mapped(owner, swap), index));
                    assertThat(other.earliest()).isEqualTo(one.earliest());
                    assertThat(other.latest()).isEqualTo(one.latest());
                    assertThat(other.missing())
                            .containsExactlyInAnyOrderElementsOf(one.missing().stream()
                                    .map(party -> mapped(party, swap))
                                    .toList());
                }
            }
        });
    }

    /** A cut of the whole history equals the history of what was said until the cut. */
    @Test
    void aCutEqualsTheHistoryOfItsPrefix() {
        Seeded.runs(RUNS, random -> {
            Charter charter = charter(random);
            List<Saying> sayings = sayings(random, charter, 30);
            List<Saying> prefix = sayings.subList(0, random.nextInt(sayings.size() + 1));
            Map<Party, Long> sizes = new HashMap<>();
            prefix.forEach(saying -> sizes.merge(saying.by(), 2L, Long::sum));
            sizes.replaceAll((party, size) -> size + 1);
            Times cut = Saying.history(charter, sayings).asOf(sizes);
            Times alone = Saying.history(charter, prefix).now();
            for (Party owner : charter.codes()) {
                for (long index = 0; index <= ENTRIES; index++) {
                    var entry = Saying.entry(charter, owner, index);
                    assertThat(cut.witnessed(entry)).isEqualTo(alone.witnessed(entry));
                }
            }
        });
    }

    /** What a member says last changes no time of an entry that it had covered before. */
    @Test
    void whoeverHasSeenAnEntryChangesItsTimesNoMore() {
        Seeded.runs(RUNS, random -> {
            Charter charter = charter(random);
            List<Saying> sayings = sayings(random, charter, 30);
            if (sayings.isEmpty()) {
                return;
            }
            Party by = sayings.getLast().by();
            SeenHistory without = Saying.history(charter, sayings.subList(0, sayings.size() - 1));
            Times before = without.now();
            Times after = Saying.history(charter, sayings).now();
            for (Party owner : charter.codes()) {
                long covered = owner.equals(by) ? ENTRIES + 1 : without.covered(charter.log(owner), by);
                for (long index = 0; index < Math.min(covered, ENTRIES + 1); index++) {
                    var entry = Saying.entry(charter, owner, index);
                    assertThat(after.witnessed(entry)).isEqualTo(before.witnessed(entry));
                    for (Party other : charter.codes()) {
                        if (!other.equals(owner)) {
                            assertThat(after.received(entry, other)).isEqualTo(before.received(entry, other));
                        }
                    }
                }
            }
        });
    }

    private static Truth none(Charter charter, Times times, Party owner, long known, Instant deadline) {
        List<Interval> matches = new ArrayList<>();
        for (long index = 0; index < known; index++) {
            matches.add(times.witnessed(Saying.entry(charter, owner, index)));
        }
        return Interval.noneBy(deadline, matches, times.witnessed(Saying.entry(charter, owner, known)));
    }

    private static void assertStays(Truth before, Truth now) {
        if (before != Truth.UNKNOWN) {
            assertThat(now).isEqualTo(before);
        }
    }

    private static Charter charter(SplittableRandom random) {
        return CHARTERS.get(random.nextInt(CHARTERS.size()));
    }

    /** Anybody says anything: times that run backwards, sizes that shrink, entries that nobody has written. */
    private static List<Saying> sayings(SplittableRandom random, Charter charter, int count) {
        List<Saying> sayings = new ArrayList<>();
        for (int i = random.nextInt(count); i > 0; i--) {
            Party by = pick(random, charter.codes());
            Map<Party, Long> sizes = new HashMap<>();
            for (Party owner : charter.codes()) {
                if (!owner.equals(by) && random.nextBoolean()) {
                    sizes.put(owner, random.nextLong(1, ENTRIES + 1));
                }
            }
            long drift = random.nextInt(4) == 0 ? random.nextLong(SECONDS) : sayings.size();
            sayings.add(new Saying(by, drift, sizes));
        }
        return sayings;
    }

    private static Saying swapped(Saying saying, Map<Party, Party> swap) {
        return new Saying(
                mapped(saying.by(), swap),
                saying.second(),
                saying.sizes().entrySet().stream()
                        .collect(toMap(size -> mapped(size.getKey(), swap), Map.Entry::getValue)));
    }

    private static Party mapped(Party party, Map<Party, Party> swap) {
        return requireNonNull(swap.get(party));
    }

    private static Party pick(SplittableRandom random, List<Party> parties) {
        return parties.get(random.nextInt(parties.size()));
    }

    private static Charter circle(TimeQuorum time, String... codes) {
        return SmallCircle.of(time, codes).charter().charter();
    }

    private static List<Party> parties(String... codes) {
        return List.of(codes).stream().map(Party::new).toList();
    }
}
