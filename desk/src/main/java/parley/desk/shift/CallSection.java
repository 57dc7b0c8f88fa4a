package parley.desk.shift;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.desk.frame.Section;
import parley.desk.view.OnDuty;
import parley.desk.words.Phrase;
import parley.node.view.office.Call;
import parley.node.view.office.CallOut;
import parley.node.view.office.Concern;
import parley.node.view.office.Limits;
import parley.node.view.office.RotaDuty;

/** Who is called out for what. Thread-safe. */
final class CallSection implements Section {
    private static final int SHOWN = 200;

    private final Guardroom room;
    private final Openness open;

    CallSection(Guardroom room, Openness open) {
        this.room = room;
        this.open = open;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        room.get(routing, "shift/calls", this::list);
        room.post(routing, "shift/calls", this::begin);
        room.get(routing, "shift/call/{number}", this::call);
        room.post(routing, "shift/call/{number}", this::step);
    }

    private void list(Visit visit) {
        var row = visit.asked("row").orElse("");
        room.show(visit, "calls", page(visit, room.blank(visit, "matter", matter(visit, row)), row));
    }

    private CallsPage page(Visit visit, Filled form, String row) {
        return new CallsPage(room.stand(visit), visit.office().callOuts(visit.circle(), SHOWN), form, row);
    }

    /** What a row of the watch says now; empty where there is no such row. */
    private String matter(Visit visit, String row) {
        var watch = open.watch(visit.view());
        return Stream.of(watch.due(), watch.open(), watch.wrong(), watch.wrongByOthersWord(), watch.unknown())
                .flatMap(list -> list.stream())
                .filter(told -> OnDuty.row(told).equals(row))
                .findFirst()
                .map(told -> visit.words().tell(told).stream().map(Phrase::text).collect(Collectors.joining(" ")))
                .map(text -> text.substring(0, Math.min(text.length(), Limits.TEXT)))
                .orElse("");
    }

    private void begin(Visit visit, Answers answers) {
        var matter = answers.text("matter");
        var who = answers.who();
        var row = answers.value("row");
        if (answers.faulty()) {
            room.again(visit, "calls", page(visit, answers.filled(), row));
            return;
        }
        var begun = visit.office().begin(visit.circle(), answers.once(), new Concern(row, matter, who));
        room.redirect(visit, visit.frame().to("shift/call/" + begun.number()));
    }

    private void call(Visit visit) {
        visit.office()
                .callOut(visit.circle(), visit.number())
                .ifPresentOrElse(
                        call -> room.show(
                                visit,
                                "call",
                                new CallPage(room.stand(visit), call, visit.rota(RotaDuty.CALL), first(visit, call))),
                        () -> room.absent(visit));
    }

    /** Whoever is on call by the rota is called first. */
    private Filled first(Visit visit, CallOut call) {
        return call.steps().isEmpty()
                ? room.blank(
                        visit,
                        "person",
                        visit.rota()
                                .map(rota -> rota.named(RotaDuty.CALL).officers())
                                .orElse(""))
                : room.blank(visit);
    }

    private void step(Visit visit, Answers answers) {
        var standing = visit.office().callOut(visit.circle(), visit.number());
        var kind = kind(answers.value("step"));
        if (standing.isEmpty() || kind.isEmpty()) {
            room.absent(visit);
            return;
        }
        boolean closes = kind.get() == Call.Kind.CLOSED;
        var person = closes ? answers.optionalLine("person") : answers.line("person");
        var said = closes ? answers.text("said") : answers.optionalText("said");
        var happened = answers.moment();
        var who = answers.who();
        if (answers.faulty()) {
            room.again(
                    visit,
                    "call",
                    new CallPage(room.stand(visit), standing.get(), visit.rota(RotaDuty.CALL), answers.filled()));
            return;
        }
        visit.office()
                .call(visit.circle(), visit.number(), answers.once(), new Call(kind.get(), person, happened, who, said))
                .ifPresentOrElse(
                        call -> room.redirect(visit, visit.frame().to("shift/call/" + call.number())),
                        () -> room.refuse(
                                visit, Status.CONFLICT_409, visit.words().say("shift.call.over")));
    }

    private static Optional<Call.Kind> kind(String pressed) {
        return Stream.of(Call.Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(pressed))
                .findFirst();
    }
}
