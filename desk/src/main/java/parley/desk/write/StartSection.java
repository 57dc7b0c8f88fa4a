package parley.desk.write;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import parley.desk.access.Act;
import parley.desk.form.Submitted;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.live.Titles;
import parley.desk.live.WaitingRows;
import parley.desk.view.Title;
import parley.desk.view.WaitingRow;
import parley.desk.words.Words;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.entry.Role;
import parley.ledger.json.Json;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.NodeView;
import parley.node.view.SavedDraft;
import parley.node.view.Typed;

/** Which formats there are to write in, which drafts are kept, and how a new one begins. Thread-safe. */
final class StartSection implements Section {
    /** A new draft that is a copy of an earlier entry. */
    static final String FROM = "from";

    private static final List<String> WAYS = Stream.concat(
                    Stream.of(Role.values()).map(Role::word), Stream.of(FROM))
            .toList();

    private final Front front;
    private final Office office;
    private final Titles titles;
    private final ClearingRows clearing;

    StartSection(Front front, Office office, Titles titles, ClearingRows clearing) {
        this.front = front;
        this.office = office;
        this.titles = titles;
        this.clearing = clearing;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, Part.WRITE.path(), this::start);
        front.post(routing, "write/new", office.taking(this::begin));
        front.get(routing, "write/draft/{name}/discard", this::ask);
        front.post(routing, "write/draft/{name}/discard", office.taking(this::discard));
    }

    /** An entry that a new draft is about, and how: what the address or the form names. */
    private record About(String how, EntryView entry) {}

    private static Optional<About> about(CircleView view, UnaryOperator<String> parameter) {
        return WAYS.stream()
                .flatMap(how -> Pointers.find(view, parameter.apply(how)).map(entry -> new About(how, entry)).stream())
                .findFirst();
    }

    private Optional<Purpose> purpose(CircleView view, UnaryOperator<String> parameter) {
        return Purpose.find(view, office.node().party(), titles.in(view), parameter);
    }

    private void start(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        if (circle.isEmpty()) {
            office.absent(request, response);
            return;
        }
        var view = circle.get();
        var id = view.summary().id();
        UnaryOperator<String> asked = name -> Front.parameter(request, name).orElse("");
        var purpose = purpose(view, asked);
        var about = about(view, asked)
                .or(() -> purpose.flatMap(Purpose::asked).map(entry -> new About(Role.REPLY_TO.word(), entry)));
        var fixed = purpose.map(Purpose::format)
                .or(() -> about.filter(StartSection::keepsFormat).map(known -> known.entry.format()))
                .or(() -> Optional.of(asked.apply("format"))
                        .filter(name -> Sheet.of(office.node(), id, name).isPresent()));
        var formats = Sheet.all(office.node(), id)
                .filter(sheet -> fixed.map(sheet.format().name()::equals).orElse(true))
                .map(StartSection::row)
                .toList();
        var words = office.frame(view, request).words();
        var waiting = WaitingRows.of(office.node(), view, titles.in(view));
        var fixedNames = waiting.stream().map(WaitingRow::name).toList();
        var drafts = office.node().drafts(id).stream()
                .filter(draft -> !fixedNames.contains(draft.name()))
                .map(draft -> row(view, draft, words))
                .toList();
        office.show(
                request,
                response,
                "start",
                new StartPage(
                        office.frame(view, request),
                        office.seal(request, response),
                        waiting,
                        clearing.of(view),
                        office.node()
                                .office()
                                .map(kept -> kept.clearance().offices(id))
                                .orElse(List.of()),
                        drafts,
                        formats,
                        purpose.map(Purpose::named)
                                .map(named -> named.get(Purpose.DUTY))
                                .map(duty -> Begun.of(office.node(), view, titles.in(view), clearing)
                                        .getOrDefault(duty, List.of()))
                                .orElse(List.of()),
                        purpose.map(Purpose::named).orElse(Map.of()),
                        about.map(known -> new StartPage.About(
                                known.how, known.entry.pointer().path(), title(view, known.entry.format())))));
    }

    /** A correction and a copy are in the format of what they correct or copy. */
    private static boolean keepsFormat(About about) {
        return about.how.equals(FROM) || about.how.equals(Role.CORRECTS.word());
    }

    private static StartPage.FormatRow row(Sheet sheet) {
        var format = sheet.format();
        return new StartPage.FormatRow(
                format.name(),
                sheet.title(),
                format.ref(),
                format.release(),
                format.precedence().name().toLowerCase(Locale.ROOT),
                sheet.pack().title());
    }

    private StartPage.DraftRow row(CircleView view, SavedDraft draft, Words words) {
        return new StartPage.DraftRow(
                draft.name(),
                title(view, draft.typed().format()),
                draft.typed().value(Envelope.SUBJECT),
                draft.saved(),
                office.returned(view.summary().id(), draft.name(), words));
    }

    private Title title(CircleView view, String format) {
        return Sheet.of(office.node(), view.summary().id(), format)
                .map(Sheet::title)
                .orElseGet(() -> Title.of(format));
    }

    private void begin(CircleView view, Submitted form, ServerRequest request, ServerResponse response) {
        var circle = view.summary().id();
        var sheet = Sheet.of(office.node(), circle, form.value("format"));
        if (sheet.isEmpty()) {
            office.absent(request, response);
            return;
        }
        var frame = office.frame(view, request);
        var values = about(view, form::value)
                .map(about -> filled(
                        view, sheet.get(), about, frame.words().language().code()))
                .orElseGet(() -> Envelope.fresh(frame.words().language().code()));
        var purpose = purpose(view, form::value);
        var stated = purpose.flatMap(Purpose::subject)
                .map(subject -> Stated.of(
                        sheet.get(),
                        view,
                        new Stated.Of(office.node().party(), subject),
                        frame.words().language().code()));
        stated.map(Stated::values).ifPresent(values::putAll);
        purpose.map(Purpose::values).ifPresent(values::putAll);
        values.putAll(Begun.noted(
                office.node(),
                view,
                frame.person(),
                form.value(Purpose.DUTY),
                stated.map(Stated::from).orElse(List.of())));
        office.node()
                .beginDraft(circle, new Typed(sheet.get().format().name(), values))
                .ifPresentOrElse(
                        name -> Front.redirect(response, frame.to("write/draft/" + name)),
                        () -> full(view, request, response));
    }

    private Map<String, List<String>> filled(CircleView view, Sheet sheet, About about, String lang) {
        var role = Stream.of(Role.values())
                .filter(each -> each.word().equals(about.how))
                .findFirst();
        Map<String, List<String>> values = new LinkedHashMap<>(
                role.map(each -> Envelope.about(about.entry, each, lang)).orElseGet(() -> Envelope.like(about.entry)));
        if (keepsFormat(about)
                && Json.parse(Bytes.utf8(about.entry.body()), Payload.MAX_BYTES) instanceof Json.Members body) {
            values.putAll(FormWriter.write(sheet.pack(), sheet.format(), body).values());
        }
        if (about.how.equals(Role.RELATES.word())) {
            values.putAll(OfPledge.values(sheet, about.entry));
        }
        if (about.how.equals(Role.REPLY_TO.word())) {
            Questions.of(sheet, view, office.node().party(), about.entry).ifPresent(questions -> {
                about.entry.subject().ifPresent(subject -> values.putAll(Purpose.about(subject, sheet.format())));
                values.putAll(questions.rows());
            });
        }
        return values;
    }

    private void full(CircleView view, ServerRequest request, ServerResponse response) {
        var why = office.frame(view, request).words().say("write.full", "limit", NodeView.MOST_DRAFTS);
        office.refuse(view, Status.CONFLICT_409, why, request, response);
    }

    private void ask(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var draft = circle.flatMap(view -> office.draft(view.summary().id(), name(request)));
        if (draft.isEmpty()) {
            office.absent(request, response);
            return;
        }
        var view = circle.get();
        var waiting = office.waiting(view.summary().id(), draft.get().name());
        if (waiting.isPresent()) {
            Front.redirect(response, Office.page(office.frame(view, request), waiting.get()));
            return;
        }
        office.show(
                request,
                response,
                "drop",
                new DropPage(
                        office.frame(view, request),
                        office.seal(request, response),
                        draft.get().name(),
                        title(view, draft.get().typed().format()),
                        draft.get().typed().value(Envelope.SUBJECT),
                        draft.get().saved()));
    }

    private void discard(CircleView view, Submitted form, ServerRequest request, ServerResponse response) {
        if (office.node().dropDraft(view.summary().id(), name(request))) {
            front.note(request, Act.What.DRAFT_DISCARDED, name(request));
        }
        var waiting = office.waiting(view.summary().id(), name(request));
        if (waiting.isPresent()) {
            office.fixed(view, waiting.get(), request, response);
            return;
        }
        Front.redirect(response, office.frame(view, request).to(Part.WRITE));
    }

    static String name(ServerRequest request) {
        return request.path().pathParameters().get("name");
    }
}
