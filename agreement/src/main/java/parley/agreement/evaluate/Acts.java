package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.account.Statement.Stated;
import parley.agreement.account.Versions;
import parley.agreement.condition.Program;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Judged;
import parley.agreement.pack.Satisfaction;
import parley.agreement.pack.Satisfaction.OnBehalf;
import parley.agreement.proof.Proof.Site;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Finds the entries that could meet a duty or exercise a power. What was withdrawn was never sent, and what withdraws does
 * that alone; but where a fact meets a duty, it may do so once something was withdrawn.
 */
final class Acts {
    private final Scene scene;
    private final List<FactKey> ids;
    private @Nullable List<RecordedEntry> standing;

    Acts(Scene scene, FactKey subject) {
        this(scene, List.of(subject));
    }

    /** About any of these ids, which are one subject. */
    Acts(Scene scene, List<FactKey> ids) {
        this.scene = scene;
        this.ids = List.copyOf(ids);
    }

    /**
     * The entries of these authors in a format and about the subject, in the order of each log; a party's log also holds
     * the notices of others that it joined.
     *
     * @param id of the provision or step that looks for them
     */
    List<Act> entries(
            String id, Satisfaction.ByEntry by, Collection<Party> authors, Judged judged, Collection<Party> creditors) {
        List<Act> acts = new ArrayList<>();
        for (Party author : authors) {
            for (RecordedEntry entry : sent(by, author, by.onBehalf() != OnBehalf.NONE)) {
                if (matches(id, by, author, entry)) {
                    acts.add(new Act(
                            author,
                            entry,
                            List.of(entry.pointer()),
                            Cut.NONE.upTo(entry.pointer()),
                            time(entry, judged, creditors)));
                }
                if (by.onBehalf() != OnBehalf.NONE) {
                    acts.addAll(joined(id, by, author, entry, judged, creditors));
                }
            }
            if (by.onBehalf() == OnBehalf.LISTED) {
                acts.addAll(listed(id, by, author, judged, creditors));
            }
        }
        return acts;
    }

    /** Each version of each notice that an entry joins and that is given on its author's behalf. */
    private List<Act> joined(
            String id,
            Satisfaction.ByEntry by,
            Party joiner,
            RecordedEntry joining,
            Judged judged,
            Collection<Party> creditors) {
        List<Act> acts = new ArrayList<>();
        for (Reference reference : joining.references()) {
            if (reference.role() != Reference.Role.JOINS) {
                continue;
            }
            for (RecordedEntry version : scene.record().versions(reference.target())) {
                if (matches(id, by, joiner, version) && onBehalfOf(version).contains(joiner)) {
                    acts.add(new Act(
                            joiner,
                            version,
                            List.of(version.pointer(), joining.pointer()),
                            Cut.NONE.upTo(joining.pointer()).upTo(version.pointer()),
                            time(version, judged, creditors).and(time(joining, judged, creditors))));
                }
            }
        }
        return acts;
    }

    /** Notices of others that name a party, where the pack says that this is enough. */
    private List<Act> listed(
            String id, Satisfaction.ByEntry by, Party debtor, Judged judged, Collection<Party> creditors) {
        List<Act> acts = new ArrayList<>();
        for (Party other : scene.record().parties()) {
            for (RecordedEntry entry : other.equals(debtor) ? List.<RecordedEntry>of() : sent(by, other, false)) {
                if (matches(id, by, other, entry) && onBehalfOf(entry).contains(debtor)) {
                    acts.add(new Act(
                            other,
                            entry,
                            List.of(entry.pointer()),
                            Cut.NONE.upTo(entry.pointer()),
                            time(entry, judged, creditors)));
                }
            }
        }
        return acts;
    }

    /** Every entry that may match, in the order of the log. */
    private List<RecordedEntry> sent(Satisfaction.ByEntry by, Party author, boolean joining) {
        return mustName(by)
                ? scene.record().naming(author, by.format(), ids, joining)
                : scene.record().sent(author, by.format(), about(by), joining);
    }

    private boolean mustName(Satisfaction.ByEntry by) {
        String root = FactType.rootOf(ids.getFirst().type());
        return by.matching()
                .filter(matching -> Naming.isNeeded(matching.expr(), root))
                .isPresent();
    }

    /** What the entries that may match are about by their subject; empty where that does not tell. */
    private Optional<String> about(Satisfaction.ByEntry by) {
        return by.matching().isPresent() || ids.size() > 1
                ? Optional.empty()
                : Optional.of(ids.getFirst().id());
    }

    /**
     * The first that the author of an entry ever sent of what that entry does, though it was taken back since: the entry
     * itself if there is none.
     *
     * @param id of the step that looks for it
     * @param such of which it is the first
     */
    RecordedEntry firstSent(String id, Satisfaction.ByEntry by, RecordedEntry entry, Predicate<RecordedEntry> such) {
        Party author = entry.author();
        return scene.record().takenBack(author, by.format(), about(by), mustName(by) ? ids : List.of()).stream()
                .filter(earlier -> earlier.pointer().index() < entry.pointer().index())
                .filter(earlier -> matches(id, by, author, earlier) && such.test(earlier))
                .findFirst()
                .orElse(entry);
    }

    /** Whether an entry is in the format and about the subject. */
    boolean matches(String id, Satisfaction.ByEntry by, Party author, RecordedEntry entry) {
        return entry.format().equals(by.format())
                && ids.stream()
                        .anyMatch(subject -> matches(id, by, author, entry, subject)
                                && isAddressed(by.answering(), author, entry, subject));
    }

    /** Whether it is addressed to everybody to whom it must be, as its author has it. */
    private boolean isAddressed(Satisfaction.Answering answering, Party author, RecordedEntry entry, FactKey subject) {
        if (answering.to().isEmpty()) {
            return true;
        }
        Set<Party> to = Debtors.on(
                scene, scene.account(author, Cut.NONE), subject, answering.to().get());
        return !to.isEmpty() && to.stream().allMatch(entry::addressedTo);
    }

    private boolean matches(String id, Satisfaction.ByEntry by, Party author, RecordedEntry entry, FactKey subject) {
        if (by.matching().isEmpty()) {
            return entry.subject().equals(Optional.of(subject.id()));
        }
        Satisfaction.Matching matching = by.matching().get();
        Facts facts = Facts.of(scene, scene.account(author, Cut.NONE), subject).document(entry);
        return Program.truth(facts.matching(
                        new Site(id + "/matching", Optional.empty(), matching.text()),
                        matching.text(),
                        matching.expr()))
                == Truth.TRUE;
    }

    private Set<Party> onBehalfOf(RecordedEntry entry) {
        return scene.pack()
                .format(entry.format())
                .flatMap(Format::onBehalfOf)
                .flatMap(field -> Optional.ofNullable(scene.fields(entry).get(field)))
                .map(Stated::value)
                .map(Account::parties)
                .orElse(Set.of());
    }

    /** Every entry of a party about the subject: what it said, or took back, may have met a duty by what then stood. */
    List<Act> statements(Party author, Judged judged, Collection<Party> creditors) {
        return about(author).stream()
                .map(entry -> new Act(
                        author,
                        entry,
                        List.of(entry.pointer()),
                        Cut.NONE.upTo(entry.pointer()),
                        time(entry, judged, creditors)))
                .toList();
    }

    /** Whether an entry is about the subject or names it. */
    boolean mentions(RecordedEntry entry) {
        return isUnder(entry) || names(entry);
    }

    private boolean names(RecordedEntry entry) {
        return scene.statements(entry).stream()
                .anyMatch(statement -> ids.contains(statement.fact())
                        || statement.fields().values().stream()
                                .map(Stated::value)
                                .anyMatch(value -> value instanceof Value.Id(String named) && isNamed(named)));
    }

    private boolean isNamed(String id) {
        return ids.stream().map(FactKey::id).anyMatch(id::equals);
    }

    private boolean isUnder(RecordedEntry entry) {
        return entry.subject().filter(this::isNamed).isPresent();
    }

    /** The entries of a party that were not withdrawn and are about any of the ids, in the order of its log. */
    private List<RecordedEntry> about(Party author) {
        return ids.size() == 1
                ? scene.record().about(author, ids.getFirst())
                : ids.stream()
                        .flatMap(id -> scene.record().about(author, id).stream())
                        .distinct()
                        .sorted(Comparator.comparing(RecordedEntry::pointer))
                        .toList();
    }

    /** Whether an act of the record about the subject, such as a request, is addressed to a party. */
    boolean addressed(Party party) {
        List<RecordedEntry> known = standing;
        if (known == null) {
            known = ids.stream()
                    .flatMap(id -> scene.record().standingAbout(id).stream())
                    .filter(this::about)
                    .toList();
            standing = known;
        }
        for (RecordedEntry entry : known) {
            if (!entry.author().equals(party) && entry.addressedTo(party)) {
                return true;
            }
        }
        return false;
    }

    private boolean about(RecordedEntry entry) {
        return isUnder(entry) || scene.statements(entry).stream().anyMatch(statement -> ids.contains(statement.fact()));
    }

    /** The first entry in a format about the subject, in the log of the party that coined it. */
    Optional<RecordedEntry> first(String format, Cut cut) {
        return Account.coinerOf(ids.getFirst().id()).stream()
                .flatMap(coiner -> about(coiner).stream())
                .filter(entry -> entry.format().equals(format)
                        && !Versions.withdraws(entry)
                        && cut.includes(entry.pointer())
                        && about(entry))
                .findFirst();
    }

    private Interval time(RecordedEntry entry, Judged judged, Collection<Party> creditors) {
        return switch (judged) {
            case WRITTEN -> Interval.at(entry.written());
            case WITNESSED -> scene.record().witnessed(entry);
            case RECEIVED -> receivedByAll(scene, entry, creditors);
        };
    }

    /** The latest of these parties' receipts. */
    static Interval receivedByAll(Scene scene, RecordedEntry entry, Collection<Party> parties) {
        return parties.stream()
                .filter(party -> !party.equals(entry.author()))
                .map(party -> scene.record().received(entry, party))
                .reduce(Interval::and)
                .orElseGet(() -> scene.record().witnessed(entry));
    }

    /** When an entry that nobody here knows yet could still have been given at the earliest, in any of these logs. */
    Unseen unseen(Collection<Party> authors, Judged judged, Collection<Party> creditors) {
        return scene.record().unseen(authors, judged, Optional.of(creditors));
    }
}
