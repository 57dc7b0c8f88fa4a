package parley.desk.administration;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import parley.desk.access.Act;
import parley.desk.access.Registry;
import parley.desk.form.Submitted;
import parley.desk.frame.Frame;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.health.HealthSection;
import parley.desk.signin.Counter;
import parley.node.backup.Backups;
import parley.node.view.CircleView;
import parley.node.view.verify.StoreVerification;

/** Officers' keys as the record has them; backups; health at a glance. Thread-safe. */
final class KeepingSection implements Section {
    private static final String OFFICERS = Part.ADMINISTRATION.path() + "/officers";

    private final Front front;
    private final Counter counter;
    private final Backups backups;

    KeepingSection(Front front, Counter counter, Backups backups) {
        this.front = front;
        this.counter = counter;
        this.backups = backups;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, OFFICERS, this::officers);
        routing.post("/" + Part.ADMINISTRATION.path() + "/backup", counter.taking(this::backUp));
    }

    KeepingPart part(Frame frame, String sealed) {
        var last = backups.last();
        return new KeepingPart(
                frame,
                sealed,
                front.keeper().registry().isPresent() && backups.hasFolder(),
                backups.hasFolder(),
                last,
                last.map(Backups::isThere).orElse(false),
                backups.since(),
                backups.failure(),
                HealthSection.isReady(front.node()),
                front.node().upkeep(),
                front.node().verification().flatMap(StoreVerification::last));
    }

    private void officers(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        if (circle.isEmpty()) {
            front.html(request, response, Optional.empty());
            return;
        }
        counter.show(
                request,
                response,
                "administration/officers.jte",
                new OfficersPage(
                        front.frame(circle.get(), Part.ADMINISTRATION, request),
                        circle.get().summary().members(),
                        front.node().officerKeys(circle.get().summary().id()).orElse(List.of())));
    }

    /** The folder is that of the settings: no browser names one. */
    private void backUp(Registry registry, Submitted form, ServerRequest request, ServerResponse response) {
        if (backups.begin(Front.visitor(request).called())) {
            front.note(request, Act.What.BACKUP_BEGUN, "");
            SecretPages.back(front, request, response);
        } else {
            var why = backups.hasFolder() ? "backup.busy" : "backup.unset";
            counter.refuse(Status.CONFLICT_409, front.words(request).say(why), request, response);
        }
    }
}
