package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parley.agreement.account.Account;
import parley.agreement.account.Book;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.account.Versions;
import parley.agreement.condition.Needs;
import parley.agreement.condition.Program;
import parley.agreement.evaluate.QuotaGroup.Window;
import parley.agreement.expr.Path;
import parley.agreement.pack.Condition;
import parley.agreement.pack.Judged;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Line;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * The subjects of a quota as one account has them: which of them are counted together, and whether each has taken a use.
 * A use is taken where {@code from} is TRUE and {@code until} is not; where the obliged party has said nothing about a
 * subject, nothing has been taken that the account does not say itself.
 */
final class QuotaUses {
    private final Scene scene;
    private final Quota rule;
    private final Account account;
    private final Cut cut;
    private final Map<FactKey, Proof> taken = new HashMap<>();
    private final Map<FactKey, Map<Path, Reading>> read = new HashMap<>();

    /** With the account as its logs are read up to the cut. */
    QuotaUses(Scene scene, Quota rule, Party holder, Cut cut) {
        this.scene = scene;
        this.rule = rule;
        this.account = scene.account(holder, cut);
        this.cut = cut;
    }

    /**
     * Whether a subject counts in a group: the conjunction of the parts of its proof.
     *
     * @param within whether its values and its year are those of the group
     * @param matches whether it belongs to the group, taken or not
     */
    record Counted(FactKey subject, Truth within, Truth matches, Truth truth, SortedSet<Need> needs, Proof proof) {}

    Account account() {
        return account;
    }

    /** Every subject that the account contains. */
    List<FactKey> subjects() {
        return scene.book(cut).facts(rule.subjectType()).stream()
                .filter(account::exists)
                .toList();
    }

    /** Each that may belong to a group, by what is known of it, and others besides. */
    private List<FactKey> candidates(Line line, QuotaGroup group) {
        return existing(scene.book(cut).perhaps(use(rule, line, group)));
    }

    private List<FactKey> existing(List<FactKey> subjects) {
        return subjects.stream().filter(account::exists).toList();
    }

    static Book.Use use(Quota rule, Line line, QuotaGroup group) {
        Window window = group.window();
        return new Book.Use(rule, line, group.obliged(), window.first(), window.last());
    }

    /** Whether a group is named by one of the subjects that belong to it. */
    boolean names(Line line, QuotaGroup group) {
        return candidates(line, group).stream()
                .anyMatch(subject -> groups(line, subject).contains(group));
    }

    /** The groups of a line in which at least one subject may count, each once. */
    Set<QuotaGroup> groups(Line line) {
        Set<QuotaGroup> groups = new LinkedHashSet<>();
        for (FactKey subject : subjects()) {
            groups.addAll(groups(line, subject));
        }
        return groups;
    }

    /** The groups to which one subject may belong, as far as they can be named. */
    List<QuotaGroup> groups(Line line, FactKey subject) {
        Optional<Party> obliged = obliged(subject);
        Optional<Map<Path, Value>> values = values(line, subject);
        if (obliged.isEmpty() || values.isEmpty()) {
            return List.of();
        }
        QuotaYears years = years(line, subject, obliged.get());
        return years.years()
                .named()
                .boxed()
                .flatMap(year -> years.windows(year).stream())
                .distinct()
                .map(window -> new QuotaGroup(obliged.get(), window, values.get()))
                .toList();
    }

    QuotaYears years(Line line, FactKey subject, Party obliged) {
        return new QuotaYears(scene, account, cut, line, subject, obliged);
    }

    Optional<Party> obliged(FactKey subject) {
        return read(subject, rule.obliged()) instanceof Reading.Known(Value.PartyCode(Party party), List<Source> _)
                        && scene.record().parties().contains(party)
                ? Optional.of(party)
                : Optional.empty();
    }

    /** The values by which a line tells subjects apart; empty while one of them is not known. */
    Optional<Map<Path, Value>> values(Line line, FactKey subject) {
        Map<Path, Value> values = new LinkedHashMap<>();
        for (Path path : line.per()) {
            if (!(read(subject, path) instanceof Reading.Known(Value value, List<Source> _))) {
                return Optional.empty();
            }
            values.put(path, value);
        }
        return Optional.of(values);
    }

    Reading read(FactKey subject, Path path) {
        return read.computeIfAbsent(subject, _ -> new HashMap<>())
                .computeIfAbsent(path, _ -> Facts.of(scene, account, subject).read(path));
    }

    /**
     * Each subject that belongs to a group, or may, and those that only {@code where} keeps out of it: a proof shows why
     * they do not count.
     */
    List<Counted> counted(Line line, QuotaGroup group) {
        return within(line, group, candidates(line, group).stream()).toList();
    }

    /** The same without those that cannot have taken a use, where no proof has to show why they have not. */
    List<Counted> taken(Line line, QuotaGroup group) {
        return scene.isProving()
                ? counted(line, group)
                : within(line, group, existing(scene.book(cut).perhapsTaken(use(rule, line, group))).stream())
                        .toList();
    }

    /** Whether one of some subjects belongs to a group, or may. */
    boolean concerns(Line line, QuotaGroup group, Predicate<FactKey> some) {
        return within(line, group, candidates(line, group).stream().filter(some))
                .anyMatch(counted -> counted.matches != Truth.FALSE);
    }

    private Stream<Counted> within(Line line, QuotaGroup group, Stream<FactKey> subjects) {
        return subjects.filter(subject -> possible(group, subject) && mayFallIn(line, group, subject))
                .map(subject -> counted(line, group, subject))
                .filter(counted -> counted.within != Truth.FALSE);
    }

    /** Whether nothing that is known of a subject keeps it out of a group: spares the proof of those that it does. */
    private boolean possible(QuotaGroup group, FactKey subject) {
        return same(read(subject, rule.obliged()), new Value.PartyCode(group.obliged())) != Truth.FALSE
                && group.values().entrySet().stream()
                        .allMatch(entry -> same(read(subject, entry.getKey()), entry.getValue()) != Truth.FALSE);
    }

    private boolean mayFallIn(Line line, QuotaGroup group, FactKey subject) {
        QuotaYears.Years years = years(line, subject, group.obliged()).years();
        return !years.never()
                && (years.first().isEmpty()
                        || years.first().getAsInt() <= group.window().last())
                && (years.last().isEmpty()
                        || years.last().getAsInt() >= group.window().first());
    }

    static Truth same(Reading read, Value value) {
        return switch (read) {
            case Reading.Known(Value known, List<Source> _) -> Truth.of(known.equals(value));
            case Reading.None _ -> Truth.FALSE;
            case Reading.Between _, Reading.Growing _, Reading.Absent _, Reading.Unknown _ -> Truth.UNKNOWN;
        };
    }

    /** That no subject but those counted belongs to a group, or may. */
    Proof others(QuotaGroup group, String id) {
        Site site =
                new Site(id + "/others", Optional.empty(), "other " + rule.subjectType() + " of " + group.subject());
        return new Proof.Searched(site, scene.record().sizes(), List.of(), Truth.TRUE, List.of());
    }

    private Counted counted(Line line, QuotaGroup group, FactKey subject) {
        String id = rule.id() + "." + line.id() + "/" + group.subject() + "/" + subject.id();
        List<Proof> parts = new ArrayList<>();
        if (!group.values().containsKey(rule.obliged())) {
            parts.add(same(subject, rule.obliged(), new Value.PartyCode(group.obliged()), id, line));
        }
        group.values().forEach((path, value) -> parts.add(same(subject, path, value, id, line)));
        QuotaYears years = years(line, subject, group.obliged());
        Proof inWindow = years.in(group.window(), id);
        parts.add(inWindow);
        Truth within = all(parts);
        line.where()
                .ifPresent(where -> parts.add(Facts.of(scene, account, subject).prove(where)));
        Truth matches = all(parts);
        parts.add(taken(subject, Optional.of(group.obliged())));
        Truth truth = all(parts);
        Proof proof = new Proof.Combined(
                new Site(id, Optional.empty(), subject.id() + " counts"), Operator.ALL, truth, parts);
        SortedSet<Need> needs = new TreeSet<>(Needs.of(proof));
        if (truth == Truth.UNKNOWN && Program.truth(inWindow) == Truth.UNKNOWN) {
            needs.addAll(years.needs());
        }
        return new Counted(subject, within, matches, truth, needs, proof);
    }

    static Truth all(List<Proof> parts) {
        return parts.stream().map(Program::truth).reduce(Truth.TRUE, Truth::and);
    }

    private Proof same(FactKey subject, Path path, Value value, String id, Line line) {
        Reading read = read(subject, path);
        Truth truth = same(read, value);
        Site site = new Site(id + "/per/" + path, Optional.of(line.ref()), path + " == " + value);
        return new Proof.Compared(site, truth, read, new Reading.Known(value, List.of()));
    }

    /** Whether a subject has taken a use of the party that it obliges, as far as that is known. */
    Proof taken(FactKey subject, Optional<Party> obliged) {
        return taken.computeIfAbsent(subject, one -> prove(one, obliged));
    }

    private Proof prove(FactKey subject, Optional<Party> obliged) {
        Condition.When from = rule.consumes().from();
        Facts facts = Facts.of(scene, account, subject);
        List<Proof> parts = new ArrayList<>();
        parts.add(facts.prove(from));
        Optional<Party> silent = obliged.filter(party -> words(subject, party).isEmpty());
        if (all(parts) == Truth.UNKNOWN && silent.isPresent()) {
            Site silence = new Site(from.id() + "/silence", Optional.empty(), "a word of " + silent.get());
            Proof none = new Proof.Searched(silence, scene.record().sizes(), List.of(), Truth.TRUE, List.of());
            Site said = new Site(from.id() + "/said", from.ref(), silent.get() + " has said something about it");
            parts.add(new Proof.Combined(said, Operator.NOT, Truth.FALSE, List.of(none)));
        }
        rule.consumes().until().ifPresent(until -> {
            Proof back = facts.prove(until);
            Site site = new Site(until.id() + "/not", until.ref(), "not given back");
            parts.add(new Proof.Combined(site, Operator.NOT, Program.truth(back).not(), List.of(back)));
        });
        Site site =
                new Site(rule.id() + "/consumes", Optional.of(rule.consumes().ref()), "taken");
        return new Proof.Combined(site, Operator.ALL, all(parts), parts);
    }

    /** The paragraphs by which some uses are taken, and were given back. */
    List<String> grounds(QuotaTally tally, List<Counted> counted) {
        List<String> grounds = new ArrayList<>();
        if (tally.least() > 0) {
            grounds.add(rule.consumes().ref());
        }
        if (counted.stream().anyMatch(one -> givenBack(one.subject()))) {
            rule.consumes().until().flatMap(until -> until.ref()).ifPresent(grounds::add);
        }
        return grounds;
    }

    /** Whether what was taken was given back. */
    private boolean givenBack(FactKey subject) {
        Facts facts = Facts.of(scene, account, subject);
        return rule.consumes().until().isPresent()
                && Program.truth(facts.prove(rule.consumes().from())) == Truth.TRUE
                && Program.truth(facts.prove(rule.consumes().until().get())) == Truth.TRUE;
    }

    /** What the obliged party has itself said about a subject, in the order of its log; to withdraw is to say nothing. */
    private List<Act> words(FactKey subject, Party obliged) {
        return new Acts(scene, subject)
                .statements(obliged, Judged.WITNESSED, List.of()).stream()
                        .filter(act -> cut.includes(act.document().pointer()) && !Versions.withdraws(act.document()))
                        .toList();
    }

    /** The entry with which the obliged party, on its own account, accepted a subject. */
    Optional<Act> acceptance(FactKey subject, Party obliged) {
        return words(subject, obliged).stream()
                .filter(act -> said(subject, act) == Truth.TRUE)
                .findFirst();
    }

    /** The first entry in which the obliged party says something about a subject. */
    Optional<Act> word(FactKey subject, Party obliged) {
        return words(subject, obliged).stream().findFirst();
    }

    /** What would tell whether a subject is accepted. */
    SortedSet<Need> open(FactKey subject) {
        return Needs.of(Facts.of(scene, account, subject).prove(rule.consumes().from()));
    }

    /** The entry with which the obliged party first accepted or refused a subject. */
    Optional<Act> decision(FactKey subject, Party obliged) {
        return words(subject, obliged).stream()
                .filter(act -> said(subject, act) != Truth.UNKNOWN)
                .findFirst();
    }

    private Truth said(FactKey subject, Act act) {
        return Program.truth(Facts.of(scene, scene.account(act.author(), act.asOf()), subject)
                .prove(rule.consumes().from()));
    }
}
