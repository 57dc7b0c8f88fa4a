package parley.agreement.evaluate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.agreement.account.FactKey;
import parley.agreement.account.Part;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Foreseen;
import parley.agreement.finding.Head;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Declare;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Report;
import parley.agreement.record.LogEnd;
import parley.agreement.record.RecordedEntry;
import parley.agreement.timetable.Timetable;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * An assessment of a record that grows. It learns entries one by one, in any order that keeps that of each log, and what is
 * found equals, at every moment, what {@link Assessment} finds in the same record from scratch.
 *
 * <p>Kept is what findings say ({@link Head}). Their proofs are made when somebody asks for them, by the same judges from
 * the same record: they are many times as large, and few are ever looked at.
 *
 * <p>What is judged apart (a subject, a run of days or a window of a limit, a group of a quota) remembers which parts of the record it has
 * read, and until when it holds; only what has read something that changed is judged anew, by the same judges, and only
 * when somebody asks. A record that loses entries, as by a fork, or a circle whose charter changes needs a new one; only what is
 * {@linkplain #foresee foreseen} goes again. For one thread.
 */
public final class LiveAssessment {
    private final Rules rules;
    private final Filing filing;
    private final Cells cells;
    private final Bench bench;
    private final List<Docket> dockets = new ArrayList<>();
    private final Set<FactKey> restated = new LinkedHashSet<>();
    private Instant at;

    /**
     * Of a record in which there is nothing yet.
     *
     * @param parties in the order of the charter
     * @param roles which party fills which role of the circle
     * @param parameters the charter's bindings of the pack's open parameters
     * @param at the instant judged, in whole seconds
     */
    public LiveAssessment(
            Pack pack, List<Party> parties, Map<String, Party> roles, Map<String, Data> parameters, Instant at) {
        this.at = Assessment.wholeSecond(at);
        this.rules = Rules.of(pack, parties, parameters);
        this.filing = new Filing(pack, parties, roles, this::changed);
        this.cells = new Cells(rules, filing);
        this.bench = new Bench(filing, cells);
        for (Provision provision : pack.provisions().values()) {
            docket(provision).ifPresent(docket -> {
                dockets.add(new ListDocket(bench, List.of(scene -> new Undecided(scene, provision).findings())));
                dockets.add(docket);
            });
        }
    }

    private Optional<Docket> docket(Provision provision) {
        return switch (provision) {
            case Notify notify ->
                Optional.of(subjects(
                        notify.subjectType(),
                        (scene, subject) -> new NotifyJudge(scene, notify).about(subject),
                        notify));
            case Exchange exchange ->
                Optional.of(subjects(
                        exchange.subjectType(),
                        (scene, subject) -> new ExchangeJudge(scene, exchange).about(subject),
                        exchange));
            case Refrain refrain ->
                Optional.of(subjects(
                        refrain.subjectType(),
                        (scene, subject) -> new RefrainJudge(scene, refrain).about(subject),
                        refrain));
            case Report report -> Optional.of(new ListDocket(bench, debtors(report)));
            case Limit limit -> Optional.of(new LimitDocket(bench, limit));
            case Quota quota -> Optional.of(new QuotaDocket(bench, quota));
            case Ceiling ceiling ->
                Optional.of(new ListDocket(bench, List.of(scene -> new CeilingJudge(scene, ceiling).findings())));
            case Adoption adoption -> Optional.of(new ListDocket(bench, proposers(adoption)));
            case Declare _ -> Optional.empty();
        };
    }

    /** One sheet for each subject, with nothing on it while the provision reads what nobody has decided. */
    private Docket subjects(String type, BiFunction<Scene, FactKey, List<Finding>> about, Provision provision) {
        return new SubjectDocket(
                bench,
                type,
                (scene, subject) -> Unbound.in(scene, provision).isEmpty() ? about.apply(scene, subject) : List.of());
    }

    private List<Function<Scene, List<Finding>>> debtors(Report report) {
        Scene empty = new Scene(rules, new FiledLookup(filing, Trace.NONE), at);
        return new ReportJudge(empty, report)
                .debtors().stream()
                        .<Function<Scene, List<Finding>>>map(
                                debtor -> scene -> Unbound.in(scene, report).isEmpty()
                                        ? new ReportJudge(scene, report).of(debtor)
                                        : List.of())
                        .toList();
    }

    private List<Function<Scene, List<Finding>>> proposers(Adoption adoption) {
        return filing.register().parties().stream()
                .<Function<Scene, List<Finding>>>map(
                        proposer -> scene -> new AdoptionJudge(scene, adoption).of(proposer))
                .toList();
    }

    private void changed(Part part) {
        cells.changed(part);
        if (part instanceof Part.OfFact(FactKey fact)) {
            restated.add(fact);
        }
    }

    /**
     * An entry: the next of its log, or one that is known already with the times that are known of it now.
     *
     * @throws IllegalArgumentException if it is not of one of the parties, or out of place in its log
     */
    public void learn(RecordedEntry entry) {
        filing.register().learn(entry);
    }

    /** What can be said now of the next entry of a log. */
    public void learn(Party party, LogEnd end) {
        if (!end.equals(filing.end(party))) {
            filing.end(party, end);
            cells.moved(party, at);
        }
    }

    /** How many leaves of a log are known now. */
    public void learn(Party party, long leaves) {
        filing.size(party, leaves);
    }

    /** How many known entries are left out, because it is UNKNOWN whether they were there by then. */
    public void leftOut(int entries) {
        filing.leftOut(entries);
    }

    /** Time passes until an instant; it never goes back. */
    public void advance(Instant to) {
        if (Assessment.wholeSecond(to).isBefore(at)) {
            throw new IllegalArgumentException("time goes on from " + at + ", not back to " + to);
        }
        at = to;
        cells.passed(at);
    }

    private void settle(Cell.Rank last) {
        for (FactKey fact : List.copyOf(restated)) {
            boolean stands = filing.register().stands(fact);
            for (Docket docket : dockets) {
                if (docket.subjectType().equals(fact.type())) {
                    docket.stands(fact, stands);
                }
            }
        }
        restated.clear();
        cells.settle(at, last);
    }

    /** What every finding says, in the order of an assessment from scratch: kept, and so cheap. */
    public List<Head> heads() {
        settle(Cell.Rank.SECOND);
        return sheets().flatMap(sheet -> sheet.heads().stream()).toList();
    }

    /** Every finding with its proof, in the same order: all are judged, whatever is known of them. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        forEach(findings::add);
        return List.copyOf(findings);
    }

    /** Hands out every finding with its proof, one after another, so that no more than a few have to be kept. */
    public void forEach(Consumer<Finding> taker) {
        settle(Cell.Rank.FIRST);
        Stamps stamps = stamps();
        dockets.forEach(docket -> docket.findings(this::scene).map(stamps::on).forEach(taker));
    }

    /** A finding with its proof, as it is now; empty if it is no longer there. It looks through all heads for its name. */
    public Optional<Finding> prove(Head finding) {
        settle(Cell.Rank.SECOND);
        Name name = Name.of(finding);
        return sheets().filter(sheet -> sheet.heads().stream().map(Name::of).anyMatch(name::equals))
                .flatMap(sheet -> sheet.findings(scene()))
                .filter(found -> Name.of(found.head()).equals(name))
                .map(stamps()::on)
                .findFirst();
    }

    /**
     * Findings with their proofs, as they are now, in the order of the assessment; those that are no longer there are left
     * out. What is judged together is judged once, however many of its findings are wanted.
     */
    public List<Finding> prove(Collection<Head> findings) {
        settle(Cell.Rank.SECOND);
        Set<Name> names = new LinkedHashSet<>();
        findings.forEach(finding -> names.add(Name.of(finding)));
        return List.copyOf(proved(head -> names.contains(Name.of(head))).values());
    }

    private Stream<Sheet> sheets() {
        return dockets.stream().flatMap(Docket::sheets);
    }

    private Scene scene() {
        return new Scene(rules, new FiledLookup(filing, Trace.NONE), at);
    }

    /** The first later instant at which a verdict could change with no new entry. */
    public Optional<Instant> nextTick() {
        settle(Cell.Rank.SECOND);
        return cells.nextTick(at);
    }

    /**
     * What has changed since it was last asked for.
     *
     * @param found findings that are new, or say something else than they did; another proof alone makes none other
     * @param gone findings that are no longer there, as they were
     */
    public record Changes(List<Head> found, List<Head> gone) {
        public Changes {
            found = List.copyOf(found);
            gone = List.copyOf(gone);
        }
    }

    private record Name(
            String provision, Optional<String> step, Optional<String> subject, Party debtor, Party account) {
        static Name of(Head finding) {
            return new Name(
                    finding.provision(), finding.step(), finding.subject(), finding.debtor(), finding.account());
        }
    }

    /** What has changed since this was last called: cheap, however many findings stay as they are. */
    public Changes changes() {
        settle(Cell.Rank.SECOND);
        Map<Name, Head> before = new LinkedHashMap<>();
        Map<Name, Head> now = new LinkedHashMap<>();
        for (Sheet sheet : bench.takeTouched()) {
            sheet.reported().forEach(head -> before.put(Name.of(head), head));
            sheet.heads().forEach(head -> now.put(Name.of(head), head));
            sheet.report();
        }
        List<Head> found = now.entrySet().stream()
                .filter(head -> !head.getValue().equals(before.get(head.getKey())))
                .map(Map.Entry::getValue)
                .toList();
        before.keySet().removeAll(now.keySet());
        return new Changes(found, List.copyOf(before.values()));
    }

    /**
     * What an entry would change if it came now; nothing stays of it. What reads something that the entry changes is judged
     * twice, what changes once more for its proof, and all heads are looked through.
     *
     * @param entry the next of its log, with the times that it is supposed to have
     * @throws IllegalArgumentException if it is not of one of the parties, or out of place in its log
     */
    public List<Foreseen> foresee(RecordedEntry entry) {
        Map<Name, Head> before = byName(heads());
        filing.register().learn(entry);
        try {
            Map<Name, Head> after = byName(heads());
            Map<Name, Finding> proved = proved(head -> !head.equals(before.get(Name.of(head))));
            List<Foreseen> changes = new ArrayList<>();
            proved.forEach((name, finding) ->
                    changes.add(new Foreseen(Optional.ofNullable(before.get(name)), Optional.of(finding))));
            before.forEach((name, head) -> {
                if (!after.containsKey(name)) {
                    changes.add(new Foreseen(Optional.of(head), Optional.empty()));
                }
            });
            return List.copyOf(changes);
        } finally {
            filing.register().forget(entry);
        }
    }

    /** When subjects are, and how many count against limits: from what is kept, as findings are. */
    public Timetable timetable() {
        settle(Cell.Rank.SECOND);
        Scene scene = scene();
        List<LimitDocket> limits = dockets.stream()
                .filter(LimitDocket.class::isInstance)
                .map(LimitDocket.class::cast)
                .toList();
        return new Timetable(
                new Courses(scene, filing.register()).all(),
                limits.stream().flatMap(docket -> docket.strips(scene)).toList(),
                limits.stream().flatMap(docket -> docket.tallies(scene)).toList());
    }

    /**
     * What {@link #timetable()} would be if an entry came now; nothing stays of it.
     *
     * @param entry the next of its log
     * @throws IllegalArgumentException if it is not of one of the parties, or out of place in its log
     */
    public Timetable timetable(RecordedEntry entry) {
        filing.register().learn(entry);
        try {
            return timetable();
        } finally {
            filing.register().forget(entry);
        }
    }

    /** The findings that are wanted with their proofs, in the order of the assessment; each sheet is judged once. */
    private Map<Name, Finding> proved(Predicate<Head> wanted) {
        Stamps stamps = stamps();
        Map<Name, Finding> proved = new LinkedHashMap<>();
        sheets().filter(sheet -> sheet.heads().stream().anyMatch(wanted))
                .flatMap(sheet -> sheet.findings(scene()))
                .filter(finding -> wanted.test(finding.head()))
                .forEach(finding -> proved.put(Name.of(finding.head()), stamps.on(finding)));
        return proved;
    }

    private static Map<Name, Head> byName(List<Head> heads) {
        Map<Name, Head> byName = new LinkedHashMap<>();
        heads.forEach(head -> byName.put(Name.of(head), head));
        return byName;
    }

    /** How much was judged so far, in parts that are judged apart: to measure by. */
    public long judgements() {
        return cells.workedOut();
    }

    private Stamps stamps() {
        return Stamps.of(rules.pack(), filing.sizes(), Optional.empty(), filing.leftOut(), at);
    }
}
