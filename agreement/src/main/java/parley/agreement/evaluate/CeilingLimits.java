package parley.agreement.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.Account;
import parley.agreement.account.FactKey;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.pack.Ceiling.Limit;
import parley.agreement.pack.Ceiling.Start;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.time.CivilTime;
import parley.agreement.truth.Need;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * The limits of a level and the days from which they hold, as one account has them. A limit holds from its day, that day
 * included, until another begins.
 *
 * @param begun in the order of the pack
 */
record CeilingLimits(List<Begun> begun) {
    CeilingLimits {
        begun = List.copyOf(begun);
    }

    /**
     * A limit and its first day.
     *
     * @param day empty while it is not known
     * @param proof the arithmetic, where there is some
     */
    record Begun(Limit limit, Optional<LocalDate> day, SortedSet<Need> needs, Optional<Proof> proof) {
        static Begun on(Limit limit, LocalDate day) {
            return new Begun(limit, Optional.of(day), Collections.emptySortedSet(), Optional.empty());
        }
    }

    /**
     * What may hold on a day.
     *
     * @param limits each that may; one of them does, unless none may hold either
     * @param none whether it may be that none holds yet
     * @param needs what would settle it
     */
    record InForce(List<Limit> limits, boolean none, SortedSet<Need> needs) {}

    static CeilingLimits of(Scene scene, Account account, Level level) {
        List<Begun> begun = new ArrayList<>();
        for (Limit limit : level.limits()) {
            begun.add(
                    switch (limit.from()) {
                        case Start.Always() -> Begun.on(limit, LocalDate.MIN);
                        case Start.On(LocalDate day) -> Begun.on(limit, day);
                        case Start.After after -> after(scene, account, limit, after);
                    });
        }
        return new CeilingLimits(begun);
    }

    private static Begun after(Scene scene, Account account, Limit limit, Start.After after) {
        Party stating = scene.record().roles().get(after.role());
        Reading anchor = stating == null
                ? new Reading.Unknown(
                        "nobody fills the role " + after.role(),
                        List.of(),
                        new TreeSet<>(List.of(new Need.Decide(after.role()))))
                : asked(account, after, stating);
        Optional<LocalDate> day = anchor instanceof Reading.Known(Value.Day(LocalDate stated), List<Source> _)
                ? Optional.of(CivilTime.months(stated, after.months(), after.rounding()))
                : Optional.empty();
        SortedSet<Need> needs = new TreeSet<>(anchor.lacking());
        if (day.isEmpty() && needs.isEmpty() && stating != null) {
            needs.add(ask(stating, after));
        }
        Site site = new Site(
                limit.id() + "/from",
                Optional.of(limit.ref()),
                "from " + after.months() + " months after " + after.path() + ", rounded "
                        + after.rounding().word());
        Proof proof = new Proof.Timed(
                site, anchor, day.map(scene.time()::startOf), day.map(scene.time()::startOf), needs, List.of());
        return new Begun(limit, day, needs, Optional.of(proof));
    }

    /** The day as the account has it; where nobody has stated it, whoever fills the role is asked. */
    private static Reading asked(Account account, Start.After after, Party stating) {
        FactKey fact = new FactKey(after.fact(), List.of(stating.code()));
        Reading reading = account.field(fact, after.path().last());
        boolean known = reading instanceof Reading.Known || !reading.from().isEmpty();
        return known ? reading : new Reading.Absent(new TreeSet<>(List.of(ask(stating, after))));
    }

    private static Need ask(Party stating, Start.After after) {
        return new Need.Ask(stating.code(), after.path().toString());
    }

    /** The days on which another limit begins. */
    List<LocalDate> days() {
        return begun.stream()
                .flatMap(limit -> limit.day().stream())
                .filter(day -> !day.equals(LocalDate.MIN))
                .toList();
    }

    /** What holds on a day: the limit that began last; while the day of one is not known, perhaps that one. */
    InForce on(LocalDate day) {
        Optional<Begun> latest = Optional.empty();
        List<Limit> limits = new ArrayList<>();
        SortedSet<Need> needs = new TreeSet<>();
        for (Begun limit : begun) {
            if (limit.day().isEmpty()) {
                limits.add(limit.limit());
                needs.addAll(limit.needs());
            } else if (!limit.day().get().isAfter(day)
                    && latest.flatMap(Begun::day)
                            .map(before -> !before.isAfter(limit.day().get()))
                            .orElse(true)) {
                latest = Optional.of(limit);
            }
        }
        latest.ifPresent(limit -> limits.addFirst(limit.limit()));
        return new InForce(limits, latest.isEmpty(), needs);
    }
}
