package parley.desk.shift;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import java.util.Optional;
import parley.desk.access.Act;
import parley.desk.frame.Section;
import parley.desk.live.Titles;
import parley.node.view.EntryView;
import parley.node.view.mail.KeptMailingList;
import parley.node.view.mail.Letter;
import parley.node.view.mail.MailOutcome;
import parley.node.view.mail.MailState;
import parley.node.view.mail.Mailing;

/**
 * An entry is passed on by e-mail: what would go is shown first, then it is put on its way, and what became of it is told. Nothing
 * here waits for a relay. Thread-safe.
 */
final class MailSection implements Section {
    private static final String MAIL = "shift/mail/{party}/{epoch}/{index}";

    private final Guardroom room;
    private final Titles titles;
    private final Letters letters;

    MailSection(Guardroom room, Titles titles, Letters letters) {
        this.room = room;
        this.titles = titles;
        this.letters = letters;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        room.get(routing, MAIL, this::show);
        room.post(routing, MAIL, this::send);
        room.get(routing, "shift/letter/{number}", this::letter);
    }

    /** The entry of a path, if it states something: what else stands in a log is for programs. */
    private static Optional<EntryView> entry(Visit visit) {
        return NoticeSection.entry(visit).filter(EntryView::counts);
    }

    private void show(Visit visit) {
        entry(visit)
                .ifPresentOrElse(
                        entry -> room.show(visit, "mail", page(visit, entry, room.blank(visit))),
                        () -> room.absent(visit));
    }

    /** The list of a format with somebody on it. */
    static Optional<KeptMailingList> list(Visit visit, String format) {
        return visit.office().mail().lists(visit.circle()).stream()
                .filter(kept -> kept.list().format().equals(format))
                .filter(kept -> !kept.list().addresses().isEmpty())
                .findFirst();
    }

    private MailPage page(Visit visit, EntryView entry, Filled form) {
        var mail = visit.office().mail();
        var state = mail.state();
        var list = list(visit, entry.format());
        return new MailPage(
                room.stand(visit),
                entry,
                titles.in(visit.circle())
                        .of(entry.format())
                        .in(visit.words().language().code()),
                state,
                list,
                list.flatMap(kept -> written(visit, entry, state, kept.number(), "")),
                mail.about(visit.circle(), entry.pointer().path()),
                form);
    }

    private Optional<Letter> written(Visit visit, EntryView entry, MailState state, long list, String who) {
        return state.relay().map(relay -> letters.write(visit.view(), entry, relay.language(), list, who));
    }

    private void send(Visit visit, Answers answers) {
        var entry = entry(visit);
        if (entry.isEmpty()) {
            room.absent(visit);
            return;
        }
        var who = answers.who();
        long list = answers.number("list");
        if (answers.faulty()) {
            room.again(visit, "mail", page(visit, entry.get(), answers.filled()));
            return;
        }
        var mail = visit.office().mail();
        var letter = written(visit, entry.get(), mail.state(), list, who);
        if (letter.isEmpty()) {
            room.refuse(visit, Status.CONFLICT_409, visit.words().say("mail.none"));
            return;
        }
        switch (mail.send(visit.circle(), answers.once(), letter.get())) {
            case MailOutcome.Queued(Mailing mailing) -> sent(visit, mailing);
            case MailOutcome.Standing _ -> refuse(visit, entry.get(), answers, "mail.under");
            case MailOutcome.OtherList _ -> refuse(visit, entry.get(), answers, "mail.other");
        }
    }

    private void sent(Visit visit, Mailing mailing) {
        room.front()
                .note(
                        visit.request(),
                        Act.What.FORWARDED,
                        "%s, letter %d".formatted(mailing.entry(), mailing.number()));
        room.redirect(visit, visit.frame().to("shift/mail/" + mailing.entry()) + "#letter-" + mailing.number());
    }

    private void refuse(Visit visit, EntryView entry, Answers answers, String why) {
        answers.fault("letters", why);
        visit.response().status(Status.CONFLICT_409);
        room.show(visit, "mail", page(visit, entry, answers.filled()));
    }

    /** A letter as the relay gets it; a file to keep, and never shown. */
    private void letter(Visit visit) {
        visit.office()
                .mail()
                .message(visit.circle(), visit.number())
                .ifPresentOrElse(
                        bytes -> visit.response()
                                .header(HeaderNames.CONTENT_TYPE, "message/rfc822")
                                .header(HeaderNames.CACHE_CONTROL, "no-store")
                                .header(
                                        HeaderNames.CONTENT_DISPOSITION,
                                        "attachment; filename=\"letter-%d.eml\"".formatted(visit.number()))
                                .send(bytes.toArray()),
                        () -> room.absent(visit));
    }
}
