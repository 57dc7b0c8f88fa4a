package parley.agreement.evaluate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.stream.IntStream;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.condition.Needs;
import parley.agreement.evaluate.QuotaGroup.Window;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.By;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.time.CivilTime;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * In which calendar years, in the pack's zone, the use of a subject falls: by a date or an instant that the account has,
 * or by the obliged party's receipt of an entry.
 */
record QuotaYears(Scene scene, Account account, Cut cut, Quota.Line line, FactKey subject, Party obliged) {
    /**
     * The years in which it may fall.
     *
     * @param first empty: without bound
     * @param last empty: without bound
     * @param never whether it falls in none, because there is no such day or entry
     */
    record Years(OptionalInt first, OptionalInt last, boolean never) {
        static final Years NEVER = new Years(OptionalInt.empty(), OptionalInt.empty(), true);
        static final Years ANY = new Years(OptionalInt.empty(), OptionalInt.empty(), false);

        /** Whether they are a few that can be named. */
        boolean finite() {
            return never || (first.isPresent() && last.isPresent());
        }

        /** Whether there is one and no other. */
        boolean only() {
            return !never && first.isPresent() && first.equals(last);
        }

        /** Those that can be named; of years without an end the first. */
        IntStream named() {
            if (never || first.isEmpty()) {
                return IntStream.empty();
            }
            return IntStream.rangeClosed(first.getAsInt(), last.orElse(first.getAsInt()));
        }
    }

    Years years() {
        return switch (line.byYears().by()) {
            case By.At at ->
                switch (Facts.of(scene, account, subject).read(at.path())) {
                    case Reading.Known(Value value, List<Source> _) -> only(year(value));
                    case Reading.None _ -> Years.NEVER;
                    case Reading.Between _, Reading.Growing _, Reading.Absent _, Reading.Unknown _ -> Years.ANY;
                };
            case By.Received received ->
                entry(received)
                        .map(entry -> scene.record().received(entry, obliged))
                        .map(time -> new Years(year(time.earliest()), year(time.latest()), false))
                        .orElse(Years.NEVER);
        };
    }

    /** What says in which year it falls. */
    Proof shown(String id) {
        Site site = new Site(
                id, Optional.of(line.ref()), "in the year of " + line.byYears().by());
        return switch (line.byYears().by()) {
            case By.At at ->
                new Proof.Claimed(site, Facts.of(scene, account, subject).read(at.path()));
            case By.Received received ->
                entry(received)
                        .<Proof>map(entry -> new Proof.Done(
                                site,
                                List.of(entry.pointer()),
                                entry.receivedBy(obliged),
                                years().only() ? Truth.TRUE : Truth.UNKNOWN,
                                List.of()))
                        .orElseGet(() ->
                                new Proof.Searched(site, scene.record().sizes(), List.of(), Truth.TRUE, List.of()));
        };
    }

    /** The windows of so many years that hold one year. */
    List<Window> windows(int year) {
        int length = line.byYears().years();
        List<Window> windows = new ArrayList<>();
        for (int first = year - length + 1; first <= year; first++) {
            windows.add(new Window(first, first + length - 1));
        }
        return windows;
    }

    /** Whether it falls into a window. */
    Proof in(Window window, String id) {
        Site site = new Site(
                id + "/counting", Optional.of(line.ref()), line.byYears().by() + " in " + window);
        return switch (line.byYears().by()) {
            case By.At at -> dated(at, window, site);
            case By.Received received -> received(received, window, site);
        };
    }

    private Proof dated(By.At at, Window window, Site site) {
        Reading when = Facts.of(scene, account, subject).read(at.path());
        return new InYears(scene.time(), at.path(), when)
                .from(LocalDate.of(window.first(), 1, 1), LocalDate.of(window.last(), 12, 31), site);
    }

    private Proof received(By.Received received, Window window, Site site) {
        Optional<RecordedEntry> entry = entry(received);
        if (entry.isEmpty()) {
            Proof none = new Proof.Searched(
                    new Site(site.id() + "/search", Optional.empty(), received.format() + " about " + subject.id()),
                    scene.record().sizes(),
                    List.of(),
                    Truth.TRUE,
                    List.of());
            return new Proof.Combined(site, Operator.NOT, Truth.FALSE, List.of(none));
        }
        Interval time = scene.record().received(entry.get(), obliged);
        CivilTime civil = scene.time();
        Instant first = civil.startOf(LocalDate.of(window.first(), 1, 1));
        Instant last = civil.endOf(LocalDate.of(window.last(), 12, 31));
        Truth in = time.by(last).and(time.by(first.minusSeconds(1)).not());
        return new Proof.Done(site, List.of(entry.get().pointer()), time, in, List.of());
    }

    /** What would tell in which year it falls. */
    SortedSet<Need> needs() {
        return switch (line.byYears().by()) {
            case By.At at -> Facts.of(scene, account, subject).read(at.path()).lacking();
            case By.Received received ->
                entry(received)
                        .map(entry -> Needs.receipts(
                                scene.record().received(entry, obliged).missing()))
                        .orElse(Collections.emptySortedSet());
        };
    }

    private Optional<RecordedEntry> entry(By.Received received) {
        return new Acts(scene, subject).first(received.format(), cut);
    }

    private int year(Value value) {
        return Moments.day(scene.time(), value).getYear();
    }

    private OptionalInt year(Optional<Instant> instant) {
        return instant.map(at -> OptionalInt.of(scene.time().dayOf(at).getYear()))
                .orElse(OptionalInt.empty());
    }

    private static Years only(int year) {
        return new Years(OptionalInt.of(year), OptionalInt.of(year), false);
    }
}
