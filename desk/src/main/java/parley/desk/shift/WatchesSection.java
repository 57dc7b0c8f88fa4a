package parley.desk.shift;

import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import java.util.Optional;
import parley.desk.frame.Section;
import parley.node.view.office.Stint;
import parley.node.view.office.WatchAct;

/** The page of one watch. Thread-safe. */
final class WatchesSection implements Section {
    private final Guardroom room;
    private final Openness open;

    WatchesSection(Guardroom room, Openness open) {
        this.room = room;
        this.open = open;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        room.get(routing, "shift/watch/{number}", this::watch);
    }

    private void watch(Visit visit) {
        visit.office()
                .act(visit.circle(), visit.number())
                .filter(WatchAct::taken)
                .ifPresentOrElse(act -> show(visit, act), () -> room.absent(visit));
    }

    private static Optional<List<String>> other(Visit visit, WatchAct taken) {
        var officer = Stint.key(taken.hand().officer());
        return visit.office()
                .named(visit.circle(), taken.number())
                .filter(named -> named.stream().map(Stint::key).noneMatch(officer::equals));
    }

    private void show(Visit visit, WatchAct taken) {
        var office = visit.office();
        var ended = office.next(visit.circle(), taken.number());
        var before = office.open(visit.circle(), taken.number()).orElseThrow();
        var after =
                ended.flatMap(act -> office.open(visit.circle(), act.number())).orElseGet(() -> open.now(visit.view()));
        room.show(
                visit,
                "watch",
                new WatchPage(
                        room.stand(visit),
                        taken,
                        other(visit, taken),
                        ended,
                        before,
                        after,
                        Difference.between(before, after),
                        office.log(visit.circle(), taken.number()),
                        mail(visit, taken, ended)));
    }

    private static MailLines mail(Visit visit, WatchAct taken, Optional<WatchAct> ended) {
        var from = taken.at();
        // An instant is kept to the second: one more is not before what happens now.
        var to = ended.map(WatchAct::at).orElseGet(() -> visit.now().plusSeconds(1));
        return MailLines.of(visit, from, to, visit.frame().with("shift/watch/" + taken.number()));
    }
}
