package parley.agreement.evaluate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.agreement.account.Account;
import parley.agreement.account.Calendar;
import parley.agreement.account.FactKey;
import parley.agreement.account.Share;
import parley.agreement.account.Slot;
import parley.agreement.account.Statement.Stated;
import parley.agreement.account.Totals;
import parley.agreement.condition.Formula;
import parley.agreement.condition.Inputs;
import parley.agreement.condition.Program;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.pack.Area;
import parley.agreement.pack.Condition;
import parley.agreement.pack.Derived;
import parley.agreement.pack.FactType;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.time.CivilTime;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Span;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/** Proves conditions about one subject on one account, with the totals of one party's share where that is asked. */
final class Facts {
    private final Scene scene;
    private final Account account;
    private final FactKey subject;
    private final Shares shares;
    private final @Nullable RecordedEntry document;
    private final @Nullable Snapshot snapshot;
    private final @Nullable OneDay day;

    /**
     * A single day on which everything is read, as at its end; the day judged, as at the instant judged.
     *
     * @param end the field of the subject that holds its last day; while that day has not come, it reads as open
     * @param ticks who is told of the instants at which a condition could turn
     */
    record OneDay(LocalDate day, Optional<String> end, Consumer<Instant> ticks) {}

    /**
     * Whose part totals are taken over.
     *
     * @param own the debtor's part, where the provision has such a thing
     * @param always whether every total is taken over it, or only those that ask for it
     */
    record Shares(Optional<Share> own, boolean always) {
        static final Shares WHOLE = new Shares(Optional.empty(), false);

        Shares asked(boolean asked) {
            return new Shares(own, always || asked);
        }

        Optional<Share> counted() {
            return always ? own : Optional.empty();
        }
    }

    private Facts(
            Scene scene,
            Account account,
            FactKey subject,
            Shares shares,
            @Nullable RecordedEntry document,
            @Nullable Snapshot snapshot,
            @Nullable OneDay day) {
        this.scene = scene;
        this.account = account;
        this.subject = subject;
        this.shares = shares;
        this.document = document;
        this.snapshot = snapshot;
        this.day = day;
    }

    static Facts of(Scene scene, Account account, FactKey subject) {
        return new Facts(scene, account, subject, Shares.WHOLE, null, null, null);
    }

    Facts shares(Shares of) {
        return new Facts(scene, account, subject, of, document, snapshot, day);
    }

    /** With an entry whose fields are read under any other root than the subject's. */
    Facts document(RecordedEntry entry) {
        return new Facts(scene, account, subject, shares, entry, snapshot, day);
    }

    /** With a baseline, which is read under that root. */
    Facts baseline(Snapshot of) {
        return new Facts(scene, account, subject, shares, document, of, day);
    }

    /** As they are on one day, whatever the instant judged. */
    Facts on(OneDay one) {
        return new Facts(scene, account, subject, shares, document, snapshot, one);
    }

    Account account() {
        return account;
    }

    FactKey subject() {
        return subject;
    }

    /** A condition of a provision; what it reads of totals with dates, it reads on one and the same day. */
    Proof prove(Condition condition) {
        Program program = scene.program(condition);
        List<Derived> dated = dated(program.paths());
        return dated.isEmpty() || day != null
                ? program.prove(new On(program.paths(), slot(dated)))
                : daily(new Site(condition.id(), condition.ref(), "on one day"), program, dated);
    }

    /** A term; it is TRUE if TRUE on one day. */
    private Proof term(Site site, Condition.Named named) {
        var term = scene.pack()
                .term(named.term())
                .orElseThrow(() -> new IllegalStateException("a loaded pack has no term " + named.term()));
        Facts of = shares(shares.asked(named.shareOfDebtor()));
        Program program = scene.program(term.condition());
        List<Derived> dated = of.dated(program.paths());
        if (!dated.isEmpty() && day == null) {
            return of.daily(site, program, dated);
        }
        Proof proof = program.prove(of.new On(program.paths(), of.slot(dated)));
        return new Proof.Held(
                site, Program.truth(proof), of.shares.counted().map(Share::party), Optional.empty(), List.of(proof));
    }

    private Proof daily(Site site, Program program, List<Derived> dated) {
        List<Proof> days = new ArrayList<>();
        Truth truth = Truth.FALSE;
        Days held = null;
        for (Slot slot : new Calendar(account).slots(subject, dated, shares.counted())) {
            Proof proof = program.prove(new On(program.paths(), Optional.of(slot)));
            Truth one = Program.truth(proof);
            truth = truth.or(one);
            Site day = new Site(
                    site.id() + "/" + slot.days().map(d -> d.first().toString()).orElse("undated"),
                    Optional.empty(),
                    "on " + slot.days().map(Days::toString).orElse("a day to be stated"));
            days.add(new Proof.OnDays(day, one, slot.days(), List.of(proof)));
            if (one == Truth.TRUE && slot.days().isPresent()) {
                Days on = slot.days().get();
                held = held == null ? on : new Days(held.first(), on.last());
            }
        }
        return new Proof.Held(site, truth, shares.counted().map(Share::party), Optional.ofNullable(held), days);
    }

    /** The totals with dates that a program reads of the subject. */
    private List<Derived> dated(List<Path> paths) {
        FactType type = type(subject);
        return paths.stream()
                .filter(path -> type.isRoot(path.root()) && path.segments().size() == 2)
                .flatMap(path -> Optional.ofNullable(type.derived().get(path.last())).stream())
                .filter(derived -> derived.during().isPresent())
                .distinct()
                .toList();
    }

    /** Whether a document satisfies {@code matching}. */
    Proof matching(Site site, String text, Expr expr) {
        Program program = scene.program(site, text, expr);
        return program.prove(new On(program.paths(), Optional.empty()));
    }

    /** What an expression yields. */
    Reading value(Formula formula) {
        return formula.read(new On(formula.paths(), slot(dated(formula.paths()))));
    }

    /** The days on which the totals that some paths read can change. */
    NavigableSet<LocalDate> changes(List<Path> paths) {
        return new Calendar(account).changes(subject, dated(paths), shares.counted());
    }

    private Optional<Slot> slot(List<Derived> dated) {
        return Optional.ofNullable(day)
                .filter(_ -> !dated.isEmpty())
                .map(one -> new Calendar(account).on(subject, dated, shares.counted(), one.day()));
    }

    private void tick(Instant instant) {
        scene.tick(instant);
        if (day != null) {
            day.ticks().accept(instant);
        }
    }

    /** What a path leads to, apart from any day unless one was given. */
    Reading read(Path path) {
        return day == null ? read(path, Optional.empty()) : open(path, read(path, slot(dated(List.of(path)))));
    }

    private Reading read(Path path, Optional<Slot> slot) {
        if (path.root().equals("param")) {
            return parameter(path.last());
        }
        if (path.root().equals(Snapshot.ROOT) && snapshot != null) {
            return snapshot.row()
                    .filter(account::exists)
                    .map(row -> follow(row, path.fields(), slot))
                    .orElseGet(() -> snapshot.missing(path.fields().getFirst()));
        }
        if (type(subject).isRoot(path.root())) {
            return follow(subject, path.fields(), slot);
        }
        Area area = scene.pack().areas().get(path.root());
        if (area != null) {
            return new Reading.Known(area.place(), List.of());
        }
        if (document == null) {
            throw new IllegalStateException("a loaded pack does not read " + path + " here");
        }
        Stated stated = scene.fields(document).get(path.last());
        if (stated != null && stated.value() instanceof Value.Blank(Value.Blank.Kind kind) && !kind.unknown()) {
            return new Reading.None(List.of(stated.source()));
        }
        if (stated == null || stated.value() instanceof Value.Blank) {
            return new Reading.Absent(new TreeSet<>(
                    List.of(new Need.Ask(document.author().code(), document.format() + "." + path.last()))));
        }
        return new Reading.Known(stated.value(), List.of(stated.source()));
    }

    /** What was last notified of the figure to which a path of the subject leads. */
    private Reading notified(Path path) {
        FactKey fact = subject;
        for (String name : path.fields().subList(0, path.fields().size() - 1)) {
            Reading step = account.field(fact, name);
            FactType.Field field = type(fact).fields().get(name);
            if (field == null
                    || !(field.type() instanceof Type.IdOf(String next))
                    || !(step instanceof Reading.Known(Value id, List<Source> _))) {
                return step;
            }
            fact = FactKey.identified(next, id.toString());
        }
        FactType.Field field = type(fact).fields().get(path.last());
        if (field == null) {
            throw new IllegalStateException("a loaded pack has no field " + path);
        }
        return new LastNotified(scene, account).of(fact, field, account.field(fact, field.name()));
    }

    private Reading follow(FactKey from, List<String> fields, Optional<Slot> slot) {
        FactType type = type(from);
        Derived derived = type.derived().get(fields.getFirst());
        if (derived != null) {
            return new Totals(account).total(from, derived, slot, shares.counted());
        }
        Reading step = account.field(from, fields.getFirst());
        FactType.Field field = type.fields().get(fields.getFirst());
        if (fields.size() > 1
                && field != null
                && field.type() instanceof Type.IdOf(String fact)
                && step instanceof Reading.Known(Value id, List<Source> _)) {
            return follow(FactKey.identified(fact, id.toString()), fields.subList(1, fields.size()), slot);
        }
        return step;
    }

    /** A parameter on the day that is read; each day on which another value begins is a tick. */
    private Reading parameter(String name) {
        scene.bindings().of(name).changes().forEach(change -> tick(scene.time().startOf(change)));
        return day == null ? Parameters.read(scene, name) : Parameters.read(scene, name, day.day());
    }

    private FactType type(FactKey fact) {
        return scene.pack()
                .fact(fact.type())
                .orElseThrow(() -> new IllegalStateException("a loaded pack has no fact " + fact.type()));
    }

    /** The inputs of one program on one day. */
    private final class On implements Inputs {
        private final List<Path> paths;
        private final Optional<Slot> slot;
        private final @Nullable Reading[] read;

        On(List<Path> paths, Optional<Slot> slot) {
            this.paths = paths;
            this.slot = slot;
            this.read = new Reading[paths.size()];
        }

        @Override
        public Reading read(int number) {
            Reading known = read[number];
            if (known == null) {
                known = open(paths.get(number), Facts.this.read(paths.get(number), slot));
                read[number] = known;
            }
            return known;
        }

        @Override
        public Reading notified(int number) {
            return Facts.this.notified(paths.get(number));
        }

        @Override
        public Proof term(Site site, Condition.Named named) {
            return Facts.this.term(site, named);
        }

        @Override
        public Proof window(Site site, Condition.Window window) {
            return Facts.this.window(site, window);
        }

        @Override
        public Instant at() {
            return day == null || day.day().equals(scene.now().day(scene.time()))
                    ? scene.now().exactly()
                    : scene.time().endOf(day.day());
        }

        @Override
        public CivilTime civilTime() {
            return scene.time();
        }

        @Override
        public void tick(Instant instant) {
            Facts.this.tick(instant);
        }
    }

    /** An end that is still to come has not come: on a day before it, what has begun goes on. */
    private Reading open(Path path, Reading reading) {
        boolean toCome = day != null
                && type(subject).isRoot(path.root())
                && path.fields().size() == 1
                && day.end().filter(path.last()::equals).isPresent()
                && reading instanceof Reading.Known(Value.Day(LocalDate end), List<Source> _)
                && end.isAfter(day.day());
        return toCome ? new Reading.Absent(Collections.emptySortedSet()) : reading;
    }

    /** Whether the document lies between two bounds before the window's anchor, both included and both shown below. */
    private Proof window(Site site, Condition.Window window) {
        RecordedEntry entry = document;
        if (entry == null) {
            throw new IllegalStateException("a loaded pack has a window only about an entry: " + window.id());
        }
        Reading anchor = read(window.before());
        if (!(anchor instanceof Reading.Known(Value value, List<Source> _))) {
            return new Proof.Stated(site, Truth.UNKNOWN, anchor);
        }
        Interval time = switch (window.judged()) {
            case WRITTEN -> Interval.at(entry.written());
            case WITNESSED -> scene.record().witnessed(entry);
            case RECEIVED -> Acts.receivedByAll(scene, entry, scene.record().parties());
        };
        Truth inTime = Truth.TRUE;
        List<Proof> bounds = new ArrayList<>();
        if (window.atLeast().isPresent()) {
            Span lead = window.atLeast().get();
            Instant closes = Moments.before(scene.time(), value, lead);
            inTime = inTime.and(time.by(closes));
            bounds.add(bound(site, "atLeast", "not later than " + lead + " before " + window.before(), anchor, closes));
        }
        if (window.atMost().isPresent()) {
            Span lead = window.atMost().get();
            Instant opens = Moments.opens(scene.time(), value, lead);
            inTime = inTime.and(time.by(opens.minusSeconds(1)).not());
            bounds.add(bound(site, "atMost", "not earlier than " + lead + " before " + window.before(), anchor, opens));
        }
        return new Proof.Done(site, List.of(entry.pointer()), time, inTime, bounds);
    }

    private static Proof bound(Site window, String name, String text, Reading anchor, Instant instant) {
        return new Proof.Timed(
                new Site(window.id() + "/" + name, window.ref(), text),
                anchor,
                Optional.of(instant),
                Optional.of(instant),
                new TreeSet<>(),
                List.of());
    }
}
