package parley.desk.line;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.agreement.pack.LineRole;
import parley.agreement.prose.Language;
import parley.desk.form.Declined;
import parley.desk.form.Intake;
import parley.desk.form.Notice;
import parley.desk.form.Seal;
import parley.desk.form.Submitted;
import parley.desk.frame.Frame;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.frame.Templates;
import parley.desk.write.LineDrafts;
import parley.desk.write.LineDrafts.Filled;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.FindingView;
import parley.node.view.NodeView;

/**
 * The line: the conversation, what waits for an officer, and where he writes. What he writes here is a draft like any other, and
 * is signed and sent at its check. Thread-safe.
 */
public final class LineSection implements Section {
    static final String NUMBER = "number";
    static final String PRECEDENCE = "precedence";
    static final String TEXT = "text";
    static final String LANG = "lang.text";
    static final String CODE = "code";
    /** Before the name of a parameter. */
    static final String WITH = "with.";

    /** So many neutral sentences are in the word lists. */
    private static final int NEUTRAL = 8;

    private final Front front;
    private final Seal seal;
    private final Notice notice;
    private final LineDrafts drafts;
    private final PhraseSection phrases;
    private final Templates templates = new Templates();

    /**
     * The line of what the front reaches.
     *
     * @param seal of the forms of all parts
     * @param notice how a refusal is said
     */
    public LineSection(Front front, Seal seal, Notice notice) {
        this.front = front;
        this.seal = seal;
        this.notice = notice;
        this.drafts = new LineDrafts(front.node());
        this.phrases = new PhraseSection(front, seal);
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        var intake = new Intake(seal, new Declined(front, notice));
        front.get(routing, Part.LINE.path(), this::page);
        front.get(routing, "line/talk", this::talk);
        front.post(routing, "line/say", intake.taking(this::say));
        front.post(routing, "line/read", intake.taking(this::read));
        front.post(routing, "line/test", intake.taking(this::test));
        phrases.route(routing);
    }

    private void page(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var sealed = seal.of(request, response);
        front.html(
                request,
                response,
                circle.flatMap(view -> page(view, request, sealed))
                        .map(page -> templates.render("line/line.jte", page)));
    }

    /** What changes on the page, for one that is open. */
    private void talk(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        front.html(
                request,
                response,
                circle.flatMap(view -> page(view, request, seal.known(request).orElse("")))
                        .map(page -> templates.render("line/pieces.jte", page)));
    }

    private Optional<LinePage> page(CircleView view, ServerRequest request, String sealed) {
        var formats = LineFormats.of(front.node().packs(view.summary().id()));
        int shown = Front.parameter(request, "all").isPresent() ? Integer.MAX_VALUE : LinePage.SHOWN;
        return Line.of(front.node().party(), view, formats)
                .map(line -> new LinePage(frame(view, request), sealed, line, formats, shown));
    }

    private Frame frame(CircleView view, ServerRequest request) {
        return front.frame(view, Part.LINE, request);
    }

    private void say(CircleView view, Submitted form, ServerRequest request, ServerResponse response) {
        on(view, request, response, (line, formats) -> {
            Map<String, String> parameters = new TreeMap<>();
            form.values().forEach((name, values) -> {
                if (name.startsWith(WITH)) {
                    parameters.put(name.substring(WITH.length()), values.getFirst());
                }
            });
            return new Writing(formats, lang(form, request), List.of())
                    .message(new Writing.Said(
                            Writing.next(line, drafts, view),
                            form.value(PRECEDENCE),
                            form.value(TEXT),
                            form.value(CODE),
                            parameters))
                    .<Begun>map(filled -> begin(view, filled, request))
                    .orElseGet(Begun.Nothing::new);
        });
    }

    private String lang(Submitted form, ServerRequest request) {
        return Language.of(form.value(LANG)).orElse(front.language(request)).code();
    }

    private Begun begin(CircleView view, Filled filled, ServerRequest request) {
        return begun(drafts.begin(view, filled, frame(view, request).person()));
    }

    private void read(CircleView view, Submitted form, ServerRequest request, ServerResponse response) {
        on(
                view,
                request,
                response,
                (line, formats) -> line.message(form.value("entry"))
                        .filter(message -> message.isUnreadBy(front.node().party()))
                        .map(message -> acknowledge(view, message, formats, request))
                        .orElseGet(Begun.Nothing::new));
    }

    private static Optional<EntryView> entry(CircleView view, Message message) {
        return view.entries().stream()
                .filter(entry -> entry.pointer().equals(message.entry()))
                .findFirst();
    }

    private Begun acknowledge(CircleView view, Message message, LineFormats formats, ServerRequest request) {
        var duty = message.reader(front.node().party())
                .flatMap(Reader::duty)
                .map(found -> found.head().name())
                .orElse("");
        var field = formats.reading()
                .map(LineFormats.Known::role)
                .filter(LineRole.Reads.class::isInstance)
                .map(role -> ((LineRole.Reads) role).read());
        var filled =
                new Writing(formats, front.language(request).code(), List.of()).acknowledgement(message.id(), duty);
        var entry = entry(view, message);
        return field.isPresent() && filled.isPresent() && entry.isPresent()
                ? begun(drafts.acknowledge(
                        view,
                        entry.get(),
                        field.get(),
                        filled.get(),
                        frame(view, request).person()))
                : new Begun.Nothing();
    }

    private void test(CircleView view, Submitted form, ServerRequest request, ServerResponse response) {
        on(view, request, response, (line, formats) -> {
            var words = front.words(request);
            var turn = line.turns().stream()
                    .map(FindingView::head)
                    .filter(head -> head.debtor().code().equals(front.node().party())
                            && head.name().equals(form.value("duty")))
                    .findFirst();
            var text = words.word("talk.neutral." + (line.sent() % NEUTRAL + 1));
            return new Writing(formats, words.language().code(), List.of())
                    .test(
                            Writing.next(line, drafts, view),
                            line.sent(),
                            turn.flatMap(head -> head.subject()).orElse(""),
                            turn.map(head -> head.name()).orElse(""),
                            text)
                    .<Begun>map(filled -> begin(view, filled, request))
                    .orElseGet(Begun.Nothing::new);
        });
    }

    /** What became of a draft that was to be begun. */
    private sealed interface Begun {
        /** It stands. */
        record Draft(String name) implements Begun {}

        /** The node keeps no more. */
        record Full() implements Begun {}

        /** There is nothing to write. */
        record Nothing() implements Begun {}
    }

    private static Begun begun(Optional<String> name) {
        return name.<Begun>map(Begun.Draft::new).orElseGet(Begun.Full::new);
    }

    /** Begins a draft. */
    @FunctionalInterface
    private interface Beginning {
        /** Called for a line that is there. */
        Begun begin(Line line, LineFormats formats);
    }

    /** Begins a draft and leads to its check. */
    private void on(CircleView view, ServerRequest request, ServerResponse response, Beginning beginning) {
        var formats = LineFormats.of(front.node().packs(view.summary().id()));
        var words = front.words(request);
        var begun = Line.of(front.node().party(), view, formats)
                .map(line -> beginning.begin(line, formats))
                .orElseGet(Begun.Nothing::new);
        switch (begun) {
            case Begun.Draft(var name) ->
                Front.redirect(response, frame(view, request).to("write/draft/" + name + "/check"));
            case Begun.Full() ->
                notice.refuse(
                        Status.CONFLICT_409, words.say("write.full", "limit", NodeView.MOST_DRAFTS), request, response);
            case Begun.Nothing() -> notice.refuse(Status.CONFLICT_409, words.say("talk.gone"), request, response);
        }
    }
}
