package parley.desk.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.desk.form.Submitted;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.desk.words.Spans;
import parley.node.view.CircleView;
import parley.node.view.SavedDraft;
import parley.node.view.Typed;

/** The form of a draft: shown as typed, kept as typed. Thread-safe. */
final class DraftSection implements Section {
    /** What a button of the form does; a script that keeps the form now and then says {@link #AUTOSAVE}. */
    static final String DO = "do";

    static final String CHECK = "check";
    static final String AUTOSAVE = "autosave";

    private static final Pattern ROW = Pattern.compile("(.{1,200})\\.([0-9]{1,4})");

    private final Front front;
    private final Office office;
    private final DraftPages pages;

    DraftSection(Front front, Office office, DraftPages pages) {
        this.front = front;
        this.office = office;
        this.pages = pages;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, "write/draft/{name}", this::form);
        front.post(routing, "write/draft/{name}", office.taking(this::keep));
    }

    private void form(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var draft = circle.flatMap(view -> office.draft(view.summary().id(), StartSection.name(request)));
        var waiting = circle.flatMap(view -> office.waiting(view.summary().id(), StartSection.name(request)));
        if (draft.isEmpty()) {
            office.absent(request, response);
        } else if (waiting.isPresent()) {
            Front.redirect(response, Office.page(office.frame(circle.get(), request), waiting.get()));
        } else {
            pages.form(circle.get(), draft.get(), request, response);
        }
    }

    private void keep(CircleView view, Submitted form, ServerRequest request, ServerResponse response) {
        var circle = view.summary().id();
        var saved = office.draft(circle, StartSection.name(request));
        if (saved.isEmpty()) {
            office.gone(view, request, response);
            return;
        }
        var frame = office.frame(view, request);
        var pressed = form.value(DO);
        var after = pressed(
                view, saved.get(), Envelope.typed(form, saved.get().typed().format()), pressed);
        if (after.isEmpty()) {
            var why = frame.words().say("write.unknown", "value", Problem.shown(pressed));
            office.refuse(view, Status.BAD_REQUEST_400, why, request, response);
            return;
        }
        var typed = Begun.kept(after.get().typed, saved.get().typed());
        if (!office.node().saveDraft(circle, saved.get().name(), typed)) {
            office.waiting(circle, saved.get().name())
                    .ifPresentOrElse(
                            draft -> office.fixed(view, draft, request, response),
                            () -> office.gone(view, request, response));
            return;
        }
        if (pressed.equals(AUTOSAVE)) {
            var kept = frame.words()
                    .say("write.saved", "time", Spans.clock(office.node().now()) + " UTC");
            response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .header(HeaderNames.CACHE_CONTROL, "no-store")
                    .send(kept.text().getBytes(UTF_8));
        } else if (pressed.equals(CHECK)) {
            Front.redirect(response, frame.to("write/draft/" + saved.get().name() + "/check"));
        } else {
            Front.redirect(
                    response,
                    frame.to("write/draft/" + saved.get().name()) + after.get().anchor());
        }
    }

    /** The form after a button was pressed, and the control on the page where to go on. */
    private record After(Typed typed, String control) {
        private String anchor() {
            return control.isEmpty() ? "" : "#" + URLEncoder.encode(control, UTF_8);
        }
    }

    /** Empty when the button is about a list that the form does not have. */
    private Optional<After> pressed(CircleView view, SavedDraft saved, Typed typed, String pressed) {
        var parts = pressed.split(":", 2);
        var control = parts.length == 2 ? parts[1] : "";
        var sheet = Sheet.of(office.node(), view.summary().id(), saved.typed().format());
        return switch (parts[0]) {
            case "add" -> list(sheet, control).map(list -> added(typed, list));
            case "remove" -> {
                var row = ROW.matcher(control);
                yield row.matches()
                        ? list(sheet, row.group(1))
                                .map(list -> new After(Lists.remove(typed, list, Integer.parseInt(row.group(2))), list))
                        : Optional.empty();
            }
            case "paste" ->
                list(sheet, control)
                        .map(list -> new After(
                                sheet.flatMap(known -> known.paste(typed, list)).orElse(typed), list));
            default -> Optional.of(new After(typed, ""));
        };
    }

    private static Optional<String> list(Optional<Sheet> sheet, String control) {
        return Optional.of(control)
                .filter(name -> sheet.map(known -> known.hasRows(name)).orElse(false));
    }

    private static After added(Typed typed, String list) {
        var more = Lists.add(typed, list);
        return new After(more, Control.item(list, Lists.drawn(more, list) - 1));
    }
}
