package parley.desk.shift;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import biweekly.property.Uid;
import java.time.Duration;
import java.util.Date;
import parley.desk.calendar.Ics;
import parley.desk.rota.RotaWords;
import parley.node.view.office.KeptStint;
import parley.node.view.office.Limits;
import parley.node.view.office.Stint;

/**
 * The rota as other programs take it (RFC 5545): an event for each line that names somebody. A line that was replaced stays as
 * cancelled, and what stands in its place is an event of its own, as lines are never changed.
 */
final class RotaFeed {
    /** The most events; the earliest come first. */
    static final int MOST = 5000;

    private RotaFeed() {}

    /** From a month ago on, as far ahead as a line may begin. */
    static String print(Visit visit) {
        var told = new RotaWords(visit.words(), RotaAfter.hours(visit));
        var now = visit.now();
        var calendar = new ICalendar();
        calendar.setProductId("-//Parley//Rota//EN");
        calendar.setName(Ics.clean(visit.view().summary().name()));
        visit
                .office()
                .rota(visit.circle(), now.minus(Stint.LONGEST), now.plus(Duration.ofDays(Limits.ROTA_DAYS + 1)))
                .stream()
                .filter(line -> line.stint().names())
                .limit(MOST)
                .forEach(line ->
                        calendar.addEvent(event(line, told, visit.circle().hex())));
        return Ics.write(calendar);
    }

    private static VEvent event(KeptStint line, RotaWords told, String circle) {
        var stint = line.stint();
        var event = new VEvent();
        event.setUid(new Uid("rota-%d@%s.parley".formatted(line.number(), circle.substring(0, 16))));
        event.setSummary(Ics.clean(told.duty(stint.duty()) + ": " + stint.officer()));
        if (!stint.telephone().isEmpty()) {
            event.setDescription(Ics.clean(stint.telephone()));
        }
        event.setDateStart(Date.from(stint.begin()), true);
        event.setDateEnd(Date.from(stint.end()), true);
        event.setTransparency(true);
        var changed = Date.from(line.replaced().orElse(line.written()));
        event.setDateTimeStamp(changed);
        event.setLastModified(changed);
        event.setSequence(line.replaced().isPresent() ? 1 : 0);
        line.replaced().ifPresent(_ -> event.setStatus(Status.cancelled()));
        return event;
    }
}
