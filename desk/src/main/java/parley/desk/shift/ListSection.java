package parley.desk.shift;

import io.helidon.webserver.http.HttpRouting;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.desk.access.Act;
import parley.desk.frame.Section;
import parley.desk.live.Titles;
import parley.node.view.mail.KeptMailingList;
import parley.node.view.mail.MailingList;

/** To whom entries of each format go by e-mail, and how that is changed: never over what another has written unseen. Thread-safe. */
final class ListSection implements Section {
    private static final int HISTORY = 20;

    private final Guardroom room;
    private final Titles titles;

    ListSection(Guardroom room, Titles titles) {
        this.room = room;
        this.titles = titles;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        room.get(routing, "shift/lists", this::lists);
        room.get(routing, "shift/list", this::form);
        room.post(routing, "shift/list", this::keep);
    }

    private void lists(Visit visit) {
        Map<String, KeptMailingList> kept = new TreeMap<>();
        visit.office().mail().lists(visit.circle()).stream()
                .filter(each -> !each.list().addresses().isEmpty())
                .forEach(each -> kept.put(each.list().format(), each));
        var rows = room.front().node().packs(visit.circle()).stream()
                .flatMap(pack -> pack.formats().keySet().stream())
                .distinct()
                .map(format ->
                        new ListsPage.Row(format, document(visit, format), Optional.ofNullable(kept.get(format))))
                .toList();
        room.show(
                visit,
                "lists",
                new ListsPage(room.stand(visit), visit.office().mail().state(), rows));
    }

    private String document(Visit visit, String format) {
        return titles.in(visit.circle()).of(format).in(visit.words().language().code());
    }

    private Optional<String> format(Visit visit) {
        return visit.asked("format")
                .filter(name -> room.front().node().packs(visit.circle()).stream()
                        .anyMatch(pack -> pack.format(name).isPresent()));
    }

    /** What stands, with somebody on it or not. */
    private static Optional<KeptMailingList> standing(Visit visit, String format) {
        return visit.office().mail().history(visit.circle(), format, 1).stream().findFirst();
    }

    private void form(Visit visit) {
        format(visit).ifPresentOrElse(format -> form(visit, format), () -> room.absent(visit));
    }

    private void form(Visit visit, String format) {
        var standing = standing(visit, format);
        var form = room.blank(
                visit, Addresses.CONTROL, standing.map(ListPage::lines).orElse(""));
        room.show(
                visit,
                "list",
                page(visit, format, standing.map(KeptMailingList::number).orElse(0L), form));
    }

    private ListPage page(Visit visit, String format, long after, Filled form) {
        return new ListPage(
                room.stand(visit),
                format,
                document(visit, format),
                after,
                form,
                visit.office().mail().history(visit.circle(), format, HISTORY));
    }

    private void keep(Visit visit, Answers answers) {
        var format = format(visit);
        if (format.isEmpty()) {
            room.absent(visit);
            return;
        }
        var addresses = Addresses.read(answers);
        var who = answers.who();
        long after = answers.number("after");
        if (answers.faulty()) {
            room.again(visit, "list", page(visit, format.get(), after, answers.filled()));
            return;
        }
        var list = new MailingList(format.get(), addresses, who);
        if (visit.office().mail().keep(visit.circle(), after, list).isPresent()) {
            room.front()
                    .note(
                            visit.request(),
                            Act.What.LIST_CHANGED,
                            "%s, addresses: %d".formatted(format.get(), addresses.size()));
            room.redirect(visit, visit.frame().to("shift/lists") + "#list-" + format.get());
            return;
        }
        var standing = standing(visit, format.get()).orElseThrow();
        answers.fault(
                Addresses.CONTROL, "shift.error.contact", "who", standing.list().who(), "time", standing.at());
        room.again(visit, "list", page(visit, format.get(), standing.number(), answers.filled()));
    }
}
