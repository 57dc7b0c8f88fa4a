package parley.desk.shift;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.desk.access.Account;
import parley.desk.access.Act;
import parley.desk.frame.Section;
import parley.desk.rota.Hours;
import parley.node.view.office.KeptStint;
import parley.node.view.office.Limits;
import parley.node.view.office.RotaOutcome;
import parley.node.view.office.Stint;

/** How lines come into the rota: one by a form, or many as pasted, which are shown before they are kept. Thread-safe. */
final class RotaChangeSection implements Section {
    private static final String ACT = "act";

    private final Guardroom room;

    RotaChangeSection(Guardroom room) {
        this.room = room;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        room.get(routing, "shift/rota/line", this::form);
        room.post(routing, "shift/rota/line", this::keep);
        room.get(
                routing,
                "shift/rota/paste",
                visit -> room.show(visit, "rotapaste", RotaPastePage.blank(room.stand(visit), room.blank(visit))));
        room.post(routing, "shift/rota/paste", this::paste);
    }

    private RotaReader reader(Visit visit) {
        var signs = keys(room.front().node().officers(visit.circle()));
        var known = new HashSet<>(signs);
        room.front()
                .keeper()
                .registry()
                .ifPresent(all -> known.addAll(keys(all.accounts().all().stream()
                        .filter(Account::isOpen)
                        .map(Account::name)
                        .toList())));
        return new RotaReader(visit, name -> known.contains(Stint.key(name)), name -> signs.contains(Stint.key(name)));
    }

    private static Set<String> keys(List<String> names) {
        var keys = new HashSet<String>();
        names.forEach(name -> keys.add(Stint.key(name)));
        return keys;
    }

    private static Optional<KeptStint> corrected(Visit visit, String number) {
        return Optional.of(number)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .flatMap(text -> visit.office().stint(visit.circle(), Long.parseLong(text)));
    }

    private void form(Visit visit) {
        var old = visit.asked("replaces").flatMap(number -> corrected(visit, number));
        var form = old.map(line -> room.blank(
                        visit,
                        RotaColumn.DUTY.control(),
                        line.stint().duty().name().toLowerCase(Locale.ROOT),
                        RotaColumn.FROM.control(),
                        Hours.print(line.stint().begin()),
                        RotaColumn.UNTIL.control(),
                        Hours.print(line.stint().end()),
                        RotaColumn.OFFICER.control(),
                        line.stint().officer(),
                        RotaColumn.TELEPHONE.control(),
                        line.stint().telephone(),
                        RotaColumn.REPLACES.control(),
                        Long.toString(line.number())))
                .orElseGet(() -> room.blank(visit));
        room.show(visit, "rotaline", new RotaLinePage(room.stand(visit), RotaAfter.hours(visit), form, old));
    }

    private void keep(Visit visit, Answers answers) {
        Map<RotaColumn, String> cells = new EnumMap<>(RotaColumn.class);
        for (var column : RotaColumn.values()) {
            cells.put(column, answers.optionalLine(column.control()));
        }
        boolean away = answers.value(ACT).equals("away");
        if (away) {
            cells.put(RotaColumn.OFFICER, "");
        } else {
            answers.line(RotaColumn.OFFICER.control());
        }
        var who = answers.who();
        var row = reader(visit).read(1, cells);
        row.faults().stream()
                .filter(fault -> !fault.control().equals(RotaColumn.OFFICER.control()) || !answers.faulty())
                .forEach(answers::fault);
        if (answers.faulty()) {
            var old = corrected(visit, answers.value(RotaColumn.REPLACES.control()));
            room.again(
                    visit,
                    "rotaline",
                    new RotaLinePage(room.stand(visit), RotaAfter.hours(visit), answers.filled(), old));
            return;
        }
        plan(visit, answers, who, List.of(row.stint().orElseThrow()));
    }

    private void paste(Visit visit, Answers answers) {
        boolean keeps = answers.value(ACT).equals("keep");
        var rows = RotaPaste.rows(answers.value(RotaPastePage.ROWS), reader(visit), visit);
        var who = answers.who();
        if (rows.isEmpty()) {
            answers.fault(RotaPastePage.ROWS, "rota.error.none");
        } else if (rows.size() > Limits.STINTS) {
            answers.fault(RotaPastePage.ROWS, "rota.error.rows", "n", rows.size(), "limit", Limits.STINTS);
        }
        long bad = rows.stream().filter(row -> row.stint().isEmpty()).count();
        if (bad > 0) {
            answers.fault(RotaPastePage.ROWS, "rota.preview.bad", "n", bad, "all", rows.size());
        }
        var stints = RotaPaste.stints(rows);
        if (keeps && !answers.faulty()) {
            plan(visit, answers, who, stints);
            return;
        }
        var shown = rows.subList(0, Math.min(rows.size(), Limits.STINTS));
        var page = new RotaPastePage(
                room.stand(visit),
                RotaAfter.hours(visit),
                answers.filled(),
                shown,
                RotaAfter.first(RotaAfter.faults(stints, visit), RotaSection.TOLD, visit));
        if (answers.faulty()) {
            room.again(visit, "rotapaste", page);
        } else {
            room.show(visit, "rotapaste", page);
        }
    }

    private void plan(Visit visit, Answers answers, String who, List<Stint> stints) {
        switch (visit.office().plan(visit.circle(), answers.once(), who, stints)) {
            case RotaOutcome.Kept(var lines) -> {
                room.front().note(visit.request(), Act.What.ROTA_CHANGED, numbers(lines));
                var first = lines.getFirst();
                var day = Moments.day(first.stint().begin()).toString();
                room.redirect(visit, visit.frame().with("shift/rota", "from", day) + "#line-" + first.number());
            }
            case RotaOutcome.Gone(var number) ->
                room.refuse(visit, Status.CONFLICT_409, visit.words().say("rota.error.gone", "n", number));
        }
    }

    private static String numbers(List<KeptStint> lines) {
        var numbers = lines.stream().mapToLong(KeptStint::number).summaryStatistics();
        return numbers.getMin() == numbers.getMax() ? "" + numbers.getMin() : numbers.getMin() + "-" + numbers.getMax();
    }
}
