package parley.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.agreement.value.Data;
import parley.ledger.entry.Party;
import parley.node.project.Translation;
import parley.node.view.Draft;

/**
 * Without end, what parties write to each other under Vienna Document 2011, as drafts that a node sends: year after year what
 * stands for itself, since corrections and withdrawals would need what they name. Visits are those of the first year alone:
 * all is written today, and no quota of one year is asked for thousands of times. Thread-safe.
 */
final class Stories {
    /** What a visit consists of. */
    private static final Set<String> VISITS =
            Set.of("inspection-request", "inspection-reply", "arrival", "departure", "inspection-report");

    private static final Map<String, Map<String, Data>> FURTHER = Map.of(
            "notification",
            Map.of("area", area()),
            "inspection-request",
            Map.of(
                    "area", area(),
                    "pointOfEntry", new Data.Text("The harbour"),
                    "transport", new Data.Text("By sea"),
                    "means", new Data.Text("ground")));

    private final Iterator<Drafts.Draft> drafts;
    private long statements;

    /** The stories of some parties; the same ones for the same parties, but for their days. */
    Stories(List<Party> parties) {
        this.drafts = drafts(parties.stream()
                .map(party -> new parley.agreement.value.Party(party.code()))
                .toList());
    }

    /** An entry that is to be sent. */
    record Told(Party author, Draft draft) {}

    /** What comes next. */
    synchronized Told next() {
        Drafts.Draft draft = drafts.next();
        Draft whole = new Draft(
                draft.format(),
                draft.to().stream().map(parley.agreement.value.Party::code).toList(),
                draft.subject(),
                Optional.empty(),
                List.of(),
                "en",
                Translation.json(whole(draft)).print().utf8());
        return new Told(new Party(draft.author().code()), whole);
    }

    /** The body of a draft with those items of its form on which nothing is judged in a benchmark of findings. */
    private Data whole(Drafts.Draft draft) {
        Map<String, Data> body = new LinkedHashMap<>(draft.body());
        if (draft.format().equals("statement")) { // two that say the same in the same second would be one entry
            body.put("text", new Data.Text("Nothing new, " + ++statements));
        }
        FURTHER.getOrDefault(draft.format(), Map.of()).forEach(body::putIfAbsent);
        return new Data.Members(body);
    }

    private static Data area() {
        List<Data> points = Stream.of(
                        new long[] {361_000_000, -381_000_000},
                        new long[] {361_000_000, -379_000_000},
                        new long[] {359_000_000, -379_000_000})
                .<Data>map(point -> new Data.Items(List.of(new Data.Whole(point[0]), new Data.Whole(point[1]))))
                .toList();
        return new Data.Members(Map.of("accuracyMetres", new Data.Whole(1_000), "points", new Data.Items(points)));
    }

    private static Iterator<Drafts.Draft> drafts(List<parley.agreement.value.Party> parties) {
        Drafts stories = new Drafts(new Random(1), parties);
        Instant from = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return IntStream.iterate(0, year -> year + 1)
                .boxed()
                .flatMap(year -> stories
                        .write(
                                from.plus(Duration.ofDays(365L * year)),
                                from.plus(Duration.ofDays(365L * (year + 1))),
                                1_000)
                        .stream()
                        .filter(draft -> year == 0 || !VISITS.contains(draft.format())))
                .filter(draft -> draft.about().isEmpty())
                .iterator();
    }
}
