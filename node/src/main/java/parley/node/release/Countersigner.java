package parley.node.release;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.EntryId;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.Payload;
import parley.ledger.text.MalformedException;
import parley.node.store.Database;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.EntryPointer;
import parley.node.view.Foresight;
import parley.node.view.SavedDraft;
import parley.node.view.SendOutcome;
import parley.node.view.countersign.BothOutcome;
import parley.node.view.countersign.Countersigning;
import parley.node.view.countersign.FirstOutcome;
import parley.node.view.countersign.HalfSigned;
import parley.node.view.countersign.Prospect;
import parley.node.view.countersign.Prospects;
import parley.node.view.countersign.SecondOutcome;
import parley.node.view.countersign.Signer;
import parley.node.view.countersign.SigningAct;
import parley.node.view.countersign.SigningAct.Kind;

/**
 * Keeps what one officer has signed until another signs it too. One act at a time. The second signature is noted before the
 * entry is appended and the draft is dropped after it: a node that dies in between finds on its next start that the entry
 * stands, and ends what was begun. Thread-safe.
 */
public final class Countersigner implements Countersigning {
    private final HalfSignedStore store;
    private final Drafts drafts;
    private final InstantSource clock;
    private final Function<Hash, Optional<Desk>> desks;
    private final Consumer<Hash> changed;
    private final Sending sent;
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * What is needed of a circle.
     *
     * @param foresight what an entry would change in the findings of this moment
     */
    public record Desk(Release release, BiFunction<Payload, EntryId, Optional<Foresight>> foresight) {}

    /** Is told of each draft that was sent, before it is dropped; once more where the node died in between. */
    @FunctionalInterface
    public interface Sending {
        /**
         * A draft was sent.
         *
         * @param id of the entry that it is
         */
        void sent(Hash circle, String name, Draft entry, Hash id);
    }

    /**
     * A countersigner over a database.
     *
     * @param desks what is needed of each circle of this party
     * @param changed is told in which circle something was done, once it is durable
     */
    public Countersigner(
            Database record,
            InstantSource clock,
            Function<Hash, Optional<Desk>> desks,
            Consumer<Hash> changed,
            Sending sent) {
        this.store = new HalfSignedStore(record);
        this.drafts = new Drafts(record);
        this.clock = clock;
        this.desks = desks;
        this.changed = changed;
        this.sent = sent;
    }

    @Override
    public List<HalfSigned> waiting(Hash circle) {
        return store.all(circle).stream()
                .filter(row -> !settled(circle, row))
                .map(HalfSignedStore.Row::draft)
                .toList();
    }

    @Override
    public Optional<HalfSigned> waiting(Hash circle, String name) {
        return store.named(circle, name).filter(row -> !settled(circle, row)).map(HalfSignedStore.Row::draft);
    }

    /** Whether its entry stands by now, be it that a node died just after it was appended; then nothing waits any more. */
    private boolean settled(Hash circle, HalfSignedStore.Row row) {
        boolean stands = standing(circle, row.entry()).isPresent();
        if (stands) {
            store.signed(circle, row.draft().name(), others(circle, row));
            sent.sent(circle, row.draft().name(), row.draft().entry(), row.entry());
            store.complete(circle, row.draft().signed(), now());
        }
        return stands;
    }

    /** Who signed the entry beside the first: not always who was about to, for officers may sign it elsewhere together. */
    private List<String> others(Hash circle, HalfSignedStore.Row row) {
        String first = row.draft().signed().officer();
        return desks
                .apply(circle)
                .map(desk -> desk.release.signers(new EntryId(row.entry())))
                .orElse(List.of())
                .stream()
                .filter(officer -> !officer.equals(first))
                .toList();
    }

    private Optional<EntryPointer> standing(Hash circle, Hash entry) {
        return desks.apply(circle).flatMap(desk -> desk.release.standing(new EntryId(entry)));
    }

    @Override
    public List<String> faults(Hash circle, HalfSigned draft) {
        Optional<Leaf> leaf = store.of(circle, draft.signed().entry()).map(HalfSignedStore.Row::leaf);
        return desks.apply(circle)
                .flatMap(desk -> leaf.map(desk.release::faults))
                .orElse(List.of());
    }

    @Override
    public List<String> officers(Hash circle, String format) {
        return desks.apply(circle).map(desk -> desk.release.officers(format)).orElse(List.of());
    }

    @Override
    public FirstOutcome sign(Hash circle, SavedDraft shown, Draft entry, Signer first) {
        turn.lock();
        try {
            Optional<HalfSigned> standing = waiting(circle, shown.name());
            if (standing.isPresent()) {
                return new FirstOutcome.Standing(standing.get());
            }
            return desks.apply(circle)
                    .map(desk -> switch (desk.release.half(entry, first.credential())) {
                        case Release.Half.Signed(Leaf leaf) -> fixed(circle, desk, shown, leaf, first);
                        case Release.Half.Locked() -> new FirstOutcome.Locked();
                        case Release.Half.Refused(List<String> reasons) -> new FirstOutcome.Refused(reasons, true);
                        case Release.Half.Unfit(List<String> reasons) -> new FirstOutcome.Refused(reasons, false);
                    })
                    .orElseGet(FirstOutcome.Changed::new);
        } finally {
            turn.unlock();
        }
    }

    private FirstOutcome fixed(Hash circle, Desk desk, SavedDraft shown, Leaf leaf, Signer first) {
        Optional<List<Prospect>> prospects =
                desk.foresight.apply(leaf.payload(), leaf.id()).map(Prospects::of);
        SigningAct act = new SigningAct(
                0, now(), Kind.SIGNED, shown.name(), leaf.id().hash(), first.officer(), first.account(), "");
        if (!store.fix(circle, act, Drafts.content(shown.typed()), leaf, prospects)) {
            return new FirstOutcome.Changed();
        }
        changed.accept(circle);
        return new FirstOutcome.Kept(
                store.named(circle, shown.name()).orElseThrow().draft());
    }

    @Override
    public BothOutcome send(Hash circle, SavedDraft shown, Draft entry, List<Credential> officers) {
        turn.lock();
        try {
            Optional<HalfSigned> standing = waiting(circle, shown.name());
            if (standing.isPresent()) {
                return new BothOutcome.Standing(standing.get());
            }
            return desks.apply(circle)
                    .filter(_ -> isStill(circle, shown))
                    .<BothOutcome>map(desk -> {
                        SendOutcome outcome = desk.release.send(entry, officers);
                        if (outcome instanceof SendOutcome.Sent(EntryPointer pointer)) {
                            sent.sent(circle, shown.name(), entry, pointer.id());
                            drafts.dropSent(circle, shown.name(), shown.typed());
                        }
                        return new BothOutcome.Told(outcome);
                    })
                    .orElseGet(BothOutcome.Changed::new);
        } finally {
            turn.unlock();
        }
    }

    private boolean isStill(Hash circle, SavedDraft shown) {
        return drafts.find(circle, shown.name())
                .filter(now -> now.typed().equals(shown.typed()))
                .isPresent();
    }

    @Override
    public SecondOutcome complete(Hash circle, Hash entry, Signer second) {
        return acting(circle, entry, row -> {
            SigningAct first = row.draft().signed();
            if (isSame(first.officer(), second.officer()) || isSame(first.account(), second.account())) {
                return new SecondOutcome.Same(first);
            }
            Release release = desks.apply(circle).orElseThrow().release;
            return release.countersigned(row.leaf(), second.credential())
                    .map(half -> switch (half) {
                        case Release.Half.Signed(Leaf leaf) -> sent(circle, row, release, leaf, second);
                        case Release.Half.Refused(List<String> reasons) -> new SecondOutcome.Refused(reasons);
                        case Release.Half.Unfit(List<String> reasons) ->
                            throw new IllegalStateException("unfit, though signed once: " + reasons);
                        case Release.Half.Locked() -> new SecondOutcome.Locked();
                    })
                    .orElseGet(SecondOutcome.Locked::new);
        });
    }

    private static boolean isSame(String one, String other) {
        return !one.isEmpty() && one.equals(other);
    }

    private SecondOutcome sent(Hash circle, HalfSignedStore.Row row, Release release, Leaf leaf, Signer second) {
        String name = row.draft().name();
        store.intend(circle, name, second.officer(), second.account());
        return switch (release.append(leaf)) {
            case SendOutcome.Sent(EntryPointer pointer) -> {
                sent.sent(circle, name, row.draft().entry(), pointer.id());
                store.complete(circle, row.draft().signed(), now());
                yield new SecondOutcome.Sent(pointer);
            }
            case SendOutcome.Refused(List<String> reasons) -> {
                store.intend(circle, name, "", "");
                yield new SecondOutcome.Refused(reasons);
            }
            case SendOutcome.Ready _, SendOutcome.Locked _ ->
                throw new IllegalStateException("appending neither checks nor unlocks");
        };
    }

    @Override
    public SecondOutcome refuse(Hash circle, Hash entry, String account, String reason) {
        requireReason(reason);
        return acting(circle, entry, row -> {
            SigningAct first = row.draft().signed();
            if (isSame(first.account(), account)) {
                return new SecondOutcome.Same(first);
            }
            return released(circle, row.draft(), act(Kind.REFUSED, row.draft(), "", account, reason));
        });
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw new MalformedException("reason", "it is empty");
        }
        MalformedException.refuseAbove(REASON_MAX, reason.length(), "reason", "characters");
        if (reason.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            throw new MalformedException("reason", "it has control characters: " + MalformedException.quote(reason));
        }
    }

    @Override
    public SecondOutcome withdraw(Hash circle, Hash entry, String account) {
        return acting(circle, entry, row -> {
            SigningAct first = row.draft().signed();
            if (!first.account().isEmpty() && !first.account().equals(account)) {
                return new SecondOutcome.Same(first);
            }
            String officer = isSame(first.account(), account) ? first.officer() : "";
            return released(circle, row.draft(), act(Kind.WITHDRAWN, row.draft(), officer, account, ""));
        });
    }

    private SecondOutcome released(Hash circle, HalfSigned draft, SigningAct act) {
        store.release(circle, draft.signed(), act);
        return new SecondOutcome.Released(act);
    }

    /** Does something with a draft that still waits, one at a time, and says so to whoever shows it. */
    private SecondOutcome acting(Hash circle, Hash entry, Function<HalfSignedStore.Row, SecondOutcome> act) {
        turn.lock();
        try {
            SecondOutcome outcome = store.of(circle, entry)
                    .filter(row -> !settled(circle, row))
                    .map(act)
                    .orElseGet(() -> new SecondOutcome.Over(last(circle, entry), standing(circle, entry)));
            if (outcome instanceof SecondOutcome.Sent || outcome instanceof SecondOutcome.Released) {
                changed.accept(circle);
            }
            return outcome;
        } finally {
            turn.unlock();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private SigningAct act(Kind kind, HalfSigned draft, String officer, String account, String reason) {
        return new SigningAct(0, now(), kind, draft.name(), draft.signed().entry(), officer, account, reason);
    }

    @Override
    public Optional<SigningAct> returned(Hash circle, String name) {
        return store.returned(circle, name);
    }

    @Override
    public Optional<SigningAct> last(Hash circle, Hash entry) {
        return store.last(circle, entry);
    }
}
