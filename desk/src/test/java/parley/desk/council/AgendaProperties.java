package parley.desk.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.EntryPointer;

/** The order of an agenda against one that is worked out place by place, in big fractions; and what it may not depend on. */
final class AgendaProperties {
    private static final long SEED = Long.getLong("parley.seed", 20261127L);
    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private static EntryPointer pointer(String party, long index) {
        return new EntryPointer(party, 1, index, Hash.sha256(Bytes.utf8(party + index)));
    }

    private static Item item(String id, int seconds, Item.Timely timely) {
        return new Item(
                pointer(id.substring(0, 2), seconds),
                id,
                "Item " + id,
                "",
                "",
                "en",
                Optional.of(START.plusSeconds(seconds)),
                timely,
                List.of());
    }

    private static Agenda.Order order(String party, List<String> ids) {
        return new Agenda.Order(pointer(party, 99), ids, "", "en");
    }

    @Test
    void theOrderIsThatOfTheMeansWorkedOutOneByOne() {
        Random random = new Random(SEED);
        for (int run = 0; run < 2_000; run++) {
            int all = 1 + random.nextInt(7);
            List<Item> items = new ArrayList<>(IntStream.range(0, all)
                    .mapToObj(i -> item("XA/" + (i + 1), random.nextInt(3), Item.Timely.YES))
                    .toList());
            List<Agenda.Order> rankings = IntStream.range(0, random.nextInt(6))
                    .mapToObj(member -> {
                        List<String> ids =
                                new ArrayList<>(items.stream().map(Item::id).toList());
                        Collections.shuffle(ids, random);
                        List<String> some = new ArrayList<>(ids.subList(0, random.nextInt(all + 1)));
                        // What is no item, and one that stands a second time, says nothing.
                        some.add(random.nextInt(some.size() + 1), "XC/77");
                        some.add(some.getFirst());
                        return order("X" + (char) ('A' + member), some);
                    })
                    .toList();
            Collections.shuffle(items, random);
            var agenda = Agenda.of(items, rankings, Optional.empty());
            assertThat(agenda.ranked().stream().map(place -> place.item().id()))
                    .as("seed %d, run %d", SEED, run)
                    .containsExactlyElementsOf(naive(items, rankings));
            agenda.ranked()
                    .forEach(place -> place.mean()
                            .ifPresent(mean -> assertThat(mean.toString())
                                    .as("in lowest terms")
                                    .isEqualTo(Mean.of(mean.numerator(), mean.denominator())
                                            .toString())));
        }
    }

    /** Every pair of neighbours is exchanged that is in the wrong order, until none is. */
    private static List<String> naive(List<Item> items, List<Agenda.Order> rankings) {
        List<Item> sorted = new ArrayList<>(items);
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int i = 0; i + 1 < sorted.size(); i++) {
                if (comesLater(sorted.get(i), sorted.get(i + 1), items, rankings)) {
                    Collections.swap(sorted, i, i + 1);
                    moved = true;
                }
            }
        }
        return sorted.stream().map(Item::id).toList();
    }

    private static boolean comesLater(Item one, Item other, List<Item> items, List<Agenda.Order> rankings) {
        int byPlace = places(one, items, rankings).compareTo(places(other, items, rankings));
        if (byPlace != 0) {
            return byPlace > 0;
        }
        int byTime = one.proposed().orElseThrow().compareTo(other.proposed().orElseThrow());
        return byTime != 0 ? byTime > 0 : one.id().compareTo(other.id()) > 0;
    }

    /** The places of an item with each member, added up; those left out have the mean of what is left, one by one. */
    private static BigDecimal places(Item item, List<Item> items, List<Agenda.Order> rankings) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Agenda.Order ranking : rankings) {
            List<String> named = ranking.items().stream()
                    .filter(id -> items.stream().anyMatch(known -> known.id().equals(id)))
                    .distinct()
                    .toList();
            if (named.contains(item.id())) {
                sum = sum.add(BigDecimal.valueOf(named.indexOf(item.id()) + 1L));
            } else {
                BigInteger left = BigInteger.ZERO;
                for (int place = named.size() + 1; place <= items.size(); place++) {
                    left = left.add(BigInteger.valueOf(place));
                }
                sum = sum.add(new BigDecimal(left)
                        .divide(BigDecimal.valueOf(items.size() - named.size()), MathContext.UNLIMITED));
            }
        }
        return sum;
    }

    @Test
    void anItemThatNobodyRanksComesAfterEachThatSomebodyDoes() {
        var items = List.of(
                item("XA/1", 0, Item.Timely.YES), item("XA/2", 1, Item.Timely.YES), item("XB/1", 2, Item.Timely.YES));
        var agenda =
                Agenda.of(items, List.of(order("XA", List.of("XB/1")), order("XB", List.of("XA/2"))), Optional.empty());
        assertThat(agenda.ranked().stream()
                        .map(place -> place.item().id() + " " + place.mean().orElseThrow()))
                .containsExactly("XA/2 7/4", "XB/1 7/4", "XA/1 5/2");
    }

    @Test
    void theChairsOrderGoesFirstAndWhatItLeavesOutFollowsInTheMembers() {
        var items = List.of(
                item("XA/1", 0, Item.Timely.YES),
                item("XA/2", 1, Item.Timely.UNKNOWN),
                item("XB/1", 2, Item.Timely.YES));
        var agenda = Agenda.of(items, List.of(), Optional.of(order("XA", List.of("XB/1"))));
        assertThat(agenda.departs()).isTrue();
        assertThat(agenda.taken().stream().map(Item::id)).containsExactly("XB/1", "XA/1", "XA/2");
        assertThat(Agenda.of(items, List.of(), Optional.of(order("XA", List.of("XA/1"))))
                        .departs())
                .isFalse();
    }

    @Test
    void whatCameTooLateIsBesideTheAgendaAndTakesNoPlace() {
        var items = List.of(
                item("XA/1", 0, Item.Timely.NO), item("XA/10", 1, Item.Timely.YES), item("XA/2", 1, Item.Timely.YES));
        var agenda = Agenda.of(items, List.of(order("XB", List.of("XA/1", "XA/10"))), Optional.empty());
        assertThat(agenda.ranked().stream()
                        .map(place -> place.item().id() + " " + place.mean().orElseThrow()))
                .containsExactly("XA/10 1", "XA/2 2");
        assertThat(agenda.late().stream().map(Item::id)).containsExactly("XA/1");
        assertThat(Agenda.of(items, List.of(), Optional.empty()).ranked().stream()
                        .map(place -> place.item().id()))
                .as("of equal time the smaller number")
                .containsExactly("XA/2", "XA/10");
    }

    @Test
    void meansAreComparedWithoutRounding() {
        assertThat(Mean.of(1_000_000_001L, 1_000_000_000L)).isGreaterThan(Mean.of(1, 1));
        assertThat(Mean.of(6, 4)).isEqualTo(Mean.of(3, 2)).hasToString("3/2");
    }
}
