package parley.agreement.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Finding;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.Verdict;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/** Changes of what was notified, against a plain walk through the entries; replayable with {@code -Dparley.seed}. */
class ChangeProperties {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final Pack PACK = PackLoader.load(PackFolder.read(Path.of(
            System.getProperty("parley.root"),
            "agreement",
            "src/test/resources/parley/agreement/scenario/changed-by")));
    private static final Party XA = new Party("XA");
    private static final Party XB = new Party("XB");
    private static final Instant FIRST = Instant.parse("2027-03-01T00:00:00Z");
    private static final Instant DUE = Instant.parse("2027-03-06T23:59:59Z");
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    /** What one entry says. */
    private record Said(Instant at, Party by, String format, long count) {
        boolean notifies() {
            return by.equals(XA) && !format.equals("register");
        }
    }

    @Test
    void aWalkThroughTheEntriesGivesTheSameVerdicts() {
        Random random = new Random(SEED);
        Map<Verdict, Integer> seen = new LinkedHashMap<>();
        for (int round = 0; round < 1_500; round++) {
            List<Said> all = draw(random);
            Instant at = FIRST.plusSeconds(random.nextInt(12) * 86_400L);
            List<Said> known = all.stream().filter(said -> !said.at.isAfter(at)).toList();
            Scenario scenario = new Scenario(
                    "drawn",
                    List.of(XA, XB),
                    Map.of(),
                    Map.of(),
                    all.stream().map(ChangeProperties::item).toList(),
                    List.of());
            for (Party account : List.of(XA, XB)) {
                Optional<Verdict> found = new CaseRunner(PACK)
                        .assess(scenario, at).findings().stream()
                                .filter(finding -> finding.account().equals(account))
                                .map(Finding::verdict)
                                .findFirst();
                Optional<Verdict> expected = expected(known, account, at);
                assertThat(found)
                        .as("seed %s: %s at %s on the account of %s", SEED, all, at, account)
                        .isEqualTo(expected);
                expected.ifPresent(verdict -> seen.merge(verdict, 1, Integer::sum));
            }
        }
        assertThat(seen.keySet()).contains(Verdict.NOT_OWED, Verdict.DUE, Verdict.MET, Verdict.LATE, Verdict.OVERDUE);
    }

    /** One to seven entries, a day apart at most, with counts a tenth apart or nearly so. */
    private static List<Said> draw(Random random) {
        List<Long> counts = List.of(0L, 1L, 90L, 91L, 99L, 100L, 109L, 110L, 121L);
        List<String> formats = List.of("annual-list", "change", "register");
        List<Said> all = new ArrayList<>();
        Instant at = FIRST;
        for (int i = 1 + random.nextInt(7); i > 0; i--) {
            boolean other = random.nextInt(4) == 0;
            String format = other ? "register" : formats.get(random.nextInt(3));
            all.add(new Said(at, other ? XB : XA, format, counts.get(random.nextInt(counts.size()))));
            at = at.plusSeconds(1 + random.nextInt(2 * 86_400));
        }
        return all;
    }

    private static Optional<Verdict> expected(List<Said> known, Party account, Instant at) {
        boolean spoke = known.stream().anyMatch(said -> said.by.equals(account));
        if (!spoke) {
            return Optional.empty();
        }
        int now = last(known, known.size(), account);
        int last = notified(known, now);
        if (!changed(known, now, last)) {
            return Optional.of(Verdict.NOT_OWED);
        }
        for (int i = last + 1; i < known.size(); i++) {
            Said said = known.get(i);
            boolean counts = said.format.equals("change") && changed(known, i, notified(known, i));
            if (counts) {
                return Optional.of(said.at.isAfter(DUE) ? Verdict.LATE : Verdict.MET);
            }
        }
        return Optional.of(at.isAfter(DUE) ? Verdict.OVERDUE : Verdict.DUE);
    }

    private static int last(List<Said> known, int before, Party by) {
        int last = before - 1;
        while (last >= 0 && !known.get(last).by.equals(by)) {
            last--;
        }
        return last;
    }

    private static int notified(List<Said> known, int before) {
        int last = before - 1;
        while (last >= 0 && !known.get(last).notifies()) {
            last--;
        }
        return last;
    }

    /** By a tenth or more of the figure last notified, in decimals; from nothing to anything too. */
    private static boolean changed(List<Said> known, int now, int last) {
        if (last < 0 || known.get(now).count == known.get(last).count) {
            return false;
        }
        BigDecimal before = BigDecimal.valueOf(known.get(last).count);
        BigDecimal by =
                BigDecimal.valueOf(known.get(now).count).subtract(before).abs();
        return by.compareTo(before.multiply(TENTH)) >= 0;
    }

    private static Item item(Said said) {
        Map<String, Data> holding = new LinkedHashMap<>();
        holding.put("at", new Data.Text("2027-03-01"));
        holding.put("count", new Data.Whole(said.count));
        Map<String, Data> body = holding;
        if (said.format.equals("annual-list")) {
            holding.put("id", new Data.Text("XA/1"));
            body = Map.of("holdings", new Data.Items(List.of(new Data.Members(holding))));
        } else {
            holding.put("holding", new Data.Text("XA/1"));
            if (said.format.equals("register")) {
                holding.put("party", new Data.Text("XA"));
            }
        }
        return new Item(
                said.at,
                said.by,
                said.format,
                Optional.empty(),
                List.of(),
                List.of(),
                new Data.Members(body),
                Optional.empty(),
                Map.of(),
                List.of(),
                1);
    }
}
