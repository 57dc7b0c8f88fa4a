package parley.desk.administration;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import parley.desk.form.Seal;
import parley.desk.frame.Csv;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.signin.Counter;
import parley.node.backup.Backups;
import parley.node.view.CircleView;

/** Administration: the pages that show, and those that change. Thread-safe. */
public final class AdministrationSection implements Section {
    private static final String LOG = Part.ADMINISTRATION.path() + "/log";
    private static final int LINES = 200;
    private static final int CSV_LINES = 100_000;

    private final Front front;
    private final Counter counter;
    private final IntSupplier streams;
    private final KeepingSection keeping;
    private final List<Section> changes;

    /**
     * Administration of what the front reaches.
     *
     * @param seal of the forms of all parts
     * @param streams how many streams of events are open
     */
    public AdministrationSection(Front front, Counter counter, Seal seal, IntSupplier streams, Backups backups) {
        this.front = front;
        this.streams = streams;
        this.counter = counter;
        this.keeping = new KeepingSection(front, counter, backups);
        this.changes = List.of(
                new AccountChanges(front, counter),
                new KeyChanges(front, counter),
                keeping,
                new ClearingSection(front, counter, seal));
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, Part.ADMINISTRATION.path(), this::page);
        front.get(routing, LOG, this::log);
        routing.get("/" + LOG + ".csv", this::csv);
        changes.forEach(section -> section.route(routing));
    }

    private void page(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        if (circle.isEmpty()) {
            front.html(request, response, Optional.empty());
            return;
        }
        var registry = front.keeper().registry();
        var frame = front.frame(circle.get(), Part.ADMINISTRATION, request);
        var sealed = counter.seal(request, response);
        counter.show(
                request,
                response,
                "administration/administration.jte",
                new AdministrationPage(
                        frame,
                        sealed,
                        registry.isPresent(),
                        front.keeper().clock().instant(),
                        registry.map(all -> all.accounts().all()).orElse(List.of()),
                        registry.map(all -> all.sessions().all()).orElse(List.of()),
                        registry.map(all -> all.keys().all()).orElse(List.of()),
                        streams.getAsInt(),
                        keeping.part(frame, sealed)));
    }

    private void log(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        if (circle.isEmpty()) {
            front.html(request, response, Optional.empty());
            return;
        }
        boolean refused = withRefused(request);
        var acts = front.keeper()
                .registry()
                .map(all -> all.journal().newest(LINES, refused))
                .orElse(List.of());
        counter.show(
                request,
                response,
                "administration/log.jte",
                new LogPage(front.frame(circle.get(), Part.ADMINISTRATION, request), acts, refused));
    }

    private static boolean withRefused(ServerRequest request) {
        return !Front.parameter(request, "refused").map("no"::equals).orElse(false);
    }

    private void csv(ServerRequest request, ServerResponse response) {
        var lines = new java.util.ArrayList<List<String>>();
        lines.add(List.of("number", "at", "who", "what", "about"));
        front.keeper()
                .registry()
                .map(all -> all.journal().newest(CSV_LINES, withRefused(request)))
                .orElse(List.of())
                .forEach(act -> lines.add(List.of(
                        Long.toString(act.number()),
                        act.at().toString(),
                        act.who(),
                        act.what().word(),
                        act.about())));
        Csv.send(response, "log.csv", lines);
    }
}
