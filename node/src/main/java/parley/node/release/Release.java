package parley.node.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.format.BodyReader;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.Charter;
import parley.ledger.circle.Judgement;
import parley.ledger.circle.Reason;
import parley.ledger.control.Officer;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.entry.Addressees;
import parley.ledger.entry.EntryId;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Envelope;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;
import parley.ledger.entry.Payload;
import parley.ledger.entry.Ref;
import parley.ledger.entry.Role;
import parley.ledger.entry.Subject;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;
import parley.node.circle.Circle;
import parley.node.clock.NodeClock;
import parley.node.project.EntryViews;
import parley.node.project.Translation;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.RefView;
import parley.node.view.SendOutcome;

/** Releases the drafts of one circle. Thread-safe. */
public final class Release {
    private final Circle circle;
    private final List<Pack> packs;
    private final Officers officers;
    private final NodeClock clock;

    public Release(Circle circle, List<Pack> packs, Officers officers, NodeClock clock) {
        this.circle = circle;
        this.packs = List.copyOf(packs);
        this.officers = officers;
        this.clock = clock;
    }

    /** Whether a draft could be sent as it stands. What only the signatures can show comes out when it is sent. */
    public SendOutcome check(Draft draft) {
        return switch (prepare(draft)) {
            case Prepared.Payloaded(Payload payload, Format format) ->
                circle.wouldBe(Leaf.sign(payload, List.of())) instanceof Judgement.VoidLeaf refusal
                                && refusal.reason() != Reason.SIGNATURE_COUNT
                        ? new SendOutcome.Refused(List.of(refusal.detail()))
                        : new SendOutcome.Ready(payload.print(), format.release());
            case Prepared.Refused(List<String> reasons) -> new SendOutcome.Refused(reasons);
        };
    }

    /** What the officers would sign; empty when the draft could not be sent as it stands. */
    public Optional<Payload> signable(Draft draft) {
        return check(draft) instanceof SendOutcome.Ready && prepare(draft) instanceof Prepared.Payloaded ready
                ? Optional.of(ready.payload())
                : Optional.empty();
    }

    /** Sends a draft; the entry is durable when this returns. */
    public SendOutcome send(Draft draft, List<Credential> credentials) {
        return switch (prepare(draft)) {
            case Prepared.Payloaded(Payload payload, Format format) -> {
                List<String> problems = problems(credentials, format);
                yield problems.isEmpty() ? signed(payload, credentials) : new SendOutcome.Refused(problems);
            }
            case Prepared.Refused(List<String> reasons) -> new SendOutcome.Refused(reasons);
        };
    }

    /** Signs a draft as the first of two officers; nothing is sent. */
    Half half(Draft draft, Credential first) {
        return switch (check(draft)) {
            case SendOutcome.Ready(Bytes payload, int signatures) ->
                signatures == 2
                        ? officers.unlock(first)
                                .map(key -> half(Leaf.sign(Payload.parse(payload), List.of(key))))
                                .orElseGet(Half.Locked::new)
                        : new Half.Unfit(List.of("a " + draft.format() + " is released by one officer"));
            case SendOutcome.Refused(List<String> reasons) -> new Half.Unfit(reasons);
            case SendOutcome.Sent _, SendOutcome.Locked _ ->
                throw new IllegalStateException("a check neither sends nor unlocks");
        };
    }

    private Half half(Leaf leaf) {
        return circle.signatureFault(leaf)
                .<Half>map(fault -> new Half.Refused(List.of(fault)))
                .orElseGet(() -> new Half.Signed(leaf));
    }

    /** Signs what one officer has signed; empty when the passphrase does not open the officer's key. */
    Optional<Half> countersigned(Leaf half, Credential second) {
        return officers.unlock(second).map(key -> {
            List<Envelope.Signed> signatures = new ArrayList<>(half.envelope().signatures());
            Envelope.Signed added = Leaf.sign(half.payload(), List.of(key))
                    .envelope()
                    .signatures()
                    .getFirst();
            if (signatures.stream().anyMatch(each -> each.keyid().equals(added.keyid()))) {
                return new Half.Refused(List.of("the officers who release an entry are all different"));
            }
            signatures.add(added);
            return new Half.Signed(Leaf.of(half.payload(), signatures));
        });
    }

    /** Why what one officer has signed could not be completed now. */
    List<String> faults(Leaf half) {
        List<String> faults = new ArrayList<>();
        if (check(EntryViews.draft(half.payload())) instanceof SendOutcome.Refused(List<String> reasons)) {
            faults.addAll(reasons);
        }
        circle.signatureFault(half).ifPresent(faults::add);
        return faults;
    }

    /** The officers whose keys this node can use and who may release in a format now. */
    List<String> officers(String format) {
        List<String> admitted = circle.officers(new parley.ledger.entry.Format(format)).stream()
                .map(officer -> officer.name())
                .toList();
        return officers.names().stream().filter(admitted::contains).toList();
    }

    /** Where an entry of this party's own stands, if it does. */
    Optional<parley.node.view.EntryPointer> standing(EntryId id) {
        return circle.own(id).map(entry -> EntryViews.pointer(entry.at(), entry.id()));
    }

    /** Who signed an entry of this party's own, if it stands. */
    List<String> signers(EntryId id) {
        return circle.own(id).stream()
                .flatMap(entry -> entry.officers().stream())
                .map(Officer::name)
                .toList();
    }

    /** A draft with some of its signatures, or why it has none. */
    sealed interface Half {
        record Signed(Leaf leaf) implements Half {}

        record Locked() implements Half {}

        /** The draft cannot be sent, whoever signs: no passphrase was looked at. */
        record Unfit(List<String> reasons) implements Half {
            public Unfit {
                reasons = List.copyOf(reasons);
            }
        }

        /** The signature would not count, though the passphrase was right. */
        record Refused(List<String> reasons) implements Half {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** Appends a leaf that was signed elsewhere, such as a key statement. */
    public SendOutcome append(Leaf leaf) {
        return switch (circle.append(leaf)) {
            case Judgement.Entry entry -> new SendOutcome.Sent(EntryViews.pointer(entry.at(), entry.id()));
            case Judgement.VoidLeaf(var at, var reason, var detail) ->
                new SendOutcome.Refused(List.of("the entry would be void (" + reason + "): " + detail));
        };
    }

    private static List<String> problems(List<Credential> credentials, Format format) {
        List<String> problems = new ArrayList<>();
        if (credentials.size() != format.release()) {
            problems.add("a " + format.name() + " is released by " + format.release() + " officers, not by "
                    + credentials.size());
        }
        if (credentials.stream().map(Credential::officer).distinct().count() < credentials.size()) {
            problems.add("the officers who release an entry are all different");
        }
        return problems;
    }

    private SendOutcome signed(Payload payload, List<Credential> credentials) {
        List<PrivateKey> keys = new ArrayList<>();
        List<String> locked = new ArrayList<>();
        for (Credential credential : credentials) {
            officers.unlock(credential).ifPresentOrElse(keys::add, () -> locked.add(credential.officer()));
        }
        return locked.isEmpty() ? append(Leaf.sign(payload, keys)) : new SendOutcome.Locked(locked);
    }

    private Prepared prepare(Draft draft) {
        Optional<Pack> pack = packs.stream()
                .filter(each -> each.format(draft.format()).isPresent())
                .findFirst();
        if (pack.isEmpty()) {
            return new Prepared.Refused(List.of("no agreement of this circle has a format " + draft.format()));
        }
        Format format = pack.get().format(draft.format()).orElseThrow();
        try {
            Payload payload = payload(draft);
            List<String> reasons = BodyReader.of(pack.get())
                    .read(
                            format,
                            Translation.members(payload.body()),
                            author(payload),
                            payload.subject().map(Subject::text))
                    .reasons()
                    .stream()
                    .map(Object::toString)
                    .toList();
            return reasons.isEmpty() ? new Prepared.Payloaded(payload, format) : new Prepared.Refused(reasons);
        } catch (MalformedException e) {
            return new Prepared.Refused(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static parley.agreement.value.Party author(Payload payload) {
        return new parley.agreement.value.Party(payload.from().code());
    }

    private Payload payload(Draft draft) {
        Charter charter = circle.charter();
        Instant written = written(draft);
        if (!(Json.parse(Bytes.utf8(draft.body()), Payload.MAX_BYTES) instanceof Json.Members body)) {
            throw new MalformedException("body", "it is an object");
        }
        Addressees to = draft.to().isEmpty()
                ? Addressees.all()
                : Addressees.of(draft.to().stream().map(Party::new).toArray(Party[]::new));
        Payload payload = new Payload(
                charter.circle(),
                circle.self(),
                to,
                new parley.ledger.entry.Format(draft.format()),
                draft.number(),
                draft.subject().map(Subject::new),
                draft.refs().stream().map(ref -> ref(charter, ref)).toList(),
                written,
                draft.lang().isEmpty() ? Optional.empty() : Optional.of(draft.lang()),
                body,
                List.of());
        Bytes printed = payload.print(); // refuses what is too large
        MalformedException.refuseAbove(Payload.MAX_BYTES, printed.size(), "entry", "bytes");
        return payload;
    }

    private Instant written(Draft draft) {
        Instant now = clock.instant();
        Instant written = draft.written().orElse(now);
        if (written.isAfter(now)) {
            throw new MalformedException("written", written + " is later than the node's clock, " + now);
        }
        return written;
    }

    private static Ref ref(Charter charter, RefView ref) {
        LogId log = new LogId(
                charter.circle(), new Party(ref.entry().party()), ref.entry().epoch());
        return new Ref(
                Role.parse(ref.role()),
                new EntryPointer(log, new EntryIndex(ref.entry().index())),
                new EntryId(ref.entry().id()));
    }

    /** A draft on its way to be signed. */
    private sealed interface Prepared {
        record Payloaded(Payload payload, Format format) implements Prepared {}

        record Refused(List<String> reasons) implements Prepared {}
    }
}
