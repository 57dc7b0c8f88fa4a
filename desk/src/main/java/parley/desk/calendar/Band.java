package parley.desk.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.agreement.timetable.Against;
import parley.agreement.timetable.Strip;
import parley.agreement.timetable.Strip.Step;

/**
 * How many count at once against a limit, on the days that are drawn; as the engine counts them.
 *
 * @param accounts whose word it is: the debtor's own first, then those on which the same is counted
 * @param steps those that have a day there, with what nothing counts on left out
 * @param changes what a draft makes of them, if one is drawn
 */
public record Band(Against against, List<String> accounts, List<Step> steps, List<Change> changes) {
    public Band {
        accounts = List.copyOf(accounts);
        steps = List.copyOf(steps);
        changes = List.copyOf(changes);
    }

    /** Where a number stands against what may be. */
    public enum Level {
        BELOW,
        FULL,
        OVER,
        PERHAPS
    }

    /**
     * Days on which a draft changes how many count, for certain or perhaps.
     *
     * @param before as {@link #number} has it
     */
    public record Change(LocalDate first, LocalDate last, String before, String after) {}

    static Band of(Strip strip, Optional<Strip> without, boolean drafted, Scale scale) {
        return new Band(
                strip.against(),
                List.of(strip.against().account().code()),
                strip.steps().stream()
                        .filter(step -> step.most() > 0)
                        .filter(step -> step.first()
                                        .filter(day -> day.isAfter(scale.last()))
                                        .isEmpty()
                                && step.last()
                                        .filter(day -> day.isBefore(scale.first()))
                                        .isEmpty())
                        .toList(),
                drafted ? changes(without.map(Strip::steps).orElse(List.of()), strip.steps(), scale) : List.of());
    }

    /** Runs of days, of those that are drawn, on which the numbers differ. */
    private static List<Change> changes(List<Step> before, List<Step> after, Scale scale) {
        TreeSet<LocalDate> edges = new TreeSet<>();
        edges.add(scale.first());
        edges.add(scale.last().plusDays(1));
        for (List<Step> steps : List.of(before, after)) {
            for (Step step : steps) {
                step.first().filter(scale::isDrawn).ifPresent(edges::add);
                step.last().filter(scale::isDrawn).map(day -> day.plusDays(1)).ifPresent(edges::add);
            }
        }
        List<Change> changes = new ArrayList<>();
        for (LocalDate first : edges.headSet(scale.last(), true)) {
            LocalDate next = edges.higher(first);
            String was = number(before, first);
            String is = number(after, first);
            if (next != null && !was.equals(is)) {
                changes.add(new Change(first, next.minusDays(1), was, is));
            }
        }
        return changes;
    }

    private static String number(List<Step> steps, LocalDate day) {
        return steps.stream()
                .filter(step -> step.first().filter(first -> first.isAfter(day)).isEmpty()
                        && step.last().filter(last -> last.isBefore(day)).isEmpty())
                .map(Band::number)
                .findFirst()
                .orElse("0");
    }

    /** Bands of one limit and debtor that show the same as one, in the order in which the first of each comes. */
    static List<Band> together(List<Band> bands) {
        Map<List<Object>, Band> alike = new LinkedHashMap<>();
        for (Band band : bands) {
            alike.merge(
                    List.of(
                            band.against.provision(),
                            band.against.limit(),
                            band.against.debtor(),
                            band.steps,
                            band.changes),
                    band,
                    (one, other) -> new Band(
                            one.against,
                            Stream.concat(one.accounts.stream(), other.accounts.stream())
                                    .toList(),
                            one.steps,
                            one.changes));
        }
        return List.copyOf(alike.values());
    }

    /** Who states the same, beside the one whose word stands first. */
    public List<String> others() {
        return accounts.subList(1, accounts.size());
    }

    /** Whether it is counted on what the debtor itself states. */
    public boolean isOwn() {
        return against.debtor().equals(against.account());
    }

    /** Where a step stands against what may be. */
    public Level level(Step step) {
        if (against.most().isEmpty()) {
            return Level.BELOW;
        }
        long most = against.most().getAsLong();
        if (step.certain() > most) {
            return Level.OVER;
        }
        if (step.most() > most) {
            return Level.PERHAPS;
        }
        return step.certain() == most ? Level.FULL : Level.BELOW;
    }

    /**
     * Days in a row on which as many count as may.
     *
     * @param members which, each once
     * @param fewer the first day on which fewer count; empty where that is not known, or more follow
     */
    public record Full(LocalDate first, LocalDate last, String members, Optional<LocalDate> fewer) {}

    /** Where the limit is reached and not passed, run by run. */
    public List<Full> full() {
        List<Full> full = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            int begin = i;
            Set<String> members = new LinkedHashSet<>();
            while (i < steps.size() && level(steps.get(i)) == Level.FULL && (i == begin || follows(i))) {
                steps.get(i).members().forEach(member -> members.add(member.subject()));
                i++;
            }
            Optional<LocalDate> first = steps.get(begin).first();
            Optional<LocalDate> last =
                    i == begin ? Optional.empty() : steps.get(i - 1).last();
            if (first.isPresent() && last.isPresent()) {
                boolean fewer = i == steps.size() || !follows(i) || level(steps.get(i)) == Level.BELOW;
                full.add(new Full(
                        first.get(),
                        last.get(),
                        String.join(", ", members),
                        last.map(day -> day.plusDays(1)).filter(_ -> fewer)));
            }
            i = i == begin ? i : i - 1;
        }
        return full;
    }

    /** The days from which on fewer count than may, after as many or more. */
    List<LocalDate> fewer() {
        List<LocalDate> fewer = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            boolean reached = level(steps.get(i)) == Level.FULL || level(steps.get(i)) == Level.OVER;
            boolean ends = i + 1 == steps.size() || !follows(i + 1) || level(steps.get(i + 1)) == Level.BELOW;
            if (reached && ends) {
                steps.get(i).last().map(day -> day.plusDays(1)).ifPresent(fewer::add);
            }
        }
        return fewer;
    }

    private boolean follows(int i) {
        return steps.get(i).first().equals(steps.get(i - 1).last().map(day -> day.plusDays(1)));
    }

    /** How many count, and how many more perhaps: {@code 2}, {@code 2+1?}. */
    public static String number(Step step) {
        return number(step.certain(), step.possible());
    }

    static String number(int certain, int possible) {
        return possible == 0 ? Integer.toString(certain) : certain + "+" + possible + "?";
    }

    /** The ids that count on its days; those that only may, with a question mark. */
    public static String members(Step step) {
        return String.join(
                ", ",
                step.members().stream()
                        .map(member -> member.subject() + (member.certain() ? "" : " ?"))
                        .toList());
    }
}
