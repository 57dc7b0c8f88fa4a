package parley.desk.shift;

import io.helidon.webserver.http.HttpRouting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import parley.desk.frame.Csv;
import parley.desk.frame.Section;
import parley.node.view.office.LogLine;
import parley.node.view.office.Said;

/** The shift log: by day or by watch, on the page, as CSV and on paper, and how a line is added. Thread-safe. */
final class LogSection implements Section {
    private final Guardroom room;

    LogSection(Guardroom room) {
        this.room = room;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        room.get(routing, "shift/log", this::log);
        room.get(routing, "shift/log.csv", this::csv);
        room.post(routing, "shift/log", this::add);
    }

    /** The lines about a day. */
    static List<LogLine> of(Visit visit, LocalDate day) {
        return visit.office().log(visit.circle(), Moments.begin(day), Moments.begin(day.plusDays(1)));
    }

    private LogPage page(Visit visit, LocalDate day, Filled form, Optional<LogLine> corrects) {
        var address = visit.frame().with("shift/log", "day", day.toString());
        var mail = MailLines.of(visit, Moments.begin(day), Moments.begin(day.plusDays(1)), address);
        return new LogPage(room.stand(visit), day, of(visit, day), mail, form, corrects);
    }

    private static LocalDate day(Visit visit) {
        return visit.asked("day").flatMap(Moments::day).orElseGet(() -> Moments.day(visit.now()));
    }

    private void log(Visit visit) {
        var corrects = visit.asked("corrects")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .flatMap(text -> visit.office().line(visit.circle(), Long.parseLong(text)));
        var form = corrects.map(line -> room.blank(
                        visit,
                        "corrects",
                        Long.toString(line.number()),
                        "happened",
                        Moments.print(line.said().happened()),
                        "means",
                        line.said().means().name().toLowerCase(Locale.ROOT),
                        "whom",
                        line.said().whom(),
                        "text",
                        line.said().text()))
                .orElseGet(() -> room.blank(visit));
        var day = corrects.map(line -> Moments.day(line.said().happened())).orElseGet(() -> day(visit));
        room.show(visit, "log", page(visit, day, form, corrects));
    }

    private void add(Visit visit, Answers answers) {
        var happened = answers.moment();
        var who = answers.who();
        var means = answers.means();
        var whom = answers.optionalLine("whom");
        var text = answers.text("text");
        var corrects = answers.optionalNumber("corrects");
        var corrected = corrects.flatMap(number -> visit.office().line(visit.circle(), number));
        if (answers.faulty()) {
            var day = Moments.day(happened);
            room.again(visit, "log", page(visit, day, answers.filled(), corrected));
            return;
        }
        var line = visit.office()
                .write(visit.circle(), answers.once(), new Said(happened, who, means, whom, text, corrects));
        var day = Moments.day(line.said().happened()).toString();
        room.redirect(visit, visit.frame().with("shift/log", "day", day) + "#line-" + line.number());
    }

    private void csv(Visit visit) {
        var watch =
                visit.asked("watch").filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong);
        var lines = watch.map(act -> visit.office().log(visit.circle(), act)).orElseGet(() -> of(visit, day(visit)));
        var name = watch.map(act -> "watch-" + act).orElseGet(() -> "shift-log-" + day(visit));
        var table = new ArrayList<List<String>>();
        table.add(List.of("line", "happened", "written", "by", "means", "with", "text", "corrects"));
        lines.forEach(line -> table.add(cells(line)));
        if (watch.isEmpty()) {
            var from = Moments.begin(day(visit));
            var to = Moments.begin(day(visit).plusDays(1));
            MailLines.all(visit, from, to).forEach(event -> table.add(cells(visit, MailLine.of(event))));
        }
        Csv.send(visit.response(), name + ".csv", table);
    }

    private static List<String> cells(Visit visit, MailLine line) {
        var state = visit.words().word(line.word());
        return List.of(
                "",
                line.at().toString(),
                line.at().toString(),
                line.who(),
                "e-mail",
                line.to(),
                "%s: %s %s".formatted(line.entry(), state, line.reply()).strip(),
                "");
    }

    private static List<String> cells(LogLine line) {
        var said = line.said();
        return Stream.of(
                        line.number(),
                        said.happened(),
                        line.written(),
                        said.who(),
                        said.means().name().toLowerCase(Locale.ROOT),
                        said.whom(),
                        said.text(),
                        said.corrects().map(String::valueOf).orElse(""))
                .map(String::valueOf)
                .toList();
    }
}
