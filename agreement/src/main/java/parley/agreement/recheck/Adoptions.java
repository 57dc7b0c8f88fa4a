package parley.agreement.recheck;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.finding.Extent;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Adoption.Member;
import parley.agreement.pack.Judged;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Re-checks findings of {@code adoption} provisions. The node of a proposal has when it was there, its deadline, each
 * extension with the search for more, whether its text was changed, and each member's break or the search for one; all of
 * them are looked for again in the logs, where nothing that was sent is passed over because it was taken back, and
 * only what itself takes something back is no proposal, no break and no extension.
 */
final class Adoptions {
    private final Case given;
    private final Adoption rule;
    private final Faults faults;
    private final Proof root;
    private final Party proposer;
    private final String id;

    Adoptions(Case given, Adoption rule, Faults faults) {
        this.given = given;
        this.rule = rule;
        this.faults = faults;
        this.root = given.finding().proof();
        this.proposer = given.finding().debtor();
        this.id = given.finding().subject().orElse("");
    }

    /** The verdicts that the finding can have, from its proof. */
    Set<Verdict> verdicts() {
        Shape.site(root, rule.id(), Optional.of(rule.ref()), faults);
        faults.same(root, "whose it is", root.site().text(), "adoption by silence, proposed by " + proposer);
        faults.same(root, "the account", given.finding().account(), proposer);
        faults.same(root, "the step", given.finding().step(), Optional.empty());
        faults.same(root, "the extent", given.finding().extent(), Extent.NONE);
        Optional<RecordedEntry> proposal = proposal();
        Optional<Instant> until = proposal.flatMap(
                entry -> Deferrals.instant(given, entry, rule.silence().until()));
        Map<Party, String> members = members();
        if (until.isEmpty() || members.isEmpty() || !(root instanceof Proof.Rule)) {
            faults.add(root, "is about " + id + ", which " + proposer + " did not put forward");
            return EnumSet.noneOf(Verdict.class);
        }
        Deque<Proof> parts = new ArrayDeque<>(root.because());
        Set<Verdict> noticed = notice(proposal.get(), until.get(), members.keySet(), parts);
        Deferrals deferrals = new Deferrals(given, rule, faults, proposal.get());
        Interval due = deferrals.check(until.get(), parts, root);
        Set<Verdict> silence = text(proposal.get(), due, parts);
        for (Map.Entry<Party, String> member : members.entrySet()) {
            silence = with(silence, broken(member.getKey(), member.getValue(), due, parts));
        }
        if (!parts.isEmpty()) {
            faults.add(root, "has " + parts.size() + " parts too many");
        }
        head(due);
        return outcome(noticed, silence, deferrals.mayBeMore(due));
    }

    /** The first entry under this name in the log of the party whose code stands in it. */
    private Optional<RecordedEntry> proposal() {
        return id.startsWith(proposer.code() + "/") || id.equals(proposer.code())
                ? given.record().log(proposer).stream()
                        .filter(entry ->
                                isVersion(entry) && !takesBack(entry) && WholeForm.isWhole(given.pack(), entry))
                        .findFirst()
                : Optional.empty();
    }

    /** Whose word counts, each with the paragraph that says so; nobody while a role is not filled. */
    private Map<Party, String> members() {
        Map<Party, String> members = new LinkedHashMap<>();
        for (Member row : rule.members()) {
            List<Party> filled = Deferrals.inRole(given, row.role());
            if (filled.isEmpty()) {
                return Map.of();
            }
            filled.forEach(party -> members.putIfAbsent(party, row.ref()));
        }
        return members;
    }

    private void head(Interval due) {
        Heads heads = new Heads(given, faults);
        Set<String> cites = new LinkedHashSet<>(List.of(rule.ref()));
        if (given.finding().verdict() == Verdict.INVALID) {
            cites.add(rule.silence().notice().ref());
        }
        if (given.finding().verdict() == Verdict.BROKEN) {
            cites.add(rule.silence().brokenBy().ref());
        }
        heads.cites(List.copyOf(cites));
        heads.due(due.earliest().equals(due.latest()) ? due.latest() : Optional.empty());
        faults.same(root, "what is owed", given.finding().owed(), Optional.empty());
        faults.same(root, "what is incomplete", given.finding().incomplete(), List.of());
    }

    /** INVALID if the proposal was not there early enough; while there is time for that, OPEN. */
    private Set<Verdict> notice(RecordedEntry proposal, Instant until, Set<Party> members, Deque<Proof> parts) {
        Instant last = given.time().before(until, rule.silence().notice().atLeast());
        boolean received = rule.silence().notice().judged() == Judged.RECEIVED;
        Interval time = Searches.time(proposal, received ? Judged.RECEIVED : Judged.WITNESSED, members);
        Truth early = time.by(last);
        Optional<Proof> node = Optional.ofNullable(parts.poll());
        node.ifPresentOrElse(
                part -> {
                    Shape.site(
                            part,
                            rule.id() + "/notice",
                            Optional.of(rule.silence().notice().ref()),
                            faults);
                    Deferrals.done(part, rule.format() + " by " + proposer, proposal, time, early, faults);
                },
                () -> faults.add(root, "does not say when the proposal was there"));
        Set<Verdict> noticed = EnumSet.noneOf(Verdict.class);
        if (early == Truth.TRUE || early == Truth.UNKNOWN) {
            noticed.add(Verdict.OPEN);
        }
        if (early == Truth.FALSE || (early == Truth.UNKNOWN && given.at().isAfter(last))) {
            noticed.add(Verdict.INVALID);
        }
        return noticed;
    }

    /** What its author's own word makes of it: LAPSED once he has changed or withdrawn it in time. */
    private Set<Verdict> text(RecordedEntry proposal, Interval due, Deque<Proof> parts) {
        List<RecordedEntry> log = given.record().log(proposer);
        OwnChanges changes = new OwnChanges(log, given.statements().standing(), proposal);
        Optional<RecordedEntry> change = log.stream()
                .filter(entry -> changes.isOne(entry)
                        || (entry.pointer().index() > proposal.pointer().index()
                                && isVersion(entry)
                                && !takesBack(entry)))
                .findFirst();
        String text = change.map(RecordedEntry::format).orElse("another version") + " by " + proposer;
        Set<Verdict> states = EnumSet.noneOf(Verdict.class);
        for (Verdict changed : done(rule.id() + "/changed", rule.ref(), text, change, proposer, due, parts)) {
            states.add(
                    changed == Verdict.MET ? Verdict.LAPSED : changed == Verdict.DUE ? Verdict.OPEN : Verdict.ADOPTED);
        }
        return states;
    }

    private boolean isVersion(RecordedEntry entry) {
        return entry.format().equals(rule.format()) && entry.subject().equals(Optional.of(id));
    }

    /** Whether an entry withdraws an earlier one of its log; then it does nothing else. */
    static boolean takesBack(RecordedEntry entry) {
        return entry.references().stream()
                .anyMatch(reference -> reference.role() == Reference.Role.WITHDRAWS
                        && reference.target().party().equals(entry.author())
                        && reference.target().index() < entry.pointer().index());
    }

    private Set<Verdict> broken(Party member, String ref, Interval due, Deque<Proof> parts) {
        String format = rule.silence().brokenBy().format();
        Optional<RecordedEntry> first = given.record().log(member).stream()
                .filter(entry ->
                        entry.format().equals(format) && entry.subject().equals(Optional.of(id)) && !takesBack(entry))
                .findFirst();
        return done(rule.id() + "/brokenBy/" + member, ref, format + " by " + member, first, member, due, parts);
    }

    /** What it comes to as a duty to do it by then: MET in time, DUE while there is time, else LATE or OVERDUE. */
    private Set<Verdict> done(
            String at,
            String ref,
            String text,
            Optional<RecordedEntry> entry,
            Party author,
            Interval due,
            Deque<Proof> parts) {
        Optional<Interval> time = entry.map(RecordedEntry::witnessed);
        Interval unseen = given.record().end(author).witnessed();
        Optional<Proof> node = Optional.ofNullable(parts.poll());
        if (node.isEmpty()) {
            faults.add(root, "has no part " + at);
        } else {
            Shape.site(node.get(), at, Optional.of(ref), faults);
            if (entry.isPresent()) {
                Truth inTime = Deferrals.between(entry.get().witnessed(), due);
                Deferrals.done(node.get(), text, entry.get(), entry.get().witnessed(), inTime, faults);
            } else {
                Deferrals.searched(given, node.get(), text, List.of(), Deferrals.none(unseen, due), faults);
            }
        }
        return new Worlds(given.at(), due, true, false, Optional.empty(), time, unseen).verdicts();
    }

    private static Set<Verdict> with(Set<Verdict> soFar, Set<Verdict> member) {
        Set<Verdict> all = EnumSet.noneOf(Verdict.class);
        for (Verdict one : soFar) {
            for (Verdict other : member) {
                if (other == Verdict.MET) {
                    all.add(Verdict.BROKEN);
                } else {
                    all.add(other == Verdict.DUE && one == Verdict.ADOPTED ? Verdict.OPEN : one);
                }
            }
        }
        return all;
    }

    /** What may have been put off by an entry that nobody here knows is not adopted for certain. */
    private static Set<Verdict> outcome(Set<Verdict> noticed, Set<Verdict> silence, boolean mayBePutOff) {
        Set<Verdict> possible = EnumSet.noneOf(Verdict.class);
        if (noticed.contains(Verdict.INVALID)) {
            possible.add(Verdict.INVALID);
        }
        if (noticed.contains(Verdict.OPEN)) {
            possible.addAll(silence);
            if (mayBePutOff && silence.contains(Verdict.ADOPTED)) {
                possible.add(Verdict.OPEN);
            }
        }
        return possible;
    }
}
