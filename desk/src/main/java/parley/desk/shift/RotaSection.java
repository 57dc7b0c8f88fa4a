package parley.desk.shift;

import io.helidon.webserver.http.HttpRouting;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.desk.access.Act;
import parley.desk.calendar.Ics;
import parley.desk.frame.Csv;
import parley.desk.frame.Section;
import parley.desk.rota.Hours;
import parley.desk.rota.Rota;
import parley.desk.rota.RotaWords;
import parley.desk.rota.Stretch;
import parley.desk.words.Phrase;
import parley.node.view.office.KeptStint;
import parley.node.view.office.RotaDuty;

/** The rota to look at: a week or a month, on the page, as CSV, as a feed and on paper. Thread-safe. */
final class RotaSection implements Section {
    /** How many sentences about gaps and overlaps a page has. */
    static final int TOLD = 40;

    private static final String ZONE = "zone";

    private final Guardroom room;

    RotaSection(Guardroom room) {
        this.room = room;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        room.get(routing, "shift/rota", visit -> room.show(visit, "rota", page(visit, zone(visit))));
        room.get(routing, "shift/rota.csv", RotaSection::csv);
        room.get(routing, "shift/rota.ics", RotaSection::feed);
        room.post(routing, "shift/rota/zone", this::settle);
    }

    private static RotaPeriod period(Visit visit) {
        boolean month = visit.asked("span").equals(Optional.of(RotaPeriod.MONTH));
        return visit.asked("from")
                .flatMap(Moments::day)
                .map(day -> RotaPeriod.around(day, month))
                .orElseGet(() -> RotaPeriod.ahead(visit.now(), month));
    }

    private Filled zone(Visit visit) {
        return room.blank(
                visit,
                ZONE,
                visit.office().zone(visit.circle()).map(ZoneId::getId).orElse(""));
    }

    private RotaPage page(Visit visit, Filled form) {
        var period = period(visit);
        var rota = Rota.of(visit.office(), visit.circle(), period.begin(), period.end());
        var told = new RotaWords(visit.words(), RotaAfter.hours(visit));
        // Whoever asks for no time wants to know what is to come: what nobody had is past, and a link away.
        boolean ahead = visit.asked("from").isEmpty();
        var from = ahead ? visit.now().truncatedTo(ChronoUnit.MINUTES) : period.begin();
        var faults = rota.lines().isEmpty()
                ? List.<Phrase>of()
                : told.faults(rota, List.of(RotaDuty.values()), from, period.end());
        return new RotaPage(
                room.stand(visit),
                period,
                ahead,
                told,
                period.days().map(day -> day(rota, day)).toList(),
                RotaAfter.first(faults, TOLD, visit),
                rota.lines(),
                form);
    }

    private static RotaPage.Day day(Rota rota, LocalDate day) {
        Map<RotaDuty, List<Stretch>> duties = new EnumMap<>(RotaDuty.class);
        for (var duty : RotaDuty.values()) {
            duties.put(duty, rota.stretches(duty, Moments.begin(day), Moments.begin(day.plusDays(1))));
        }
        return new RotaPage.Day(day, duties);
    }

    private void settle(Visit visit, Answers answers) {
        var who = answers.who();
        var place = place(answers.line(ZONE));
        if (place.isEmpty()) {
            answers.fault(ZONE, "rota.error.zone", "value", answers.optionalLine(ZONE));
        }
        if (answers.faulty()) {
            room.again(visit, "rota", page(visit, answers.filled()));
            return;
        }
        visit.office().settle(visit.circle(), place.orElseThrow(), who);
        room.front()
                .note(
                        visit.request(),
                        Act.What.ROTA_CHANGED,
                        place.orElseThrow().getId());
        room.redirect(visit, visit.frame().to("shift/rota"));
    }

    /** A place by its name; an offset from UTC is none, for it forgets the summer. */
    private static Optional<ZoneId> place(String typed) {
        try {
            return Optional.of(typed.strip())
                    .filter(name -> ZoneId.getAvailableZoneIds().contains(name))
                    .map(ZoneId::of);
        } catch (DateTimeException unfit) {
            return Optional.empty();
        }
    }

    private static void csv(Visit visit) {
        var period = period(visit);
        var table = new ArrayList<List<String>>();
        table.add(Stream.concat(
                        Stream.of("line"),
                        Stream.concat(
                                Arrays.stream(RotaColumn.values()).map(RotaColumn::control),
                                Stream.of("by", "written", "replaced")))
                .toList());
        visit.office().rota(visit.circle(), period.begin(), period.end()).forEach(line -> table.add(cells(line)));
        Csv.send(visit.response(), "rota-" + period.first() + ".csv", table);
    }

    private static List<String> cells(KeptStint line) {
        var stint = line.stint();
        return List.of(
                Long.toString(line.number()),
                stint.duty().name().toLowerCase(Locale.ROOT),
                Hours.print(stint.begin()),
                Hours.print(stint.end()),
                stint.officer(),
                stint.telephone(),
                stint.replaces().map(String::valueOf).orElse(""),
                line.who(),
                line.written().toString(),
                line.replaced().map(String::valueOf).orElse(""));
    }

    private static void feed(Visit visit) {
        Ics.send(visit.response(), "rota.ics", RotaFeed.print(visit));
    }
}
