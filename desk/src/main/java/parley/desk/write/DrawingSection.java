package parley.desk.write;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.value.Value.Place;
import parley.agreement.value.Value.Place.Shape;
import parley.desk.foresight.Asker;
import parley.desk.foresight.Gate;
import parley.desk.form.Submitted;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.desk.map.Backdrop;
import parley.desk.map.Window;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.CircleView;
import parley.node.view.Typed;

/** The map beside a place, drawn for a form as it is typed; nothing of it is kept. Thread-safe. */
final class DrawingSection implements Section {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Front front;
    private final Office office;
    private final Backdrop backdrop;

    /**
     * One drawing at a time: whoever draws without a pause holds half of a core at most. It is not the gate of those who type:
     * there somebody has one place, and a line that is drawn would lose it to the form that asks what it would change.
     */
    private final Gate gate = new Gate(System::nanoTime);

    DrawingSection(Front front, Office office) {
        this.front = front;
        this.office = office;
        this.backdrop = new Backdrop(front.node());
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.post(routing, "write/draft/{name}/drawing", office.taking(this::draw));
    }

    private void draw(CircleView view, Submitted form, ServerRequest request, ServerResponse response) {
        var circle = view.summary().id();
        var sheet = office.draft(circle, StartSection.name(request))
                .flatMap(kept -> Sheet.of(office.node(), circle, kept.typed().format()));
        if (sheet.isEmpty()) {
            office.gone(view, request, response);
            return;
        }
        var typed = Envelope.typed(form, sheet.get().format().name());
        var controls = PlaceControls.of(sheet.get(), typed);
        var shape = Optional.ofNullable(controls.get(form.value("draw")));
        var words = front.words(request);
        if (shape.isEmpty()) {
            var why = words.say("write.unknown", "value", Problem.shown(form.value("draw")));
            office.refuse(view, Status.BAD_REQUEST_400, why, request, response);
            return;
        }
        var stroke = Stroke.read(form);
        var box = Window.Box.parse(form.value("draw.box"));
        gate.pass(
                        Asker.of(request),
                        PATIENCE,
                        () -> drawing(view, sheet.get(), typed, form.value("draw"), stroke, box, words))
                .ifPresentOrElse(
                        drawing -> office.show(request, response, "drawing", drawing),
                        // Others are being answered: the script asks again.
                        () -> response.status(Status.NO_CONTENT_204)
                                .header(HeaderNames.CACHE_CONTROL, "no-store")
                                .send());
    }

    private Drawing drawing(
            CircleView view,
            Sheet sheet,
            Typed typed,
            String control,
            Stroke stroke,
            Optional<Window.Box> box,
            Words words) {
        var controls = PlaceControls.of(sheet, typed);
        var shape = controls.getOrDefault(control, Shape.POINT);
        var accuracy = PlaceLines.accuracy(typed, control);
        var left = stroke.on(PlaceLines.of(typed.value(control)), shape, accuracy, words);
        var after = Lists.with(typed, control, left.lines().text());
        var sketch = backdrop.draw(
                view,
                box,
                stroke.act() == Stroke.Act.FOLLOW,
                beside(controls, typed, control),
                left.lines().draft(shape, accuracy));
        return new Drawing(
                words,
                control,
                sheet.field(control).map(Sheet::label).orElseThrow(),
                shape,
                left.lines(),
                sketch,
                left.said(),
                left.lines().size() == 0 ? List.of() : faults(sheet, after, control, words),
                PlaceSaid.of(shape, left.lines(), words));
    }

    /** What the other controls state, as far as it is whole. */
    private static List<Place> beside(Map<String, Shape> controls, Typed typed, String control) {
        return controls.entrySet().stream()
                .filter(other -> !other.getKey().equals(control))
                .flatMap(other -> PlaceLines.of(typed.value(other.getKey()))
                        .draft(other.getValue(), PlaceLines.accuracy(typed, other.getKey()))
                        .places()
                        .stream())
                .toList();
    }

    /** What the form itself would say when it is checked. */
    private static List<Phrase> faults(Sheet sheet, Typed typed, String control, Words words) {
        return FormReader.read(sheet.pack(), sheet.format(), typed).problems().stream()
                .filter(problem ->
                        problem.control().equals(control) || problem.control().equals(control + Control.ACCURACY))
                .map(problem -> problem.in(words))
                .toList();
    }
}
