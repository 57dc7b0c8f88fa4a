package parley.agreement.evaluate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import parley.agreement.condition.Needs;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Adoption.Extending;
import parley.agreement.pack.Judged;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Until when silence can be broken: the deadline of the proposal, put off by each extension that was witnessed by the
 * deadline that stood then, in whatever order they came, and none further than the pack lets it. Where it is UNKNOWN whether one was, the deadline lies between
 * what those make of it that count for certain, and what all make of it that may.
 */
final class Extensions {
    private final Scene scene;
    private final Adoption rule;
    private final List<Extension> extensions;
    private final List<Party> givers;
    private final Instant earliest;
    private final Instant latest;

    private record Extension(Party giver, RecordedEntry entry, Instant until, Interval time) {}

    /**
     * Of one proposal.
     *
     * @param first the deadline that it names itself
     */
    Extensions(Scene scene, Adoption rule, Party proposer, RecordedEntry proposal, Instant first) {
        this.scene = scene;
        this.rule = rule;
        this.givers = rule.silence()
                .extendedBy()
                .map(extending -> givers(extending, proposer))
                .orElse(List.of());
        this.extensions = rule.silence()
                .extendedBy()
                .map(extending -> sent(extending, proposal, furthest(extending, first)))
                .orElse(List.of());
        this.earliest = reached(first, by -> by == Truth.TRUE);
        this.latest = reached(first, by -> by != Truth.FALSE);
    }

    private List<Party> givers(Extending extending, Party proposer) {
        List<Party> may = new ArrayList<>();
        for (Party party : scene.record().parties()) {
            boolean role = extending.roles().stream()
                    .anyMatch(name -> AdoptionJudge.inRole(scene, name).contains(party));
            if (role || (extending.proposer() && party.equals(proposer))) {
                may.add(party);
            }
        }
        return may;
    }

    private Instant furthest(Extending extending, Instant first) {
        return extending.atMost().map(span -> scene.time().after(first, span)).orElse(Instant.MAX);
    }

    private List<Extension> sent(Extending extending, RecordedEntry proposal, Instant furthest) {
        List<Extension> sent = new ArrayList<>();
        for (Party giver : givers) {
            for (RecordedEntry entry : AdoptionJudge.sent(scene, giver, extending.format(), proposal.subject())) {
                AdoptionJudge.instant(scene, entry, extending.until())
                        .ifPresent(until -> sent.add(new Extension(
                                giver,
                                entry,
                                until.isAfter(furthest) ? furthest : until,
                                scene.record().witnessed(entry))));
            }
        }
        return sent;
    }

    /**
     * The deadline once everything has put it off that counts. One look at each is enough, the nearest deadline first:
     * what does not count when it is looked at puts nothing off any more once another has put the deadline off further.
     */
    private Instant reached(Instant first, Predicate<Truth> counts) {
        Instant reached = first;
        for (Extension extension : extensions.stream()
                .sorted(Comparator.comparing(Extension::until))
                .toList()) {
            if (extension.until.isAfter(reached) && counts.test(extension.time.by(reached))) {
                reached = extension.until;
            }
        }
        return reached;
    }

    Instant earliest() {
        return earliest;
    }

    Instant latest() {
        return latest;
    }

    /** What would tell which extensions count. */
    SortedSet<Need> needs() {
        SortedSet<Need> needs = new TreeSet<>();
        if (!earliest.equals(latest)) {
            extensions.stream()
                    .filter(extension -> truth(extension) == Truth.UNKNOWN)
                    .forEach(extension -> needs.addAll(Needs.receipts(extension.time.missing())));
        }
        return needs;
    }

    /** Whether there may be an extension in time that nobody here knows: FALSE or UNKNOWN. */
    Truth unseen() {
        return givers.isEmpty() ? Truth.FALSE : search().by(latest);
    }

    /** What would tell whether there is one. */
    SortedSet<Need> unseenNeeds() {
        return Needs.receipts(search().missing());
    }

    private Unseen search() {
        return scene.record().unseen(givers, Judged.WITNESSED, Optional.of(List.of()));
    }

    private Truth truth(Extension extension) {
        if (extension.time.by(earliest) == Truth.TRUE) {
            return Truth.TRUE;
        }
        return extension.time.by(latest) == Truth.FALSE ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** Each extension, and the search for those that nobody here knows. */
    List<Proof> proofs() {
        List<Proof> proofs = new ArrayList<>();
        rule.silence().extendedBy().filter(_ -> !givers.isEmpty()).ifPresent(extending -> {
            String id = rule.id() + "/extendedBy";
            List<EntryPointer> passed = new ArrayList<>();
            for (Extension extension : extensions) {
                EntryPointer pointer = extension.entry.pointer();
                passed.add(pointer);
                proofs.add(new Proof.Done(
                        site(id + "/" + pointer, extending, extension.giver.code()),
                        List.of(pointer),
                        extension.time,
                        truth(extension),
                        List.of()));
            }
            Truth none = unseen() == Truth.FALSE ? Truth.TRUE : Truth.UNKNOWN;
            String all = String.join(", ", givers.stream().map(Party::code).toList());
            proofs.add(new Proof.Searched(
                    AdoptionJudge.none(site(id, extending, all)), scene.record().sizes(), passed, none, List.of()));
        });
        return proofs;
    }

    private static Site site(String id, Extending extending, String giver) {
        return new Site(id, Optional.of(extending.ref()), extending.format() + " by " + giver);
    }
}
