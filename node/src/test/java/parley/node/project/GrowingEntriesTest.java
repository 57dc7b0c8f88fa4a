package parley.node.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.circle.Judgement;
import parley.ledger.entry.EntryId;
import parley.ledger.entry.Party;
import parley.ledger.entry.Role;
import parley.ledger.time.Interval;
import parley.node.circle.JudgedLeaf;
import parley.node.view.EntryView;
import parley.node.view.ReceiptView;
import parley.node.view.ReceiptView.State;
import parley.node.view.Vitals.Awaited;

/** Plays random chronicles to a node that hears of them in any order. The seed is printed; {@code -Dparley.seed} plays it again. */
class GrowingEntriesTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final Party SELF = new Party("XA");

    @Test
    void whatIsKeptIsWhatIsWorkedOutFromNothing() {
        System.out.println("GrowingEntriesTest: seed " + SEED);
        Map<State, Integer> shown = new LinkedHashMap<>();
        for (int story = 0; story < 8; story++) {
            Random random = new Random(SEED + story);
            Chronicle chronicle = new Chronicle(random);
            GrowingEntries growing = new GrowingEntries(chronicle.charter(), SELF);
            Map<Party, List<JudgedLeaf>> heard = new LinkedHashMap<>();
            Map<Party, Long> cosigned = new LinkedHashMap<>();
            for (int step = 0; step < 300; step++) {
                chronicle.goOn();
                if (random.nextInt(3) == 0) {
                    Map<Party, List<JudgedLeaf>> fresh = fresh(chronicle.logs(), growing.sizes(), random);
                    fresh.forEach((owner, leaves) ->
                            heard.computeIfAbsent(owner, _ -> new ArrayList<>()).addAll(leaves));
                    cosign(chronicle, heard, cosigned, random);
                    List<EntryView> kept = growing.take(fresh, cosigned);
                    assertThat(kept).isEqualTo(fromNothing(chronicle.charter(), heard, cosigned));
                    assertThat(growing.take(Map.of(), cosigned))
                            .as("nothing is made anew while nothing changes")
                            .isSameAs(kept);
                    sameNumbers(growing, kept);
                }
            }
            growing.take(Map.of(), cosigned)
                    .forEach(entry ->
                            entry.receipts().forEach(receipt -> shown.merge(receipt.state(), 1, Integer::sum)));
        }
        assertThat(shown).as("every state is compared").containsKeys(State.values());
    }

    /** What is kept of what waits is what a look at every entry finds. */
    private static void sameNumbers(GrowingEntries growing, List<EntryView> kept) {
        List<EntryView> own = kept.stream()
                .filter(entry -> entry.counts() && entry.pointer().party().equals(SELF.code()))
                .toList();
        assertThat(growing.outstanding().unwitnessed())
                .isEqualTo(awaited(
                        own, entry -> entry.witnessed().orElseThrow().latest().isEmpty()));
        growing.outstanding()
                .unreceipted()
                .forEach((member, awaited) -> assertThat(awaited)
                        .as(member)
                        .isEqualTo(awaited(
                                own,
                                entry -> entry.receipts().stream()
                                        .anyMatch(receipt -> receipt.party().equals(member)
                                                && receipt.at().isEmpty()))));
        growing.logs().forEach(log -> {
            assertThat(log.leaves())
                    .isEqualTo(kept.stream()
                            .filter(each -> isOf(log.party(), each))
                            .count());
            assertThat(log.voids())
                    .isEqualTo(kept.stream()
                            .filter(each -> isOf(log.party(), each))
                            .filter(each -> each.voidReason().isPresent())
                            .count());
        });
    }

    private static boolean isOf(String party, EntryView entry) {
        return entry.pointer().party().equals(party);
    }

    private static Awaited awaited(List<EntryView> own, Predicate<EntryView> waits) {
        List<EntryView> waiting = own.stream().filter(waits).toList();
        return new Awaited(
                waiting.size(), waiting.stream().map(EntryView::written).findFirst());
    }

    /** Some more of each log, or nothing. */
    private static Map<Party, List<JudgedLeaf>> fresh(
            Map<Party, List<JudgedLeaf>> logs, Map<Party, Integer> taken, Random random) {
        Map<Party, List<JudgedLeaf>> fresh = new LinkedHashMap<>();
        taken.forEach((owner, from) -> {
            List<JudgedLeaf> log = logs.getOrDefault(owner, List.of());
            int more = random.nextInt(4) == 0 ? 0 : random.nextInt(log.size() - from + 1);
            fresh.put(owner, List.copyOf(log.subList(from, from + more)));
        });
        return fresh;
    }

    /** Some of the others cosign some more of the own log. */
    private static void cosign(
            Chronicle chronicle, Map<Party, List<JudgedLeaf>> heard, Map<Party, Long> cosigned, Random random) {
        long own = heard.getOrDefault(SELF, List.of()).size();
        for (Party member : chronicle.charter().codes()) {
            if (!member.equals(SELF) && random.nextBoolean()) {
                long before = cosigned.getOrDefault(member, 0L);
                cosigned.put(member, before + random.nextLong(own - before + 1));
            }
        }
    }

    private static List<EntryView> fromNothing(
            Charter charter, Map<Party, List<JudgedLeaf>> logs, Map<Party, Long> cosigned) {
        Facts facts = Facts.of(charter, logs);
        return charter.codes().stream()
                .flatMap(owner -> facts.leaves(owner).stream())
                .map(leaf -> leaf.statement()
                        .map(entry -> EntryViews.timed(
                                EntryViews.untimed(leaf),
                                facts.times().witnessed(entry.at()),
                                receipts(entry, facts, cosigned)))
                        .orElseGet(() -> EntryViews.untimed(leaf)))
                .toList();
    }

    private static List<ReceiptView> receipts(Judgement.Entry entry, Facts facts, Map<Party, Long> cosigned) {
        Party author = entry.at().log().owner();
        List<ReceiptView> receipts = new ArrayList<>();
        for (Party member : facts.charter().codes()) {
            if (!member.equals(author)) {
                Interval received = facts.times().received(entry.at(), member);
                State state = State.POSTED;
                if (author.equals(SELF)
                        && cosigned.getOrDefault(member, 0L)
                                > entry.at().index().value()) {
                    state = State.HELD;
                }
                if (received.isKnown()) {
                    state = State.RECEIVED;
                }
                if (acknowledges(facts, member, entry.id())) {
                    state = State.ACKNOWLEDGED;
                }
                receipts.add(new ReceiptView(member.code(), state, received.latest()));
            }
        }
        return receipts;
    }

    private static boolean acknowledges(Facts facts, Party member, EntryId id) {
        Stream<Judgement.Entry> said = facts.charter().codes(Kind.PARTY).contains(member)
                ? facts.leaves(member).stream().flatMap(leaf -> leaf.statement().stream())
                : Stream.empty();
        return said.filter(entry -> entry.payload().format().name().equals("acknowledgement"))
                .flatMap(entry -> entry.payload().refs().stream())
                .anyMatch(ref -> ref.id().equals(id) && (ref.role() == Role.REPLY_TO || ref.role() == Role.RELATES));
    }
}
