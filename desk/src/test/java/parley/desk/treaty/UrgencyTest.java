package parley.desk.treaty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Head;
import parley.agreement.pack.Verdict;
import parley.agreement.value.Party;
import parley.desk.live.Rows;
import parley.node.view.FindingView;

class UrgencyTest {
    private static final Instant AT = Instant.parse("2026-06-18T05:00:01Z");
    private static final List<String> CODES = List.of("XA", "XB", "XC");

    @Test
    void everyStateThatAFindingCanHaveHasItsPlaceInTheOrderOnce() {
        assertThat(Urgency.ORDER)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Verdict.values()).map(Rows::state).toList());
    }

    @Test
    void theFirstOfManyAreThoseThatSortingAllWouldPutFirst() {
        long seed = Long.getLong("parley.seed", 20261126);
        var random = new Random(seed);
        var findings = IntStream.range(0, 60)
                .mapToObj(i -> finding(random, i))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(findings, random);
        for (int most : List.of(0, 1, 10, 59, 60, 61)) {
            assertThat(Urgency.first(findings, Urgency.FINDINGS, most))
                    .as("the first %d, parley.seed=%d", most, seed)
                    .isEqualTo(findings.stream()
                            .sorted(Urgency.FINDINGS)
                            .limit(most)
                            .toList());
        }
    }

    /** A finding of chance on subject {@code XA/number}. */
    static FindingView finding(Random random, int number) {
        var verdicts = Verdict.values();
        var debtor = new Party(CODES.get(random.nextInt(3)));
        var due = random.nextBoolean() ? Optional.of(AT.plusSeconds(random.nextInt(4))) : Optional.<Instant>empty();
        return new FindingView(
                "00".repeat(32),
                new Head(
                        "limit",
                        Optional.empty(),
                        Optional.of("XA/" + number),
                        debtor,
                        random.nextBoolean() ? debtor : new Party(CODES.get(random.nextInt(3))),
                        verdicts[random.nextInt(verdicts.length)],
                        Optional.empty(),
                        new TreeSet<>(),
                        List.of(),
                        due,
                        Extent.NONE,
                        List.of("67"),
                        List.of()),
                AT);
    }
}
