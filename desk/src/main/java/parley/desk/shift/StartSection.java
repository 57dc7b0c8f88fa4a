package parley.desk.shift;

import io.helidon.webserver.http.HttpRouting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.view.OnDuty;
import parley.node.view.CircleView;
import parley.node.view.office.CallOut;
import parley.node.view.office.Limits;
import parley.node.view.office.LogLine;
import parley.node.view.office.WatchAct;

/** The first page of the shift. Thread-safe. */
final class StartSection implements Section {
    /** How many acts are read for the list of watches. */
    private static final int ACTS = 60;

    /** How many open call-outs are shown: all there can be. */
    private static final int CALLS = Limits.OPEN_CALLS;

    private final Guardroom room;
    private final Openness open;
    private final BiFunction<CircleView, String, OnDuty> duty;

    /** @param duty what the watch shows of its officers, with a seal */
    StartSection(Guardroom room, Openness open, BiFunction<CircleView, String, OnDuty> duty) {
        this.room = room;
        this.open = open;
        this.duty = duty;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        room.get(routing, Part.SHIFT.path(), visit -> room.show(visit, "start", page(visit)));
    }

    private StartPage page(Visit visit) {
        var calls = visit.office().callOuts(visit.circle(), CALLS).stream()
                .filter(CallOut::open)
                .toList();
        var stand = room.stand(visit);
        var fresh = stand.held().isEmpty()
                ? List.<Fresh>of()
                : Fresh.of(open.watch(visit.view()), duty.apply(visit.view(), stand.seal()), visit.frame());
        return new StartPage(
                stand,
                calls,
                fresh,
                visit.rota().map(rota -> Ahead.of(rota, visit)),
                lines(visit),
                room.blank(visit),
                watches(visit));
    }

    private static List<LogLine> lines(Visit visit) {
        return visit.last()
                .filter(WatchAct::taken)
                .map(act -> visit.office().log(visit.circle(), act.number()))
                .orElseGet(() -> LogSection.of(visit, Moments.day(visit.now())));
    }

    private static List<StartPage.Turn> watches(Visit visit) {
        var turns = new ArrayList<StartPage.Turn>();
        Optional<WatchAct> later = Optional.empty();
        for (var act : visit.office().acts(visit.circle(), ACTS)) {
            if (act.taken()) {
                turns.add(new StartPage.Turn(act, later));
            }
            later = Optional.of(act);
        }
        return turns;
    }
}
