package parley.desk.calendar;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.property.Uid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.desk.council.Council;
import parley.desk.council.Sitting;
import parley.desk.words.Words;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleView;

/**
 * Sessions of a council as events that take time. A session keeps its UID when it is moved; SEQUENCE rises with each entry about
 * it, and one that was called off is cancelled. It is published (RFC 5546 section 3.2.1): who is invited answers by an entry, so
 * that no mail address is asked for, and the organizer is named without one.
 */
record SessionEvents(CircleView view, Words words, History history) {
    private static final String NO_ADDRESS = "invalid:nomail";

    /** Those whose beginning is known, from an instant on. */
    Stream<VEvent> events(Council council, Instant since) {
        return council.sessions().stream()
                .filter(session -> session.begins()
                        .filter(begins -> !begins.isBefore(since))
                        .isPresent())
                .flatMap(session -> event(session).stream());
    }

    /** One session as a calendar of its own; empty where its beginning is not known. */
    Optional<String> print(Sitting session) {
        return event(session).map(event -> {
            var calendar = new ICalendar();
            calendar.setProductId("-//Parley//Council//EN");
            calendar.setMethod(session.off() ? Method.cancel() : Method.publish());
            calendar.addEvent(event);
            return Ics.write(calendar);
        });
    }

    private Optional<VEvent> event(Sitting session) {
        return session.begins().map(begins -> {
            var event = new VEvent();
            event.setUid(new Uid(uid(session)));
            event.setDateStart(new DateStart(Date.from(begins), true));
            session.ends()
                    .filter(ends -> ends.isAfter(begins))
                    .ifPresent(ends -> event.setDateEnd(new DateEnd(Date.from(ends), true)));
            event.setSummary(Ics.clean("%s (%s)".formatted(session.title(), session.id())));
            if (!session.place().isEmpty()) {
                event.setLocation(Ics.clean(session.place()));
            }
            event.setDescription(Ics.clean(String.join("\n", described(session))));
            var organizer = new Organizer(Ics.clean(session.chair()), null);
            organizer.setUri(NO_ADDRESS);
            event.setOrganizer(organizer);
            event.setStatus(session.off() ? Status.cancelled() : Status.confirmed());
            var told = history.of(session.versions().stream()
                    .map(entry -> new parley.agreement.record.EntryPointer(
                            new parley.agreement.value.Party(entry.party()),
                            entry.index(),
                            entry.id().hex()))
                    .toList());
            event.setDateTimeStamp(Date.from(told.last()));
            event.setLastModified(Date.from(told.last()));
            event.setSequence(told.sequence());
            return event;
        });
    }

    private List<String> described(Sitting session) {
        List<String> lines = new ArrayList<>();
        session.kind().ifPresent(kind -> lines.add(kind.in(words.language().code())));
        lines.add(words.say("council.journal.chair", "who", session.chair()).text());
        if (!session.invited().isEmpty()) {
            lines.add(words.word("council.invited") + ": " + String.join(", ", session.invited()));
        }
        return lines;
    }

    private String uid(Sitting session) {
        var circle = view.summary().id().hex();
        var hash = Hash.sha256(Bytes.utf8(circle + "\nsession\n" + session.id()));
        return hash.hex().substring(0, 40) + "@" + circle.substring(0, 16) + ".parley";
    }
}
