package parley.agreement.recheck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Adoption.Extending;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack.RoleSource;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Source;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Pointer;
import parley.agreement.value.Value;

/** Re-checks until when the silence on a proposal can be broken: its own deadline, and what puts it off. */
final class Deferrals {
    private final Case given;
    private final Adoption rule;
    private final Faults faults;
    private final RecordedEntry proposal;
    private final List<Party> givers;
    private final List<Deferral> deferrals = new ArrayList<>();

    private record Deferral(RecordedEntry entry, Instant until) {}

    Deferrals(Case given, Adoption rule, Faults faults, RecordedEntry proposal) {
        this.given = given;
        this.rule = rule;
        this.faults = faults;
        this.proposal = proposal;
        this.givers = given.record().parties().stream().filter(this::mayGive).toList();
        rule.silence().extendedBy().ifPresent(this::read);
    }

    private boolean mayGive(Party party) {
        return rule.silence()
                .extendedBy()
                .filter(extending -> (extending.proposer() && party.equals(proposal.author()))
                        || extending.roles().stream()
                                .anyMatch(role -> inRole(given, role).contains(party)))
                .isPresent();
    }

    private void read(Extending extending) {
        for (Party giver : givers) {
            for (RecordedEntry entry : given.record().log(giver)) {
                boolean isOne = entry.format().equals(extending.format())
                        && entry.subject().equals(proposal.subject());
                if (isOne && !Adoptions.takesBack(entry)) {
                    instant(given, entry, extending.until())
                            .ifPresent(until -> deferrals.add(new Deferral(entry, until)));
                }
            }
        }
    }

    static List<Party> inRole(Case given, String role) {
        if (given.pack().roles().get(role) == RoleSource.ALL) {
            return given.record().parties();
        }
        Party filled = given.record().roles().get(role);
        return given.record().parties().stream()
                .filter(party -> party.equals(filled))
                .toList();
    }

    /** What a field of an entry says, if it is an instant. */
    static Optional<Instant> instant(Case given, RecordedEntry entry, String field) {
        Optional<Data> stated = entry.body().get(field);
        if (stated.isPresent()) {
            return stated.get() instanceof Data.Text(String text) ? Written.instant(text) : Optional.empty();
        }
        return given.pack()
                .format(entry.format())
                .flatMap(format -> Optional.ofNullable(format.fields().get(field)))
                .flatMap(Format.FormField::byDefault)
                .flatMap(value ->
                        value instanceof Value.Moment(Instant instant) ? Optional.of(instant) : Optional.empty());
    }

    /** Checks the deadline and each extension; between which instants the deadline lies. */
    Interval check(Instant first, Deque<Proof> parts, Proof root) {
        Interval due = Interval.between(reached(first, true), reached(first, false), List.of());
        Optional<Proof> node = Optional.ofNullable(parts.poll());
        node.ifPresentOrElse(part -> deadline(part, first, due), () -> faults.add(root, "has no deadline"));
        if (rule.silence().extendedBy().isPresent() && !givers.isEmpty()) {
            extensions(rule.silence().extendedBy().get(), due, parts, root);
        }
        return due;
    }

    /** Put off by one after the other, always by the earliest that counts: for certain, or perhaps. */
    private Instant reached(Instant first, boolean certain) {
        Instant reached = first;
        List<Deferral> left = new ArrayList<>();
        deferrals.forEach(one -> left.add(new Deferral(one.entry(), bounded(one.until(), first))));
        left.sort(Comparator.comparing(Deferral::until));
        for (boolean moved = true; moved; ) {
            moved = false;
            for (Deferral deferral : left) {
                Truth inTime = deferral.entry().witnessed().by(reached);
                boolean counts = certain ? inTime == Truth.TRUE : inTime != Truth.FALSE;
                if (counts && deferral.until().isAfter(reached)) {
                    reached = deferral.until();
                    moved = true;
                }
            }
        }
        return reached;
    }

    /** No further beyond the first deadline than the pack says. */
    private Instant bounded(Instant until, Instant first) {
        return rule.silence()
                .extendedBy()
                .flatMap(Extending::atMost)
                .map(span -> given.time().after(first, span))
                .filter(until::isAfter)
                .orElse(until);
    }

    private void deadline(Proof node, Instant first, Interval due) {
        Shape.site(node, rule.id() + "/until", Optional.of(rule.ref()), faults);
        faults.same(node, "the text", node.site().text(), rule.silence().until());
        if (!(node instanceof Proof.Timed timed) || !timed.because().isEmpty()) {
            faults.add(node, "is no deadline");
            return;
        }
        faults.same(timed, "what it counts from", Ordering.known(timed.anchor()), Optional.of(new Value.Moment(first)));
        Source source = new Source(
                proposal.pointer(), Pointer.ROOT.member(rule.silence().until()));
        faults.same(timed, "from where", timed.anchor().from(), List.of(source));
        faults.same(timed, "the earliest", timed.earliest(), due.earliest());
        faults.same(timed, "the latest", timed.latest(), due.latest());
    }

    private void extensions(Extending extending, Interval due, Deque<Proof> parts, Proof root) {
        String id = rule.id() + "/extendedBy";
        for (Deferral deferral : deferrals) {
            EntryPointer pointer = deferral.entry().pointer();
            Proof part = parts.poll();
            if (part == null) {
                faults.add(root, "passes over " + pointer + " in silence");
                return;
            }
            Shape.site(part, id + "/" + pointer, Optional.of(extending.ref()), faults);
            Interval time = deferral.entry().witnessed();
            String text = extending.format() + " by " + pointer.party();
            done(part, text, deferral.entry(), time, between(time, due), faults);
        }
        Proof search = parts.poll();
        if (search == null) {
            faults.add(root, "does not search for extensions");
            return;
        }
        Shape.site(search, id, Optional.of(extending.ref()), faults);
        String all = String.join(", ", givers.stream().map(Party::code).toList());
        List<EntryPointer> passed =
                deferrals.stream().map(deferral -> deferral.entry().pointer()).toList();
        searched(given, search, extending.format() + " by " + all, passed, unseen(due), faults);
    }

    private Truth unseen(Interval due) {
        boolean all =
                givers.stream().allMatch(giver -> none(given.record().end(giver).witnessed(), due) == Truth.TRUE);
        return all ? Truth.TRUE : Truth.UNKNOWN;
    }

    /** Whether the deadline has passed as far as it is known, and yet something may have put it off. */
    boolean mayBeMore(Interval due) {
        return !givers.isEmpty()
                && due.latest().filter(given.at()::isAfter).isPresent()
                && unseen(due) == Truth.UNKNOWN;
    }

    /** Whether something happened by a deadline that lies between two instants. */
    static Truth between(Interval time, Interval due) {
        Truth byFirst = due.earliest().map(time::by).orElse(Truth.UNKNOWN);
        Truth byLast = due.latest().map(time::by).orElse(Truth.UNKNOWN);
        return byFirst == Truth.TRUE ? Truth.TRUE : byLast == Truth.FALSE ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** Whether no entry that nobody here knows was there by a deadline. */
    static Truth none(Interval unseen, Interval due) {
        Truth some = due.latest().map(unseen::by).orElse(Truth.UNKNOWN);
        return some == Truth.FALSE ? Truth.TRUE : Truth.UNKNOWN;
    }

    static void done(Proof node, String text, RecordedEntry entry, Interval time, Truth truth, Faults faults) {
        faults.same(node, "the text", node.site().text(), text);
        if (!(node instanceof Proof.Done done) || !done.because().isEmpty()) {
            faults.add(node, "does not find " + entry.pointer());
            return;
        }
        faults.same(done, "the entry", done.entries(), List.of(entry.pointer()));
        faults.same(done, "the time", done.time(), time);
        faults.same(done, "the truth", done.truth(), truth);
    }

    /** A search that found none: its text says so. */
    static void searched(Case given, Proof node, String text, List<EntryPointer> passed, Truth none, Faults faults) {
        faults.same(node, "the text", node.site().text(), "no " + text);
        if (!(node instanceof Proof.Searched searched) || !searched.because().isEmpty()) {
            faults.add(node, "is no search, but there is nothing else");
            return;
        }
        faults.same(
                searched,
                "how far was searched",
                searched.upTo(),
                given.record().sizes());
        faults.same(searched, "what it looked at", searched.passed(), passed);
        faults.same(searched, "whether there is none", searched.truth(), none);
    }
}
