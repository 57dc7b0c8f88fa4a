package parley.agreement.evaluate;

import java.time.Instant;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import parley.agreement.condition.Needs;
import parley.agreement.expr.Path;
import parley.agreement.pack.Anchor;
import parley.agreement.pack.Deadline;
import parley.agreement.pack.Deadline.Length;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.time.CivilTime;
import parley.agreement.time.Rounding;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Pointer;
import parley.agreement.value.Span;
import parley.agreement.value.Value;

/** Works out deadlines, with their arithmetic. */
final class Deadlines {
    /** Where the anchors come from that are no facts. */
    interface Anchors {
        /** The entry that exercised or met a step, if one did. */
        Optional<Act> step(String step);

        /** Every entry by which a step was taken, or may have been: that one, and those that repeat or correct it. */
        default List<Used> uses(String step) {
            return List.of();
        }

        /** The deadline that another provision sets this debtor, or the moment of his notice if that was earlier. */
        Due metBy(String provision);
    }

    private final Scene scene;
    private final Facts facts;
    private final Party debtor;
    private final Anchors anchors;

    Deadlines(Scene scene, Facts facts, Party debtor, Anchors anchors) {
        this.scene = scene;
        this.facts = facts;
        this.debtor = debtor;
        this.anchors = anchors;
    }

    /** The bounds of an anchor: a date, or instants between which it lies. */
    private record Anchored(
            Reading shown,
            Optional<Value> earliest,
            Optional<Value> latest,
            boolean running,
            SortedSet<Need> needs,
            List<Proof> because) {

        static Anchored of(Reading reading) {
            return reading instanceof Reading.Known(Value value, List<Source> _)
                    ? new Anchored(
                            reading,
                            Optional.of(value),
                            Optional.of(value),
                            true,
                            Collections.emptySortedSet(),
                            List.of())
                    : new Anchored(reading, Optional.empty(), Optional.empty(), true, needs(reading), List.of());
        }

        /** The moment that lies where this one leads. */
        Anchored then(UnaryOperator<Value> moment) {
            return new Anchored(shown, earliest.map(moment), latest.map(moment), running, needs, because);
        }

        private static SortedSet<Need> needs(Reading reading) {
            return reading.lacking().isEmpty()
                    ? new TreeSet<>(List.of(new Need.Wait("a date that was stated as none")))
                    : reading.lacking();
        }
    }

    /** The deadline of a provision or step. */
    Due due(String id, Optional<String> ref, Deadline deadline) {
        CivilTime time = scene.time();
        Anchored anchor = anchor(deadline.anchor(), deadline.deemed());
        return switch (deadline) {
            case Deadline.Before before -> before(new Place(id, ref, deadline.anchor()), anchor, before.lead());
            case Deadline.After after -> {
                Place place = new Place(id, ref, deadline.anchor());
                Length within = after.within().orElse(new Length.Fixed(new Span(Span.Kind.SECONDS, 0)));
                yield within instanceof Length.Stated stated
                        ? stated(place, stated, deadline.deemed())
                        : after(place, anchor, within);
            }
            case Deadline.At _ ->
                timed(
                        new Site(id, ref, "not later than " + Texts.anchor(deadline.anchor())),
                        anchor,
                        value -> Moments.last(time, value),
                        value -> Moments.last(time, value),
                        Collections.emptySortedSet());
        };
    }

    /** Where a deadline stands, and from what it counts. */
    private record Place(String id, Optional<String> ref, Anchor from) {
        Site site(String length, String direction) {
            return new Site(id, ref, length + direction + Texts.anchor(from));
        }
    }

    private Due before(Place place, Anchored anchor, Length length) {
        CivilTime time = scene.time();
        return switch (length) {
            case Length.Fixed _, Length.Table _, Length.Stated _ -> {
                List<Span> leads = spans(length);
                Span shortest = least(leads);
                Span longest = most(leads);
                yield timed(
                        place.site("at least " + range(shortest, longest), " before "),
                        anchor,
                        value -> Moments.before(time, value, longest),
                        value -> Moments.before(time, value, shortest),
                        tableNeeds(length));
            }
            case Length.Months(int months, Rounding rounding) -> {
                Function<Value, Instant> moment =
                        value -> time.endOf(CivilTime.months(Moments.day(time, value), -months, rounding));
                Site site = place.site("at least " + months(months, rounding), " before ");
                yield timed(site, anchor, moment, moment, Collections.emptySortedSet());
            }
            case Length.Working working -> {
                Site site = place.site("at least " + WorkingDeadlines.text(working), " before ");
                yield working(site, anchor, working, false);
            }
        };
    }

    private Due after(Place place, Anchored anchor, Length length) {
        CivilTime time = scene.time();
        return switch (length) {
            case Length.Fixed _, Length.Table _, Length.Stated _ ->
                spanned(place, anchor, spans(length), tableNeeds(length));
            case Length.Months(int months, Rounding rounding) -> {
                Function<Value, Instant> moment =
                        value -> time.endOf(CivilTime.months(Moments.day(time, value), months, rounding));
                yield timed(
                        place.site("within " + months(months, rounding), " after "),
                        anchor,
                        moment,
                        moment,
                        Collections.emptySortedSet());
            }
            case Length.Working working ->
                working(place.site("within " + WorkingDeadlines.text(working), " after "), anchor, working, true);
        };
    }

    private Due spanned(Place place, Anchored anchor, List<Span> spans, SortedSet<Need> needs) {
        Span shortest = least(spans);
        Span longest = most(spans);
        return timed(
                place.site("within " + range(shortest, longest), " after "),
                anchor,
                value -> Moments.after(scene.time(), value, shortest),
                value -> Moments.after(scene.time(), value, longest),
                needs);
    }

    /**
     * Every entry that took the step sets the time that it states, once it was received; the earliest of them holds. One that
     * leaves its word open, or out, sets the longest: nobody has to be quicker than he was told, and who wants it quicker says so.
     */
    private Due stated(Place place, Length.Stated length, Optional<Span> deemed) {
        String step = place.from.ofStep().orElseThrow();
        Optional<EntryPointer> taken =
                anchors.step(step).map(act -> act.document().pointer());
        List<EarliestTime.Set> times = new ArrayList<>();
        List<Used> uses = anchors.uses(step);
        boolean oneIsCertain = uses.stream().anyMatch(this::isCertain);
        for (Used use : uses) {
            EntryPointer entry = use.act().document().pointer();
            boolean first = taken.equals(Optional.of(entry));
            Anchored from = of(place.from, use.act(), deemed);
            Reading word = facts.document(use.act().document()).read(new Path(List.of(step, length.field())));
            Place own = new Place(place.id + "/" + entry, place.ref, place.from);
            SortedSet<Need> lacking = new TreeSet<>();
            if (use.truth() == Truth.UNKNOWN) {
                lacking.addAll(use.needs().get());
            }
            Due due = spanned(own, from, List.of(most(said(word, length.spans()))), lacking);
            if (first || hasBegun(from)) {
                // While no use is certain the first stands for the step having been taken; else it may be another one.
                times.add(new EarliestTime.Set(due, oneIsCertain ? isCertain(use) : first));
            }
        }
        return times.isEmpty()
                ? after(place, notArisen(), length)
                : EarliestTime.of(new Site(place.id, place.ref, ""), times);
    }

    private boolean isCertain(Used use) {
        return use.truth() == Truth.TRUE && scene.now().has(use.act().time()) == Truth.TRUE;
    }

    private boolean hasBegun(Anchored from) {
        return from.earliest
                .filter(value -> scene.now().isBefore(Moments.first(scene.time(), value)))
                .isEmpty();
    }

    private static String months(int months, Rounding rounding) {
        return months + (months == 1 ? " month" : " months") + " (rounded " + rounding.word() + ")";
    }

    private Due working(Site site, Anchored anchor, Length.Working working, boolean later) {
        List<Proof> because = new ArrayList<>(anchor.because);
        WorkingDeadlines.Bounds bounds =
                new WorkingDeadlines(scene, working, later).count(site, anchor.shown, anchor.earliest, anchor.latest);
        because.addAll(bounds.because());
        return timed(site, anchor, bounds.earliest(), bounds.latest(), bounds.needs(), because);
    }

    /**
     * The last second in which what is not done can still be done without a breach: the one before the moment, which of a
     * date is its first second. The proof shows the moment itself.
     */
    Due untilBreach(String id, Optional<String> ref, Path path) {
        Due moment = timed(
                new Site(id, ref, "breached from " + path),
                Anchored.of(facts.read(path)),
                value -> Moments.first(scene.time(), value),
                value -> Moments.first(scene.time(), value),
                Collections.emptySortedSet());
        moment.earliest().ifPresent(scene::tick);
        return new Due(
                moment.earliest().map(instant -> instant.minusSeconds(1)),
                moment.latest().map(instant -> instant.minusSeconds(1)),
                moment.running(),
                moment.needs(),
                moment.proof());
    }

    private Due timed(
            Site site,
            Anchored anchor,
            Function<Value, Instant> earliest,
            Function<Value, Instant> latest,
            SortedSet<Need> more) {
        return timed(site, anchor, anchor.earliest.map(earliest), anchor.latest.map(latest), more, anchor.because);
    }

    private Due timed(
            Site site,
            Anchored anchor,
            Optional<Instant> first,
            Optional<Instant> last,
            SortedSet<Need> more,
            List<Proof> because) {
        SortedSet<Need> needs = new TreeSet<>(anchor.needs);
        needs.addAll(more);
        // The verdict turns in the first second after the deadline, whichever of its bounds that is.
        first.ifPresent(instant -> scene.tick(instant.plusSeconds(1)));
        last.ifPresent(instant -> scene.tick(instant.plusSeconds(1)));
        return new Due(
                first, last, anchor.running, needs, new Proof.Timed(site, anchor.shown, first, last, needs, because));
    }

    private Anchored anchor(Anchor anchor, Optional<Span> deemed) {
        return switch (anchor) {
            case Anchor.At(Path path) -> Anchored.of(facts.read(path));
            case Anchor.Civil(MonthDay day, int years, Path of) ->
                Anchored.of(facts.read(of))
                        .then(value -> new Value.Day(
                                day.atYear(Moments.day(scene.time(), value).getYear() + years)));
            case Anchor.Plus(Path path, Span plus) ->
                Anchored.of(facts.read(path)).then(value -> new Value.Moment(Moments.after(scene.time(), value, plus)));
            case Anchor.Received(String step) ->
                anchors.step(step).map(act -> of(anchor, act, deemed)).orElseGet(Deadlines::notArisen);
            case Anchor.Witnessed(String step) ->
                anchors.step(step).map(act -> of(anchor, act, deemed)).orElseGet(Deadlines::notArisen);
            case Anchor.MetBy(String provision) -> {
                Due due = anchors.metBy(provision);
                yield new Anchored(
                        due.settled()
                                .<Reading>map(instant -> new Reading.Known(new Value.Moment(instant), List.of()))
                                .orElseGet(() -> new Reading.Unknown("not settled", List.of(), due.needs())),
                        due.earliest().map(Value.Moment::new),
                        due.latest().map(Value.Moment::new),
                        due.running(),
                        due.needs(),
                        List.of(due.proof()));
            }
        };
    }

    /** The receipt of a step's entry by the debtor, or its witnessed time. */
    private Anchored of(Anchor anchor, Act act, Optional<Span> deemed) {
        return anchor instanceof Anchor.Received
                ? interval(act, scene.record().received(act.document(), debtor), deemed)
                : interval(act, scene.record().witnessed(act.document()), Optional.empty());
    }

    /** What runs from an instant that is known once a party has seen an entry, or is deemed to have. */
    private Anchored interval(Act act, Interval time, Optional<Span> deemed) {
        Optional<Instant> latest = time.latest();
        Optional<Instant> deemedAt = deemed.flatMap(span -> scene.record()
                .witnessed(act.document())
                .latest()
                .map(seen -> scene.time().after(seen, span)));
        if (deemedAt.isPresent()
                && latest.filter(l -> !l.isAfter(deemedAt.get())).isEmpty()) {
            latest = deemedAt;
        }
        boolean running = scene.now().has(time) == Truth.TRUE
                || latest.filter(l -> !scene.now().isBefore(l)).isPresent();
        List<Source> from = List.of(new Source(act.document().pointer(), Pointer.ROOT));
        SortedSet<Need> needs =
                running && time.missing().isEmpty() ? Collections.emptySortedSet() : Needs.receipts(time.missing());
        Reading shown = time.earliest().isPresent() && time.earliest().equals(time.latest())
                ? new Reading.Known(new Value.Moment(time.earliest().get()), from)
                : new Reading.Unknown(time.toString(), from, needs);
        Optional<Instant> earliest = time.earliest();
        if (earliest.isPresent() && latest.isPresent() && earliest.get().isAfter(latest.get())) {
            earliest = latest;
        }
        return new Anchored(
                shown, earliest.map(Value.Moment::new), latest.map(Value.Moment::new), running, needs, List.of());
    }

    private static Anchored notArisen() {
        return new Anchored(
                new Reading.None(List.of()),
                Optional.empty(),
                Optional.empty(),
                false,
                new TreeSet<>(List.of(new Need.Wait("the step that it runs from"))),
                List.of());
    }

    /** The spans that a length can have on this account; one, unless its class is not known. */
    private List<Span> spans(Length length) {
        return switch (length) {
            case Length.Fixed(Span span) -> List.of(span);
            case Length.Months _, Length.Working _ -> throw new IllegalStateException("no span: " + length);
            case Length.Table(Path by, Map<String, Span> spans) -> said(facts.read(by), spans);
            case Length.Stated(String _, Map<String, Span> spans) -> List.copyOf(spans.values());
        };
    }

    private static List<Span> said(Reading word, Map<String, Span> spans) {
        Span one = word instanceof Reading.Known(Value said, List<Source> _) ? spans.get(said.toString()) : null;
        return one == null ? List.copyOf(spans.values()) : List.of(one);
    }

    private SortedSet<Need> tableNeeds(Length length) {
        return length instanceof Length.Table(Path by, Map<String, Span> _)
                ? facts.read(by).lacking()
                : Collections.emptySortedSet();
    }

    private static Span least(List<Span> spans) {
        return Collections.min(spans, Comparator.comparingLong(Deadlines::seconds));
    }

    private static Span most(List<Span> spans) {
        return Collections.max(spans, Comparator.comparingLong(Deadlines::seconds));
    }

    /** Only to order the rows of a table, which may mix classes; no deadline is counted with it. */
    private static long seconds(Span span) {
        return span.kind() == Span.Kind.DAYS ? span.amount() * 86_400 : span.amount();
    }

    private static String range(Span shortest, Span longest) {
        return shortest.equals(longest) ? shortest.toString() : shortest + " to " + longest;
    }
}
