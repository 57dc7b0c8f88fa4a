package parley.desk.shift;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import java.util.Optional;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.node.view.EntryView;
import parley.node.view.office.Forward;

/** Notice taken of a row of the watch, and what was passed on to a national distribution list. Thread-safe. */
final class NoticeSection implements Section {
    private final Guardroom room;

    NoticeSection(Guardroom room) {
        this.room = room;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        room.post(routing, "shift/acknowledge", this::acknowledge);
        room.get(routing, "shift/forward/{party}/{epoch}/{index}", this::forwardings);
        room.post(routing, "shift/forward/{party}/{epoch}/{index}", this::forward);
    }

    private void acknowledge(Visit visit, Answers answers) {
        var noted = visit.office().acknowledge(visit.circle(), answers.number("act"), answers.value("row"));
        if (noted.isEmpty()) {
            room.refuse(visit, Status.CONFLICT_409, visit.words().say("shift.overtaken.row"));
        } else if (answers.value("from").equals("shift")) {
            room.redirect(visit, visit.frame().to(Part.SHIFT) + "#fresh");
        } else {
            room.redirect(visit, visit.frame().to(Part.WATCH));
        }
    }

    /** The entry of a path, if it is held here. */
    static Optional<EntryView> entry(Visit visit) {
        var path = visit.request().path().pathParameters();
        var named = String.join("/", path.get("party"), path.get("epoch"), path.get("index"));
        return visit.view().entries().stream()
                .filter(entry -> entry.pointer().path().equals(named))
                .findFirst();
    }

    private void forwardings(Visit visit) {
        entry(visit)
                .ifPresentOrElse(
                        entry -> room.show(visit, "forward", page(visit, entry, room.blank(visit))),
                        () -> room.absent(visit));
    }

    private ForwardPage page(Visit visit, EntryView entry, Filled form) {
        var done = visit.office().forwardings(visit.circle(), entry.pointer().path());
        var mailings =
                visit.office().mail().about(visit.circle(), entry.pointer().path());
        return new ForwardPage(room.stand(visit), entry, done, mailings, form);
    }

    private void forward(Visit visit, Answers answers) {
        var entry = entry(visit);
        if (entry.isEmpty()) {
            room.absent(visit);
            return;
        }
        var to = answers.line("to");
        var means = answers.means();
        var happened = answers.moment();
        var who = answers.who();
        if (answers.faulty()) {
            room.again(visit, "forward", page(visit, entry.get(), answers.filled()));
            return;
        }
        var path = entry.get().pointer().path();
        visit.office().forward(visit.circle(), answers.once(), new Forward(path, to, means, happened, who));
        room.redirect(visit, visit.frame().to("shift/forward/" + path));
    }
}
