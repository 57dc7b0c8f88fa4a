package parley.desk.refusal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Satisfaction;
import parley.desk.live.Standing;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.entry.Role;
import parley.ledger.json.Json;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.LeafProof;
import parley.node.view.NodeView;
import parley.node.view.RefView;

/**
 * Of two officers who answer the same request at once one wins: the answer of the other is refused, with whose it is that stands,
 * as long as it does not refer to that. Each had begun before he could know of the other's. An answer is an entry in the same
 * format, for which a step of an exchange asks, that replies to the same entry or is about the same subject; where both
 * answer point by point, only if a point stands in both.
 */
public record Answered(NodeView node) implements Check {
    /** The field in which a reply answers, and the field of its rows that repeats the point: words of the language. */
    private static final String ANSWERS = "answers";

    private static final String POINT = "point";

    @Override
    public Stream<Refusal> of(Intended intended) {
        var standing = Standing.of(intended.circle().entries());
        var replied = roots(intended.refers(Role.REPLY_TO).toList(), intended, standing);
        long asked = duties(intended);
        if (asked == 0) {
            return Stream.empty();
        }
        var points = points(intended.draft().body());
        return intended.entries()
                .filter(entry -> entry.pointer().party().equals(intended.self())
                        && entry.pointer().index() >= intended.known()
                        && entry.format().equals(intended.format().name())
                        && standing.stands(entry)
                        && intended.draft().refs().stream()
                                .noneMatch(ref -> ref.entry().equals(entry.pointer())))
                .filter(entry -> meets(entry, intended, standing, replied)
                        || (entry.subject().isPresent()
                                && entry.subject().equals(intended.draft().subject())))
                .filter(entry -> asked == 1
                        || flags(intended, entry.body())
                                .equals(flags(intended, intended.draft().body())))
                .filter(entry -> overlap(points, points(entry.body())))
                .limit(1)
                .map(entry -> new Refusal(
                                replied.isEmpty() ? Refusal.SUBJECT : "refs",
                                "answered",
                                entry.pointer().path(),
                                officers(intended, entry))
                        .at(entry.written()));
    }

    private static boolean meets(EntryView entry, Intended intended, Standing standing, Set<EntryPointer> replied) {
        var others = entry.refs().stream()
                .filter(ref -> ref.role().equals(Role.REPLY_TO.word()))
                .map(RefView::entry)
                .toList();
        return roots(others, intended, standing).stream().anyMatch(replied::contains);
    }

    /** The versions that stand of what is replied to: a correction of a request is the same request. */
    private static Set<EntryPointer> roots(List<EntryPointer> entries, Intended intended, Standing standing) {
        return intended.entries()
                .filter(entry -> entries.contains(entry.pointer()))
                .flatMap(entry -> standing.latest(entry).stream())
                .map(EntryView::pointer)
                .collect(Collectors.toSet());
    }

    /** How many duties are met in the format; of two that are, the flags of its form tell which. */
    private static long duties(Intended intended) {
        return intended.pack().provisions().values().stream()
                .filter(Exchange.class::isInstance)
                .flatMap(exchange -> ((Exchange) exchange).steps().stream())
                .filter(step -> step instanceof Step.Duty duty
                        && duty.satisfiedBy() instanceof Satisfaction.ByEntry by
                        && by.format().equals(intended.format().name()))
                .count();
    }

    private static Set<String> flags(Intended intended, String body) {
        return Json.parse(Bytes.utf8(body), Payload.MAX_BYTES) instanceof Json.Members(var members)
                ? intended.format().fields().keySet().stream()
                        .filter(name -> members.get(name) instanceof Json.Flag(boolean yes) && yes)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Set<String> points(String body) {
        Set<String> points = new HashSet<>();
        if (Json.parse(Bytes.utf8(body), Payload.MAX_BYTES) instanceof Json.Members members
                && members.values().get(ANSWERS) instanceof Json.Items(var items)) {
            items.forEach(item -> point(item).ifPresent(points::add));
        }
        return points;
    }

    private static Optional<String> point(Json item) {
        return switch (item) {
            case Json.Text(var text) -> Optional.of(text);
            case Json.Members(var row) when row.get(POINT) instanceof Json.Text(var text) -> Optional.of(text);
            case Json.Members _, Json.Items _, Json.Whole _, Json.Flag _ -> Optional.empty();
        };
    }

    private static boolean overlap(Set<String> some, Set<String> others) {
        return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
    }

    private String officers(Intended intended, EntryView entry) {
        var at = entry.pointer();
        return Refusal.named(node.leaf(intended.circle().summary().id(), at.party(), at.epoch(), at.index()).stream()
                .flatMap(leaf -> leaf.signers().stream())
                .map(LeafProof.Signer::officer)
                .flatMap(Optional::stream)
                .toList());
    }
}
