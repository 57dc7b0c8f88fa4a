package parley.agreement.evaluate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.account.Account;
import parley.agreement.account.Statement.Stated;
import parley.agreement.account.Versions;
import parley.agreement.condition.Needs;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Adoption.Breaking;
import parley.agreement.pack.Adoption.Member;
import parley.agreement.pack.Adoption.Notice;
import parley.agreement.pack.Judged;
import parley.agreement.pack.Pack.RoleSource;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Pointer;
import parley.agreement.value.Value;

/**
 * Judges an {@code adoption}, proposal by proposal, by what the record itself shows. Whether a member has broken the silence
 * by the deadline is asked as of a duty: "met" is broken in time, "due" is that there is time left, and "late" or "overdue"
 * that it was not broken in time. So is whether the party that put the text forward has changed it or taken it back.
 *
 * <p>An entry does what it does when it is first sent. A break that is taken back later has still broken the silence, since
 * whoever relied on it had no reason to break it too; and a text that was adopted stays so, whatever its author sends after.
 * What leaves something open that its form requires puts nothing forward: nobody can agree by silence to what is not there.
 * An entry that itself withdraws another does that alone: whatever its form and its subject, it puts nothing forward,
 * breaks nothing and puts nothing off.
 */
final class AdoptionJudge {
    private final Scene scene;
    private final Adoption rule;
    private final FindingMaker maker;

    AdoptionJudge(Scene scene, Adoption rule) {
        this.scene = scene;
        this.rule = rule;
        this.maker = new FindingMaker(scene, rule);
    }

    List<Finding> findings() {
        return scene.record().parties().stream()
                .flatMap(proposer -> of(proposer).stream())
                .toList();
    }

    /** The findings about what one party has put forward; none while nobody fills a role whose word counts. */
    List<Finding> of(Party proposer) {
        Map<Party, String> members = members();
        if (members.isEmpty()) {
            return List.of();
        }
        Map<String, RecordedEntry> proposals = new LinkedHashMap<>();
        for (RecordedEntry entry : sent(scene, proposer, rule.format(), Optional.empty())) {
            entry.subject()
                    .filter(_ -> Completeness.missing(scene, entry).isEmpty())
                    .filter(id -> Account.coinerOf(id).equals(Optional.of(proposer)))
                    .ifPresent(id -> proposals.putIfAbsent(id, entry));
        }
        List<Finding> findings = new ArrayList<>();
        proposals.forEach((id, entry) -> instant(scene, entry, rule.silence().until())
                .ifPresent(until -> findings.add(new OnProposal(id, proposer, entry, until, members).finding())));
        return findings;
    }

    /** Each member with the paragraph of the first row that yields it; none while nobody fills one of the roles. */
    private Map<Party, String> members() {
        Map<Party, String> members = new LinkedHashMap<>();
        for (Member row : rule.members()) {
            List<Party> filled = inRole(scene, row.role());
            if (filled.isEmpty()) {
                return Map.of();
            }
            filled.forEach(party -> members.putIfAbsent(party, row.ref()));
        }
        return members;
    }

    /** What a party ever sent in a format, without what only takes something back. */
    static List<RecordedEntry> sent(Scene scene, Party author, String format, Optional<String> subject) {
        return scene.record().everSent(author, format, subject).stream()
                .filter(entry -> !Versions.withdraws(entry))
                .toList();
    }

    static List<Party> inRole(Scene scene, String role) {
        return scene.pack().roles().get(role) == RoleSource.ALL
                ? scene.record().parties()
                : Optional.ofNullable(scene.record().roles().get(role)).stream()
                        .filter(scene.record().parties()::contains)
                        .toList();
    }

    /** The instant that stands in a field of an entry's form. */
    static Optional<Instant> instant(Scene scene, RecordedEntry entry, String field) {
        return Optional.ofNullable(scene.fields(entry).get(field))
                .map(Stated::value)
                .flatMap(value ->
                        value instanceof Value.Moment(Instant instant) ? Optional.of(instant) : Optional.empty());
    }

    /** One proposal. */
    private final class OnProposal {
        private final String id;
        private final Party proposer;
        private final RecordedEntry proposal;
        private final Instant until;
        private final Map<Party, String> members;
        private final Extensions extensions;
        private final Due due;
        private final List<Proof> because = new ArrayList<>();

        OnProposal(String id, Party proposer, RecordedEntry proposal, Instant until, Map<Party, String> members) {
            this.id = id;
            this.proposer = proposer;
            this.proposal = proposal;
            this.until = until;
            this.members = members;
            this.extensions = new Extensions(scene, rule, proposer, proposal, until);
            this.due = due();
        }

        private Due due() {
            Source source = new Source(
                    proposal.pointer(), Pointer.ROOT.member(rule.silence().until()));
            Proof.Timed counted = new Proof.Timed(
                    new Site(
                            rule.id() + "/until",
                            Optional.of(rule.ref()),
                            rule.silence().until()),
                    new Reading.Known(new Value.Moment(until), List.of(source)),
                    Optional.of(extensions.earliest()),
                    Optional.of(extensions.latest()),
                    extensions.needs(),
                    List.of());
            scene.tick(extensions.earliest().plusSeconds(1));
            scene.tick(extensions.latest().plusSeconds(1));
            return new Due(
                    Optional.of(extensions.earliest()),
                    Optional.of(extensions.latest()),
                    true,
                    extensions.needs(),
                    counted);
        }

        Finding finding() {
            Outcome noticed = notice();
            because.add(due.proof());
            because.addAll(extensions.proofs());
            Outcome outcome = text();
            for (Map.Entry<Party, String> member : members.entrySet()) {
                outcome = outcome.with(breaking(member.getKey(), member.getValue()), AdoptionJudge::broken);
            }
            outcome = noticed.with(
                    perhapsPutOff(outcome), (notice, silence) -> notice == Verdict.INVALID ? Verdict.INVALID : silence);
            Verdict verdict = outcome.verdict();
            Proof proof = new Proof.Rule(
                    new Site(rule.id(), Optional.of(rule.ref()), "adoption by silence, proposed by " + proposer),
                    verdict.word(),
                    because);
            return maker.finding(
                    Optional.empty(),
                    Optional.of(id),
                    proposer,
                    proposer,
                    new Conclusion(
                            outcome, Optional.empty(), List.of(), due.settled(), Extent.NONE, cites(verdict), proof));
        }

        private List<String> cites(Verdict verdict) {
            return switch (verdict) {
                case INVALID -> List.of(rule.silence().notice().ref());
                case BROKEN -> List.of(rule.silence().brokenBy().ref());
                case Verdict _ -> List.of();
            };
        }

        /** Whether the proposal was there early enough; while there is time for that, it is taken to come in time. */
        private Outcome notice() {
            Notice notice = rule.silence().notice();
            Instant last = scene.time().before(until, notice.atLeast());
            scene.tick(last.plusSeconds(1));
            Interval time = notice.judged() == Judged.RECEIVED
                    ? Acts.receivedByAll(scene, proposal, members.keySet())
                    : scene.record().witnessed(proposal);
            Truth early = time.by(last);
            because.add(new Proof.Done(
                    new Site(rule.id() + "/notice", Optional.of(notice.ref()), rule.format() + " by " + proposer),
                    List.of(proposal.pointer()),
                    time,
                    early,
                    List.of()));
            boolean waits = early == Truth.UNKNOWN && !scene.now().isAfter(last);
            return Outcome.when(
                    waits ? Truth.TRUE : early,
                    () -> Needs.receipts(time.missing()),
                    Outcome.of(Verdict.OPEN),
                    Outcome.of(Verdict.INVALID));
        }

        /**
         * Whether its author has changed the text or taken it back: by correcting or withdrawing any version of its document,
         * since the withdrawal of one takes back what corrects it; or by another under the same name.
         */
        private Outcome text() {
            List<RecordedEntry> changes = new ArrayList<>(scene.record().changing(proposal.pointer()));
            for (RecordedEntry entry : sent(scene, proposer, rule.format(), Optional.of(id))) {
                if (entry.pointer().index() > proposal.pointer().index()) {
                    changes.add(entry);
                }
            }
            Optional<RecordedEntry> first =
                    changes.stream().min((one, other) -> one.pointer().compareTo(other.pointer()));
            String what = first.map(RecordedEntry::format).orElse("another version");
            Site site = new Site(rule.id() + "/changed", Optional.of(rule.ref()), what + " by " + proposer);
            return inTime(first, proposer, site).with(Outcome.of(Verdict.OPEN), (changed, _) -> switch (changed) {
                case MET -> Verdict.LAPSED;
                case DUE -> Verdict.OPEN;
                case Verdict _ -> Verdict.ADOPTED;
            });
        }

        private Outcome breaking(Party member, String ref) {
            Breaking breaking = rule.silence().brokenBy();
            Optional<RecordedEntry> first = sent(scene, member, breaking.format(), Optional.of(id)).stream()
                    .findFirst();
            Site site =
                    new Site(rule.id() + "/brokenBy/" + member, Optional.of(ref), breaking.format() + " by " + member);
            return inTime(first, member, site);
        }

        /** Whether something was done by the deadline, as of a duty to do it. */
        private Outcome inTime(Optional<RecordedEntry> entry, Party author, Site site) {
            Optional<Interval> time = entry.map(scene.record()::witnessed);
            Unseen unseen = scene.record().unseen(List.of(author), Judged.WITNESSED, Optional.of(List.of()));
            if (entry.isPresent() && time.isPresent()) {
                because.add(new Proof.Done(
                        site, List.of(entry.get().pointer()), time.get(), due.includes(time.get()), List.of()));
            } else {
                Truth none = unseen.by(extensions.latest()) == Truth.FALSE ? Truth.TRUE : Truth.UNKNOWN;
                because.add(new Proof.Searched(none(site), scene.record().sizes(), List.of(), none, List.of()));
            }
            return new Timing(time, unseen, scene.now()).judge(due, false, Optional.empty());
        }

        /** What nobody has broken by the deadline stays open while its author may have put that off. */
        private Outcome perhapsPutOff(Outcome silence) {
            if (!scene.now().isAfter(extensions.latest())) {
                return silence;
            }
            Outcome putOff = silence.with(
                    Outcome.of(Verdict.OPEN), (verdict, _) -> verdict == Verdict.ADOPTED ? Verdict.OPEN : verdict);
            return Outcome.when(extensions.unseen(), extensions::unseenNeeds, putOff, silence);
        }
    }

    /** The site of a search: TRUE is that there is none. */
    static Site none(Site site) {
        return new Site(site.id(), site.ref(), "no " + site.text());
    }

    /** What a proposal comes to with one more member's silence or break. */
    private static Verdict broken(Verdict soFar, Verdict member) {
        return switch (member) {
            case MET -> Verdict.BROKEN;
            case DUE -> soFar == Verdict.ADOPTED ? Verdict.OPEN : soFar;
            case Verdict _ -> soFar;
        };
    }
}
