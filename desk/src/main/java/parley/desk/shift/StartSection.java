package parley.desk.shift;

import io.helidon.webserver.http.HttpRouting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.node.view.office.LogLine;
import parley.node.view.office.WatchAct;

/** The first page of the shift. Thread-safe. */
final class StartSection implements Section {
    /** How many acts are read for the list of watches. */
    private static final int ACTS = 60;

    private final Guardroom room;

    StartSection(Guardroom room) {
        this.room = room;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        room.get(routing, Part.SHIFT.path(), visit -> room.show(visit, "start", page(visit)));
    }

    private StartPage page(Visit visit) {
        return new StartPage(room.stand(visit), lines(visit), room.blank(visit), watches(visit));
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
