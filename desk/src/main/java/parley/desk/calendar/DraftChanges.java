package parley.desk.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.agreement.timetable.Against;
import parley.agreement.timetable.Strip;
import parley.agreement.timetable.Tally;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.TimetableView;

/** Says what a draft changes in the numbers that count against limits: {@code 2027: 3/6 instead of 2}. */
public final class DraftChanges {
    private DraftChanges() {}

    /** Everything that one timetable has otherwise than another, on whatever day; none where no limit counts anything. */
    public static List<Phrase> of(TimetableView with, TimetableView without, Words words) {
        var days = days(Stream.of(with, without));
        if (days.isEmpty()) {
            return List.of();
        }
        var all = new Scale(days.first().minusDays(1), days.last().plusDays(1));
        return tell(new Numbers(new Drafted("draft", with, without, false), all).changed(), words);
    }

    /** Every day on which a number can change, and one of each year that a number is of. */
    private static NavigableSet<LocalDate> days(Stream<TimetableView> views) {
        var days = new TreeSet<LocalDate>();
        views.flatMap(view -> view.packs().stream()).forEach(under -> {
            for (Strip strip : under.timetable().strips()) {
                strip.steps()
                        .forEach(step -> Stream.of(step.first(), step.last())
                                .flatMap(Optional::stream)
                                .forEach(days::add));
            }
            for (Tally tally : under.timetable().tallies()) {
                tally.windows().forEach(window -> {
                    days.add(LocalDate.of(window.firstYear(), 1, 2));
                    days.add(LocalDate.of(window.lastYear(), 1, 2));
                });
            }
        });
        return days;
    }

    /** Number by number. */
    static List<Phrase> tell(List<SpansPage.Changed> changed, Words words) {
        List<Phrase> changes = new ArrayList<>();
        for (SpansPage.Changed of : changed) {
            for (Band band : of.bands()) {
                band.changes().forEach(change -> changes.add(once(change, band.against(), words)));
            }
            for (SpansPage.Count count : of.tallies()) {
                Against against = count.tally().against();
                changes.add(words.say(
                        "calendar.draft.tally",
                        "years",
                        count.years(),
                        "n",
                        of(count.number(), against),
                        "before",
                        count.without(),
                        "par",
                        words.say("paragraph", "ref", against.ref()),
                        "party",
                        party(against, words)));
            }
        }
        return changes;
    }

    private static Phrase once(Band.Change change, Against against, Words words) {
        return words.say(
                "calendar.draft.change",
                "time",
                change.first(),
                "due",
                change.last(),
                "n",
                of(change.after(), against),
                "before",
                change.before(),
                "par",
                words.say("paragraph", "ref", against.ref()),
                "party",
                party(against, words));
    }

    private static String of(String number, Against against) {
        return against.most().isEmpty() ? number : number + "/" + against.most().getAsLong();
    }

    private static Object party(Against against, Words words) {
        return against.debtor().equals(against.account())
                ? against.debtor().code()
                : words.say(
                        "calendar.other",
                        "account",
                        against.account().code(),
                        "party",
                        against.debtor().code());
    }
}
