package parley.desk.shift;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import java.util.Optional;
import parley.desk.frame.Section;
import parley.desk.words.Phrase;
import parley.node.view.office.ActOutcome;
import parley.node.view.office.Hand;
import parley.node.view.office.RotaDuty;
import parley.node.view.office.WatchAct;

/**
 * Taking the watch over and handing it over. A form names the act that stood last and the list that its page showed: of two
 * officers one acts and the other is told who did, and no list is frozen that nobody has seen. Thread-safe.
 */
final class TurnSection implements Section {
    private final Guardroom room;
    private final Openness open;

    TurnSection(Guardroom room, Openness open) {
        this.room = room;
        this.open = open;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        room.get(routing, "shift/turn", visit -> room.show(visit, "turn", page(visit, room.blank(visit))));
        room.post(routing, "shift/turn", this::turn);
    }

    private TurnPage page(Visit visit, Filled form) {
        var list = open.now(visit.view());
        var stand = room.stand(visit);
        var before = stand.last().flatMap(act -> visit.office().open(visit.circle(), act.number()));
        return new TurnPage(
                stand,
                form,
                list,
                Freeze.digest(list),
                visit.rota(RotaDuty.WATCH),
                before.map(earlier -> Difference.between(earlier, list)));
    }

    private void turn(Visit visit, Answers answers) {
        var officer = answers.who();
        var note = answers.optionalText(TurnPage.NOTE);
        long after = answers.number(TurnPage.AFTER);
        var last = visit.last();
        boolean takes = answers.value(TurnPage.ACT).equals(TurnPage.TAKE);
        boolean stands = last.map(WatchAct::number).orElse(0L) == after;
        var list = open.now(visit.view());
        if (stands && takes && last.filter(WatchAct::taken).isPresent() && note.isEmpty()) {
            answers.fault(TurnPage.NOTE, "shift.error.relieve");
        }
        // Asked only while the act would be made: what was made already stands, whatever is open by now.
        if (stands && !answers.value(TurnPage.LIST).equals(Freeze.digest(list))) {
            answers.fault(TurnPage.LIST, "shift.error.changed");
        }
        if (answers.faulty()) {
            room.again(visit, "turn", page(visit, answers.filled()));
            return;
        }
        var hand = new Hand(takes ? Hand.Kind.TAKEN : Hand.Kind.HANDED, after, officer, note);
        switch (visit.office().hand(visit.circle(), hand, list)) {
            case ActOutcome.Done(var act) -> {
                long watch = act.taken() ? act.number() : act.hand().after();
                room.redirect(visit, visit.frame().to("shift/watch/" + watch));
            }
            case ActOutcome.Overtaken(var standing) ->
                room.refuse(visit, Status.CONFLICT_409, overtaken(visit, standing));
        }
    }

    private static Phrase overtaken(Visit visit, Optional<WatchAct> standing) {
        return standing.map(act -> visit.words()
                        .say(
                                act.taken() ? "shift.overtaken.taken" : "shift.overtaken.handed",
                                "who",
                                act.hand().officer(),
                                "time",
                                act.at()))
                .orElseGet(() -> visit.words().say("shift.overtaken.nobody"));
    }
}
