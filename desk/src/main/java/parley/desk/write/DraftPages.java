package parley.desk.write;

import static java.util.Comparator.comparing;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parley.agreement.pack.Format.FormField;
import parley.desk.foresight.Asker;
import parley.desk.frame.Frame;
import parley.desk.frame.Part;
import parley.desk.view.Title;
import parley.desk.words.Words;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.SavedDraft;

/** Draws the form of a draft, plain or with what is wrong in it. Thread-safe. */
final class DraftPages {
    /** How many entries the form offers for a reference; any other can be typed. */
    private static final int OFFERED = 200;

    /** A form is drawn without it rather than late; the page's script asks again. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Office office;
    private final Teller teller;
    private final Clearing clearing;

    DraftPages(Office office, Teller teller, Clearing clearing) {
        this.office = office;
        this.teller = teller;
        this.clearing = clearing;
    }

    void form(CircleView view, SavedDraft draft, ServerRequest request, ServerResponse response) {
        form(view, draft, List.of(), List.of(), request, response);
    }

    /** The form again, because it cannot be sent as it stands. */
    void faulty(
            CircleView view,
            SavedDraft draft,
            List<Problem> problems,
            List<String> refused,
            ServerRequest request,
            ServerResponse response) {
        response.status(Status.UNPROCESSABLE_CONTENT_422);
        form(view, draft, problems, refused, request, response);
    }

    private void form(
            CircleView view,
            SavedDraft draft,
            List<Problem> problems,
            List<String> refused,
            ServerRequest request,
            ServerResponse response) {
        var sheet = Sheet.of(office.node(), view.summary().id(), draft.typed().format());
        if (sheet.isEmpty()) {
            office.absent(request, response);
            return;
        }
        var frame = office.frame(view, request);
        var words = frame.words();
        var slots = new Slots(sheet.get(), draft.typed(), view.summary().members(), problems, words);
        office.show(
                request,
                response,
                "form",
                new DraftPage(
                        frame,
                        office.seal(request, response),
                        draft.name(),
                        sheet.get().title(),
                        sheet.get().format().ref(),
                        draft.typed(),
                        Optional.of(draft.saved()),
                        answered(view, sheet.get(), draft, frame),
                        Begun.stated(draft.typed(), view).stream()
                                .map(entry -> named(view, entry, frame, Optional.empty()))
                                .toList(),
                        slots.all(),
                        others(view),
                        known(view, words),
                        problems.stream()
                                .map(problem -> fault(sheet.get(), problem, words))
                                .toList(),
                        refused,
                        office.returned(view.summary().id(), draft.name(), words),
                        clearing.refusals(view.summary().id(), draft.name(), words),
                        teller.tell(Asker.of(request), PATIENCE, view, sheet.get(), draft.typed(), words)));
    }

    /** Every other member, in the order of the charter. */
    static List<String> others(CircleView view) {
        return view.peers().stream().map(peer -> peer.party()).toList();
    }

    /** What the draft says that it replies to, and what is asked there. */
    private List<DraftPage.Answered> answered(CircleView view, Sheet sheet, SavedDraft draft, Frame frame) {
        return Envelope.repliedTo(draft.typed(), view).stream()
                .map(entry -> named(
                        view,
                        entry,
                        frame,
                        Questions.of(sheet, view, office.node().party(), entry)))
                .toList();
    }

    private DraftPage.Answered named(CircleView view, EntryView entry, Frame frame, Optional<Questions> asked) {
        return new DraftPage.Answered(
                entry.pointer().path(),
                frame.to(Part.ENTRIES.path() + "/" + entry.pointer().path()),
                title(view, entry),
                entry.lang(),
                asked);
    }

    private List<DraftPage.Known> known(CircleView view, Words words) {
        return view.entries().stream()
                .filter(entry -> entry.counts())
                .sorted(comparing(EntryView::written).reversed())
                .limit(OFFERED)
                .map(entry -> new DraftPage.Known(entry.pointer().path(), said(view, entry, words)))
                .toList();
    }

    private String said(CircleView view, EntryView entry, Words words) {
        return title(view, entry).in(words.language().code())
                + entry.subject().map(subject -> " " + subject).orElse("");
    }

    private Title title(CircleView view, EntryView entry) {
        return Sheet.of(office.node(), view.summary().id(), entry.format())
                .map(Sheet::title)
                .orElseGet(() -> Title.of(entry.format()));
    }

    /** A problem is told under the label of the field it is in, by the row where it is in one. */
    static DraftPage.Fault fault(Sheet sheet, Problem problem, Words words) {
        var phrase = problem.in(words);
        var parts = problem.control().split("[.:]", -1);
        var field = parts[0].equals("b") && parts.length > 1
                ? Optional.ofNullable(sheet.format().fields().get(parts[1]))
                : Optional.<FormField>empty();
        var label = field.map(Sheet::label)
                .orElseGet(() -> Title.of(parts[0].equals("b") ? problem.control() : words.word("write." + parts[0])));
        var row = parts.length > 2 && parts[2].matches("[0-9]+")
                ? " " + (Integer.parseInt(parts[2]) + 1)
                        + (parts.length > 3
                                ? " "
                                        + field.map(known -> sheet.column(known, parts[3])
                                                        .in(words.language().code()))
                                                .orElse(parts[3])
                                : "")
                : "";
        return new DraftPage.Fault(
                problem.control(),
                field.map(known -> known.item()).orElse(""),
                Title.of(label.in(words.language().code()) + row),
                phrase);
    }
}
