package parley.desk.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import parley.agreement.finding.ExtentProse;
import parley.agreement.finding.Finding;
import parley.agreement.finding.FindingProse;
import parley.agreement.pack.Verdict;
import parley.agreement.prose.Language;
import parley.agreement.prose.Readings;
import parley.agreement.truth.Need;
import parley.desk.view.Duty;
import parley.desk.view.EntryRow;
import parley.desk.view.FindingRow;
import parley.desk.view.Glossary;
import parley.desk.view.PeerRow;
import parley.desk.view.ProofNode;
import parley.desk.view.Read;
import parley.desk.view.State;
import parley.desk.view.Told;

/** The word list of one language, and the clocks by which times are told beside it. Immutable. */
public final class Words {
    /** The lists: what all pages say, then what each part says of its own. */
    private static final List<String> LISTS = List.of(
            "desk",
            "foresight",
            "entries",
            "write",
            "drawing",
            "calendar",
            "treaty",
            "ledger",
            "line",
            "pledges",
            "council",
            "history",
            "hindsight",
            "shift",
            "mail",
            "rota",
            "signin",
            "clearance",
            "administration",
            "keeping",
            "map",
            "figures");

    /** How many comparisons one reads beside a finding before its proof is better read whole. */
    private static final int FEW = 5;

    private final Language language;
    private final Map<String, String> list;
    private final Spans spans;
    private final parley.agreement.prose.Words prose;
    private final Clocks clocks;

    private Words(Language language, Map<String, String> list) {
        this.language = language;
        this.list = list;
        this.spans = new Spans(word("unit.day"), word("unit.hour"), word("unit.minute"), word("unit.second"));
        this.prose = parley.agreement.prose.Words.isolating(language);
        this.clocks = Clocks.of(language);
    }

    private Words(Words of, Clocks clocks) {
        this.language = of.language;
        this.list = of.list;
        this.spans = of.spans;
        this.prose = of.prose;
        this.clocks = clocks;
    }

    /**
     * The same words where an office is: beside each instant stands its own time.
     *
     * @param zone empty where nobody has said where it is
     */
    public Words in(Optional<ZoneId> zone) {
        return zone.isEmpty() ? this : new Words(this, new Clocks(zone, clocks.locale()));
    }

    /**
     * The word lists of all six languages, as they stand beside this class, for an office of which nobody has said where it is.
     * They are read once, for all desks.
     */
    public static Map<Language, Words> load() {
        return Loaded.ALL;
    }

    private static final class Loaded {
        private static final Map<Language, Words> ALL = all();

        private static Map<Language, Words> all() {
            var all = new EnumMap<Language, Words>(Language.class);
            for (Language language : Language.values()) {
                all.put(language, new Words(language, read(language)));
            }
            return Collections.unmodifiableMap(all);
        }
    }

    private static Map<String, String> read(Language language) {
        var all = new TreeMap<String, String>();
        for (var list : LISTS) {
            read(list + "/" + language.code() + ".properties").forEach((key, text) -> {
                if (all.put(key, text) != null) {
                    throw new IllegalStateException("word '%s' stands in two lists".formatted(key));
                }
            });
        }
        return all;
    }

    private static Map<String, String> read(String file) {
        try (var in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no word list " + file);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, UTF_8));
            var list = new TreeMap<String, String>();
            properties.stringPropertyNames().forEach(key -> list.put(key, properties.getProperty(key)));
            return list;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("word list " + file, unreadable);
        }
    }

    public Language language() {
        return language;
    }

    /** Every key with its pattern, in order; for tests that compare languages. */
    Map<String, String> list() {
        return list;
    }

    /** A fixed text. @throws IllegalArgumentException when the list has no such key */
    public String word(String key) {
        var word = list.get(key);
        if (word == null) {
            throw new IllegalArgumentException("no word '%s' in %s".formatted(key, language));
        }
        return word;
    }

    public String word(State state) {
        return word("state." + state.key());
    }

    /** A text with its slots filled: names and values alternate. An {@link Instant} is told by the clocks. */
    public Phrase say(String key, Object... namesAndValues) {
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            values.put(namesAndValues[i].toString(), value instanceof Instant at ? time(at) : value);
        }
        return Phrase.fill(word(key), values);
    }

    /** So many things, the noun in the form that the number asks for. */
    public Phrase count(String key, long n) {
        return say(key + "." + language.plural(n).word(), "n", n);
    }

    public Spans spans() {
        return spans;
    }

    public Clocks clocks() {
        return clocks;
    }

    /** An instant. */
    public Phrase.Time time(Instant at) {
        return clocks.moment(at);
    }

    /** A text in which foreign pieces stand apart, as {@link Phrase#withIsolates} writes it. */
    public Phrase isolated(String text) {
        return Phrase.isolated(text, clocks);
    }

    private Phrase within(String text) {
        return Phrase.within(text, clocks);
    }

    /** What a finding says, without its proof: one sentence, then its date and from where it is known. */
    public List<Phrase> tell(Told shared) {
        var finding = shared.first();
        var told = new ArrayList<Phrase>();
        if (!finding.onOwnAccount()) {
            told.add(say("account.other", "account", String.join(", ", shared.accounts())));
        }
        told.add(say(
                (finding.kind() == ExtentProse.Kind.PROPOSAL ? "proposal." : "finding.")
                        + finding.state().key(),
                "debtor",
                finding.debtor(),
                "document",
                finding.document().in(language.code()),
                "subject",
                subject(finding)));
        finding.dueAt()
                .flatMap(at -> dated(finding.state()).map(key -> say(key, "due", at)))
                .ifPresent(told::add);
        finding.owedSince().map(at -> say("date.words", "due", at)).ifPresent(told::add);
        if (finding.counts()) {
            var verdict = finding.state() == State.UNKNOWN ? Verdict.UNKNOWN : Verdict.KEPT;
            ExtentProse.sentences(prose, finding.extent(), finding.kind(), verdict).stream()
                    .map(this::isolated)
                    .forEach(told::add);
        }
        if (!finding.incomplete().isEmpty()) {
            var items = finding.incomplete().stream().map(naming(finding.names())::item);
            told.add(say("finding.incomplete", "items", items.collect(Collectors.joining(", "))));
        }
        return told;
    }

    /** What a finding is called where one button of many is told from the others: its state, its document and its subject. */
    public Phrase name(FindingRow finding) {
        return new Phrase(List.of(
                new Phrase.Own(word(finding.state()) + " "),
                new Phrase.Foreign(finding.document().in(language.code())),
                new Phrase.Own(" "),
                new Phrase.Foreign(finding.subject())));
    }

    /** What an entry is called in the same place. */
    public Phrase name(EntryRow entry) {
        return new Phrase(List.of(
                new Phrase.Foreign(entry.pointer().path()),
                new Phrase.Own(" "),
                new Phrase.Foreign(entry.format().in(language.code())),
                new Phrase.Own(" "),
                new Phrase.Foreign(entry.subject())));
    }

    /** What the silence of a member is called in the same place. */
    public Phrase name(PeerRow silent) {
        return say("members.quiet", "who", silent.code());
    }

    /** What would settle an unknown, each need for itself. */
    public List<Phrase> needs(FindingRow finding) {
        return finding.needs().stream().map(need -> tell(need, finding.names())).toList();
    }

    /** One need, with the names of a pack. */
    public Phrase tell(Need need, Glossary names) {
        return isolated(new Readings(naming(names)).need(need));
    }

    private parley.agreement.prose.Words naming(Glossary names) {
        return names.pack().map(prose::naming).orElse(prose);
    }

    /** A finding in one paragraph: what it says, what it rests on, and what would settle it. */
    public Phrase tell(Finding finding, Glossary names) {
        return isolated(FindingProse.print(finding, naming(names)));
    }

    /** What a step of a proof compares or asks, with names for what it reads; empty where its notation says it alone. */
    public Optional<String> said(ProofNode node, Glossary names) {
        return names.pack().flatMap(pack -> naming(names).spoken(node.says()));
    }

    /** What a step of a proof read; empty where it read nothing. */
    public Optional<Phrase> read(ProofNode node, Glossary names) {
        var naming = naming(names);
        var readings = new Readings(naming).in(node.says());
        return switch (node.read()) {
            case Read.Nothing _ -> Optional.empty();
            case Read.Against(var left, var right) ->
                Optional.of(
                        say("proof.against", "left", within(readings.of(left)), "right", within(readings.of(right))));
            case Read.Value(var reading) -> Optional.of(within(readings.of(reading)));
            case Read.On(var days) -> Optional.of(within(readings.days(days)));
            case Read.At(var earliest, var latest) -> Optional.of(within(readings.time(earliest, latest)));
            case Read.Searched(var entries) ->
                entries.isEmpty()
                        ? Optional.empty()
                        : Optional.of(within(naming.names(new TreeMap<>(entries)
                                .entrySet().stream()
                                        .map(log -> naming.count("searched.log", log.getValue(), "party", log.getKey()))
                                        .toList())));
        };
    }

    /** On which comparisons a finding rests, each with its paragraph; empty where they are none, or more than a few. */
    public Optional<Phrase> grounds(Finding finding, Glossary names) {
        return FindingProse.grounds(finding, naming(names), FEW).map(this::isolated);
    }

    /** What others owe, in one line: what, under which paragraph, who, and by when. */
    public Phrase tell(Duty duty) {
        var finding = duty.first();
        var document = finding.document().in(language.code());
        var paragraph = say("paragraph", "ref", finding.ref());
        var who = String.join(", ", duty.debtors());
        return finding.dueAt()
                .map(at -> say(
                        "duty.by", "document", document, "par", paragraph, "who", who, "due", clocks.lastInstant(at)))
                .orElseGet(() -> say("duty.words", "document", document, "par", paragraph, "who", who));
    }

    /** The whole provision, an id, or several ids that are one subject. */
    private Phrase subject(FindingRow finding) {
        if (finding.subject().isEmpty()) {
            return new Phrase(List.of(new Phrase.Own(word("subject.whole"))));
        }
        var all = finding.subjects();
        return all.size() == 1
                ? new Phrase(List.of(new Phrase.Foreign(finding.subject())))
                : say(
                        "subject.with",
                        "subject",
                        finding.subject(),
                        "others",
                        String.join(", ", all.subList(1, all.size())));
    }

    /** Which sentence about the deadline suits a state; none where the date says nothing. */
    private static Optional<String> dated(State state) {
        return switch (state) {
            case DUE, FORESEEN -> Optional.of("date.due");
            case UNKNOWN -> Optional.of("date.if");
            case LATE, OVERDUE, BREACHED -> Optional.of("date.was");
            case OPEN, AVAILABLE -> Optional.of("date.until");
            case NOT_OWED,
                    MET,
                    EXCUSED,
                    KEPT,
                    CLOSED,
                    EXERCISED,
                    INVALID,
                    LAPSED,
                    EXHAUSTED,
                    ADOPTED,
                    BROKEN,
                    CONTESTED,
                    VOID,
                    POSTED,
                    HELD,
                    RECEIVED,
                    ACKNOWLEDGED,
                    UP,
                    SILENT,
                    HOLDS,
                    DOES_NOT_HOLD,
                    CANNOT_TELL -> Optional.empty();
        };
    }
}
