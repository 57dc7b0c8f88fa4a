package parley.desk.write;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import parley.desk.foresight.Outlook;
import parley.desk.frame.Frame;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.desk.live.Rows;
import parley.desk.words.Phrase;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Instants;
import parley.ledger.entry.Payload;
import parley.ledger.text.MalformedException;
import parley.node.view.CircleView;
import parley.node.view.Credential;
import parley.node.view.EntryPointer;
import parley.node.view.SavedDraft;
import parley.node.view.SendOutcome;

/**
 * The check before a draft is signed, and the signing. What is shown is bound by its id, which commits to every byte: what is
 * signed is that or nothing. The time of writing is settled when it is shown, so the same form posted twice is one entry.
 * Thread-safe.
 */
final class CheckSection implements Section {
    private final Front front;
    private final Office office;
    private final DraftPages forms;
    private final Rows findings;
    private final Attempts attempts;

    CheckSection(Front front, Office office, DraftPages forms, Rows findings, Attempts attempts) {
        this.front = front;
        this.office = office;
        this.forms = forms;
        this.findings = findings;
        this.attempts = attempts;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, "write/draft/{name}/check", this::check);
        front.post(routing, "write/draft/{name}/check", office.taking(this::release));
    }

    /** A draft that can be sent: as it will be signed. */
    private record Ready(Drafting drafting, Instant written, Bytes payload, int signatures) {
        Hash id() {
            return Payload.parse(payload).id().hash();
        }
    }

    private void check(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var draft = circle.flatMap(view -> office.draft(view.summary().id(), StartSection.name(request)));
        if (draft.isEmpty()) {
            office.absent(request, response);
            return;
        }
        check(circle.get(), draft.get(), List.of(), request, response);
    }

    /** Shows a draft as it would be written now, or what keeps it from being sent. */
    private void check(
            CircleView view, SavedDraft draft, List<Phrase> faults, ServerRequest request, ServerResponse response) {
        var now = office.node().now().truncatedTo(ChronoUnit.SECONDS);
        ready(view, draft, now, request, response)
                .ifPresent(ready -> show(view, draft, ready, List.of(), faults, request, response));
    }

    /** The draft written at an instant; empty once the page has said why it cannot be sent. */
    private Optional<Ready> ready(
            CircleView view, SavedDraft draft, Instant written, ServerRequest request, ServerResponse response) {
        var circle = view.summary().id();
        var sheet = Sheet.of(office.node(), circle, draft.typed().format());
        if (sheet.isEmpty()) {
            office.absent(request, response);
            return Optional.empty();
        }
        var drafting = Drafting.read(sheet.get(), draft.typed(), view);
        if (!drafting.problems().isEmpty()) {
            forms.faulty(view, draft, drafting.problems(), List.of(), request, response);
            return Optional.empty();
        }
        return switch (office.node().check(circle, drafting.draft(written))) {
            case SendOutcome.Ready(var payload, int signatures) ->
                Optional.of(new Ready(drafting, written, payload, signatures));
            case SendOutcome.Refused(var reasons) -> {
                forms.faulty(view, draft, List.of(), reasons, request, response);
                yield Optional.empty();
            }
            case SendOutcome.Locked _, SendOutcome.Sent _ ->
                throw new IllegalStateException("the node was asked to check, not to send");
        };
    }

    private void show(
            CircleView view,
            SavedDraft draft,
            Ready ready,
            List<String> chosen,
            List<Phrase> faults,
            ServerRequest request,
            ServerResponse response) {
        var frame = office.frame(view, request);
        var sheet = ready.drafting.sheet();
        var envelope = ready.drafting.envelope();
        var signers = IntStream.range(0, ready.signatures)
                .mapToObj(i -> i < chosen.size() ? chosen.get(i) : "")
                .toList();
        office.show(
                request,
                response,
                "check",
                new CheckPage(
                        frame,
                        office.seal(request, response),
                        draft.name(),
                        sheet.title(),
                        sheet.format().ref(),
                        envelope.subject().orElse(""),
                        envelope.number().orElse(""),
                        envelope.lang(),
                        envelope.refs().stream()
                                .map(ref -> frame.words().word("write.role." + ref.role()) + " "
                                        + Pointers.print(ref.entry()))
                                .toList(),
                        envelope.to().isEmpty() ? DraftPages.others(view) : envelope.to(),
                        envelope.to().isEmpty(),
                        new ReadBack(sheet, frame.words()).fields(ready.drafting.body()),
                        ready.written,
                        ready.payload.utf8(),
                        ready.payload.size(),
                        Hash.sha256(ready.payload).hex(),
                        ready.id().hex(),
                        office.node().officers(view.summary().id()),
                        signers,
                        faults,
                        office.node()
                                .foresee(view.summary().id(), ready.drafting.draft(ready.written))
                                .map(foresight -> Outlook.of(foresight, findings))));
    }

    private void release(CircleView view, Submitted form, ServerRequest request, ServerResponse response) {
        var frame = office.frame(view, request);
        var sent = standing(view, form.value(CheckPage.ENTRY));
        var draft = office.draft(view.summary().id(), StartSection.name(request));
        if (sent.isPresent()) {
            office.redirect(response, SentSection.page(frame, sent.get()));
        } else if (draft.isEmpty()) {
            office.absent(request, response);
        } else {
            var written = written(form.value(CheckPage.WRITTEN));
            var words = frame.words();
            if (written.isEmpty()) {
                check(view, draft.get(), List.of(words.say("write.check.changed")), request, response);
                return;
            }
            ready(view, draft.get(), written.get(), request, response).ifPresent(ready -> {
                if (ready.id().hex().equals(form.value(CheckPage.ENTRY))) {
                    sign(view, draft.get(), ready, form, request, response);
                } else {
                    check(view, draft.get(), List.of(words.say("write.check.changed")), request, response);
                }
            });
        }
    }

    private static Optional<Instant> written(String text) {
        try {
            return Optional.of(Instants.parse(text));
        } catch (MalformedException unfit) {
            return Optional.empty();
        }
    }

    /** This party's entry of that id, if it stands: the form was posted before, and its answer was lost or not awaited. */
    private Optional<EntryPointer> standing(CircleView view, String id) {
        return view.entries().stream()
                .map(entry -> entry.pointer())
                .filter(entry -> entry.party().equals(office.node().party())
                        && entry.id().hex().equals(id))
                .findFirst();
    }

    private void sign(
            CircleView view,
            SavedDraft draft,
            Ready ready,
            Submitted form,
            ServerRequest request,
            ServerResponse response) {
        var frame = office.frame(view, request);
        var circle = view.summary().id();
        var chosen = IntStream.range(0, ready.signatures)
                .mapToObj(i -> form.value(CheckPage.OFFICER + i))
                .toList();
        var faults = faults(chosen, office.node().officers(circle), frame);
        if (!faults.isEmpty()) {
            show(view, draft, ready, chosen, faults, request, response);
            return;
        }
        var credentials = IntStream.range(0, chosen.size())
                .mapToObj(i -> new Credential(chosen.get(i), form.value(CheckPage.PASSPHRASE + i)))
                .toList();
        switch (office.node().send(circle, ready.drafting.draft(ready.written), credentials)) {
            case SendOutcome.Sent(var entry) -> {
                chosen.forEach(attempts::succeeded);
                office.node().dropDraft(circle, draft.name());
                office.redirect(response, SentSection.page(frame, entry));
            }
            case SendOutcome.Locked(var locked) -> {
                chosen.stream().filter(officer -> !locked.contains(officer)).forEach(attempts::succeeded);
                var wrong = locked.stream()
                        .map(officer -> frame.words().say("write.check.wrong", "officer", officer))
                        .toList();
                show(view, draft, ready, chosen, wrong, request, response);
            }
            case SendOutcome.Refused(var reasons) -> forms.faulty(view, draft, List.of(), reasons, request, response);
            case SendOutcome.Ready _ -> throw new IllegalStateException("the node checked and did not send");
        }
    }

    /** Why these officers cannot sign now; otherwise a try of each is counted. */
    private List<Phrase> faults(List<String> chosen, List<String> officers, Frame frame) {
        var words = frame.words();
        if (!officers.containsAll(chosen)) {
            return List.of(words.say("write.check.choose"));
        }
        if (chosen.stream().distinct().count() < chosen.size()) {
            return List.of(words.say("write.check.twice"));
        }
        List<Phrase> waits = new ArrayList<>();
        for (var officer : chosen) {
            attempts.begin(officer)
                    .map(CheckSection::seconds)
                    .map(left -> words.say("write.check.wait", "officer", officer, "n", left))
                    .ifPresent(waits::add);
        }
        return waits;
    }

    private static long seconds(Duration left) {
        return left.plusMillis(999).toSeconds();
    }
}
