package parley.agreement.evaluate;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.account.Joined;
import parley.agreement.condition.Needs;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Provision;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.Interval;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Pointer;
import parley.agreement.value.Value;

/** What the deadlines of a {@code notify} provision may run from beside facts: the notice of another such provision. */
final class NotifyMoment implements Deadlines.Anchors {
    private final Scene scene;
    private final Party holder;
    private final FactKey id;
    private final Party debtor;

    NotifyMoment(Scene scene, Party holder, FactKey id, Party debtor) {
        this.scene = scene;
        this.holder = holder;
        this.id = id;
        this.debtor = debtor;
    }

    @Override
    public Optional<Act> step(String step) {
        throw new IllegalStateException("a notify provision has no step " + step);
    }

    @Override
    public Due metBy(String provision) {
        Provision other = scene.pack()
                .provision(provision)
                .orElseThrow(() -> new IllegalStateException("a loaded pack has no provision " + provision));
        if (!(other instanceof Notify notify)) {
            throw new IllegalStateException("a loaded pack is met by notices, not by " + provision);
        }
        return moment(notify);
    }

    /**
     * By when what goes with a provision's notice is to be done: at the moment of that notice, late as it may be (its
     * lateness is that provision's own finding); while none is given, by that provision's deadline.
     */
    private Due moment(Notify rule) {
        NotifyRows rows = new NotifyRows(scene, rule);
        Account alone = scene.account(holder, Cut.NONE);
        Joined subject = rows.owing(alone, rows.subject(holder, id), debtor);
        List<DebtorRow> yielding = rows.by(alone, subject, debtor);
        List<NotifyRow.Result> results = rows.judge(
                yielding.isEmpty() ? rule.debtors() : yielding, rows.account(holder, subject), subject, debtor);
        List<Due> dues =
                results.stream().flatMap(result -> result.due().stream()).toList();
        Optional<Act> act = results.stream()
                .flatMap(result -> result.act().stream())
                .min(Comparator.comparing(given -> given.time().earliest().orElse(Instant.MIN)));
        Optional<Instant> earliest = bound(dues.stream().map(Due::earliest).toList(), Comparator.naturalOrder());
        Optional<Instant> latest = bound(dues.stream().map(Due::latest).toList(), Comparator.reverseOrder());
        SortedSet<Need> needs = new TreeSet<>();
        dues.forEach(due -> needs.addAll(due.needs()));
        boolean running = dues.stream().allMatch(Due::running);
        Reading shown = new Reading.None(List.of());
        Truth given = act.map(a -> scene.now().has(a.time())).orElse(Truth.FALSE);
        if (act.isPresent() && given != Truth.FALSE) {
            Interval time = act.get().time();
            if (given == Truth.TRUE) {
                earliest = time.earliest();
                latest = time.latest();
                running = true;
                needs.clear();
            } else {
                earliest = bound(List.of(earliest, time.earliest()), Comparator.naturalOrder());
                latest = bound(List.of(latest, time.latest()), Comparator.reverseOrder());
                needs.addAll(Needs.receipts(time.missing()));
            }
            shown = new Reading.Known(
                    new Value.Text(time.toString()),
                    List.of(new Source(act.get().document().pointer(), Pointer.ROOT)));
            if (!earliest.equals(latest)) {
                needs.addAll(Needs.receipts(time.missing()));
            }
        }
        Site site = new Site(rule.id() + "/moment", Optional.of(rule.ref()), "the notice of " + rule.id());
        List<Proof> because = dues.stream().<Proof>map(Due::proof).distinct().toList();
        return new Due(
                earliest,
                latest,
                running,
                Collections.unmodifiableSortedSet(needs),
                new Proof.Timed(site, shown, earliest, latest, needs, because));
    }

    /** The first of these bounds in an order; empty if one of them is open. */
    private static Optional<Instant> bound(List<Optional<Instant>> bounds, Comparator<Instant> order) {
        return bounds.stream().allMatch(Optional::isPresent)
                ? bounds.stream().map(Optional::orElseThrow).min(order)
                : Optional.empty();
    }
}
