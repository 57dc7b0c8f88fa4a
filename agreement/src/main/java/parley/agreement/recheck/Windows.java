package parley.agreement.recheck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import parley.agreement.pack.Limit.Counting;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.recheck.Dates.Dated;
import parley.agreement.recheck.Dates.Years;
import parley.agreement.recheck.LimitNode.Member;
import parley.agreement.truth.Truth;

/** Counts the members of a limit per window of calendar years again. */
final class Windows {
    private final LimitNode limit;
    private final Counting.CalendarYears counting;
    private final Dates dates;

    Windows(LimitNode limit, Counting.CalendarYears counting) {
        this.limit = limit;
        this.counting = counting;
        this.dates = new Dates(limit.given(), limit.faults());
    }

    /** A member that counts in the window, for certain or perhaps, and between which instants it starts. */
    private record Start(String id, Reading when, boolean certain, Instant earliest, Instant latest) {}

    /** What follows for the window that the finding names, or for any; empty where a fault was noted. */
    Optional<Limits.Result> result() {
        Optional<String> name = limit.given().finding().subject();
        if (name.isEmpty()) {
            return undated();
        }
        Optional<Years> years = Years.parse(name.get(), counting.years());
        if (years.isEmpty() || limit.node().because().isEmpty()) {
            limit.faults().add(limit.node(), name.get() + " is no window of " + counting.years() + " calendar years");
            return Optional.empty();
        }
        return Optional.of(window(years.get()));
    }

    private Limits.Result window(Years years) {
        List<Proof> parts = limit.node().because();
        boolean timed = parts.size() > 1 && parts.get(1) instanceof Proof.Timed;
        List<Start> starts = starts(years, parts.subList(timed ? 2 : 1, parts.size()));
        List<Start> certain = starts.stream().filter(Start::certain).toList();
        limit.over(
                parts.getFirst(),
                "counted/" + years,
                "counted in " + years,
                certain.size(),
                starts.size() - certain.size());
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        if (certain.size() <= limit.most()) {
            verdicts.add(Verdict.KEPT);
        }
        if (starts.size() <= limit.most()) {
            if (timed) {
                limit.faults().add(parts.get(1), "is a moment, but there is never one too many");
            }
        } else if (!timed) {
            limit.faults().add(limit.node(), "does not say when there may be one too many");
        } else {
            verdicts.addAll(passed(starts, certain, parts.get(1)));
        }
        List<String> counted = certain.stream()
                .sorted(Comparator.comparing(Start::earliest))
                .map(Start::id)
                .toList();
        return new Limits.Result(verdicts, limit.extent(Optional.empty(), counted, certain.size()));
    }

    /** Of every member, whether it starts in the window and counts; those of which neither is ruled out. */
    private List<Start> starts(Years years, List<Proof> parts) {
        List<Start> starts = new ArrayList<>();
        Instant first = limit.given().time().startOf(years.start());
        Instant last = limit.given().time().endOf(years.end());
        for (Member member : limit.members(parts)) {
            limit.site(member.dates(), "members/" + member.id() + "/dates", "in " + years);
            Dated dated = dates.in(counting.by(), years, limit.bound().ref(), member.dates());
            Truth truth = limit.counts(member, dated.truth());
            if (truth != Truth.FALSE) {
                Optional<Instant> known = dates.first(dated.when());
                starts.add(new Start(
                        member.id(), dated.when(), truth == Truth.TRUE, known.orElse(first), known.orElse(last)));
            }
        }
        return starts;
    }

    /**
     * From when there is one too many: at the earliest if all count that may, and each as early as it can; at the latest
     * if none does, or, while too few are certain, when the last of all starts.
     */
    private Set<Verdict> passed(List<Start> starts, List<Start> certain, Proof moment) {
        Instant earliest = number(starts, Start::earliest);
        boolean over = certain.size() > limit.most();
        Instant latest = over
                ? number(certain, Start::latest)
                : starts.stream()
                        .map(Start::latest)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        limit.moment(moment, "the start of number " + (limit.most() + 1), Optional.of(earliest), Optional.of(latest));
        Stream<Start> last = over
                ? certain.stream().filter(start -> start.latest().equals(latest))
                : starts.stream().filter(start -> start.earliest().equals(earliest));
        if (moment instanceof Proof.Timed timed
                && last.noneMatch(start -> start.when().equals(timed.anchor()))) {
            limit.faults().add(moment, timed.anchor() + " is not the start of number " + (limit.most() + 1));
        }
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        if (!limit.given().at().isBefore(earliest)) {
            verdicts.add(Verdict.BREACHED);
        }
        if (limit.given().at().isBefore(latest)) {
            verdicts.add(Verdict.FORESEEN);
        }
        return verdicts;
    }

    /** When the one starts that is one too many. */
    private Instant number(List<Start> starts, Function<Start, Instant> when) {
        return starts.stream().map(when).sorted().skip(limit.most()).findFirst().orElse(Instant.MAX);
    }

    /** None of the members that may count has a date: there are too many in one window only if there are so many at all. */
    private Optional<Limits.Result> undated() {
        List<Proof> parts = limit.node().because();
        if (parts.isEmpty()) {
            limit.faults().add(limit.node(), "counts nothing");
            return Optional.empty();
        }
        int possible = 0;
        for (Member member : limit.members(parts.subList(1, parts.size()))) {
            Truth dated = undated(member);
            limit.counts(member, dated);
            possible += dated != Truth.FALSE && member.counts() != Truth.FALSE ? 1 : 0;
        }
        limit.over(parts.getFirst(), "counted", "counted in any window", 0, possible);
        Set<Verdict> verdicts = possible <= limit.most()
                ? EnumSet.of(Verdict.KEPT)
                : EnumSet.of(Verdict.KEPT, Verdict.FORESEEN, Verdict.BREACHED);
        return Optional.of(new Limits.Result(verdicts, limit.extent(Optional.empty(), List.of(), 0)));
    }

    private Truth undated(Member member) {
        String place = "members/" + member.id() + "/dates";
        limit.site(member.dates(), place, "in any window");
        Optional<List<Proof>> parts = Shape.parts(member.dates(), Operator.ALL, 1, limit.faults());
        if (parts.isEmpty() || !(parts.get().getFirst() instanceof Proof.Stated stated)) {
            limit.faults().add(member.dates(), "does not say what is known of the date");
            return Truth.UNKNOWN;
        }
        limit.site(stated, place, counting.by().toString());
        new Expressions(limit.given(), limit.faults(), "").path(counting.by(), stated.reading(), stated);
        if (stated.reading() instanceof Reading.Known && member.counts() != Truth.FALSE) {
            limit.faults().add(stated, "has a date, and so belongs to a window");
        }
        Truth truth = stated.reading() instanceof Reading.None ? Truth.FALSE : Truth.UNKNOWN;
        limit.faults().same(stated, "the truth", stated.outcome(), truth.name());
        limit.faults().same(member.dates(), "the truth", member.dates().outcome(), truth.name());
        return truth;
    }
}
