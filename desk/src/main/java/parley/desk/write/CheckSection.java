package parley.desk.write;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import parley.desk.access.Act;
import parley.desk.foresight.Outlook;
import parley.desk.form.Seal;
import parley.desk.form.Submitted;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.desk.live.Rows;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.entry.Instants;
import parley.ledger.entry.Payload;
import parley.ledger.text.MalformedException;
import parley.node.view.CircleView;
import parley.node.view.Credential;
import parley.node.view.Draft;
import parley.node.view.SavedDraft;
import parley.node.view.SendOutcome;
import parley.node.view.countersign.FirstOutcome;
import parley.node.view.countersign.Signer;

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
    private final Signing signing;
    private final Attempts attempts;
    private final Clearing clearing;
    private final Against against;

    CheckSection(Front front, Office office, DraftPages forms, Rows findings, Attempts attempts, Gates gates) {
        this.front = front;
        this.office = office;
        this.forms = forms;
        this.findings = findings;
        this.attempts = attempts;
        this.clearing = gates.clearing();
        this.against = gates.against();
        this.signing = new Signing(front.node(), attempts);
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, "write/draft/{name}/check", this::check);
        front.post(routing, "write/draft/{name}/check", office.taking(this::release));
    }

    /** Whether a draft can be sent. */
    private sealed interface Readiness {}

    /** It can: as it will be signed. */
    private record Ready(Drafting drafting, Instant written, Bytes payload, int signatures) implements Readiness {
        Hash id() {
            return Payload.parse(payload).id().hash();
        }

        Draft draft() {
            return drafting.draft(written);
        }
    }

    /** It cannot: what the form or the node says against it. */
    private record Unready(List<Problem> problems, List<String> refused) implements Readiness {}

    /** No agreement of the circle has its format any more. */
    private record Unknown() implements Readiness {}

    private void check(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var draft = circle.flatMap(view -> office.draft(view.summary().id(), StartSection.name(request)));
        if (draft.isEmpty()) {
            office.absent(request, response);
            return;
        }
        var waiting = office.waiting(circle.get().summary().id(), draft.get().name());
        if (waiting.isPresent()) {
            Front.redirect(response, Office.page(office.frame(circle.get(), request), waiting.get()));
            return;
        }
        check(circle.get(), draft.get(), List.of(), request, response);
    }

    /** Shows a draft as it would be written now, or what keeps it from being sent. */
    private void check(
            CircleView view, SavedDraft draft, List<Phrase> faults, ServerRequest request, ServerResponse response) {
        var now = office.node().now().truncatedTo(ChronoUnit.SECONDS);
        switch (readiness(view, draft, now)) {
            case Ready ready -> show(view, draft, ready, List.of(), faults, request, response);
            case Unready(var problems, var refused) -> forms.faulty(view, draft, problems, refused, request, response);
            case Unknown _ -> office.absent(request, response);
        }
    }

    /** The draft written at an instant. */
    private Readiness readiness(CircleView view, SavedDraft draft, Instant written) {
        var circle = view.summary().id();
        var sheet = Sheet.of(office.node(), circle, draft.typed().format());
        if (sheet.isEmpty()) {
            return new Unknown();
        }
        var drafting = Drafting.read(sheet.get(), draft.typed(), view);
        if (!drafting.problems().isEmpty()) {
            return new Unready(drafting.problems(), List.of());
        }
        var spoken = against.of(circle, draft, drafting.draft(written));
        if (!spoken.isEmpty()) {
            return new Unready(spoken, List.of());
        }
        return switch (office.node().check(circle, drafting.draft(written))) {
            case SendOutcome.Ready(var payload, int signatures) -> new Ready(drafting, written, payload, signatures);
            case SendOutcome.Refused(var reasons) -> new Unready(List.of(), reasons);
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
                        Exact.of(sheet, ready.draft(), ready.payload, view, frame.words()),
                        office.node().officers(view.summary().id()),
                        signers,
                        faults,
                        office.node()
                                .foresee(view.summary().id(), ready.draft())
                                .map(foresight -> Outlook.of(foresight, findings)),
                        clearing.progress(view.summary().id(), draft.name(), sheet, ready.draft(), frame.words()),
                        signers.size() == 2 && office.node().countersigning().isPresent()));
    }

    private void release(CircleView view, Submitted form, ServerRequest request, ServerResponse response) {
        boolean first = form.value(DraftSection.DO).equals(CheckPage.FIRST);
        if (first && !office.isForPeople(view, request, response)) {
            return;
        }
        var circle = view.summary().id();
        var id = form.value(CheckPage.ENTRY);
        var waiting = office.waiting(circle, StartSection.name(request));
        if (waiting.isPresent()) {
            Front.redirect(response, Office.page(office.frame(view, request), waiting.get()));
            return;
        }
        var draft = office.draft(circle, StartSection.name(request));
        var written = written(form.value(CheckPage.WRITTEN));
        var readiness = draft.flatMap(kept -> written.map(at -> readiness(view, kept, at)));
        if (draft.isPresent()
                && readiness.orElse(null) instanceof Ready ready
                && ready.id().hex().equals(id)) {
            var lack =
                    lack(circle, draft.get(), ready, office.frame(view, request).words());
            if (lack.isPresent()) {
                lacks(view, draft.get(), ready, List.of(lack.get()), request, response);
            } else if (first) {
                signFirst(view, draft.get(), ready, form, request, response);
            } else {
                sign(view, draft.get(), ready, form, request, response);
            }
            return;
        }
        // Looked for only now: what keeps this form from being signed may be that the same form was, meanwhile.
        var sent = signing.standing(circle, id);
        if (sent.isPresent()) {
            clearing.found(circle, StartSection.name(request), sent.get());
            Front.redirect(response, SentSection.page(office.frame(view, request), sent.get()));
        } else if (draft.isEmpty()) {
            office.gone(view, request, response);
        } else if (readiness.orElse(null) instanceof Unready(var problems, var refused)) {
            forms.faulty(view, draft.get(), problems, refused, request, response);
        } else {
            var changed = office.frame(view, request).words().say("write.check.changed");
            check(view, draft.get(), List.of(changed), request, response);
        }
    }

    private static Optional<Instant> written(String text) {
        try {
            return Optional.of(Instants.parse(text));
        } catch (MalformedException unfit) {
            return Optional.empty();
        }
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
        var words = frame.words();
        var faults = faults(chosen, office.node().officers(circle), words);
        if (!faults.isEmpty()) {
            show(view, draft, ready, chosen, faults, request, response);
            return;
        }
        var credentials = IntStream.range(0, chosen.size())
                .mapToObj(i -> new Credential(chosen.get(i), form.value(CheckPage.PASSPHRASE + i)))
                .toList();
        var browser = Seal.name(request).orElseThrow();
        // Looked at once more in turn: an office may have spoken, or another officer or a program sent, since.
        Optional<Signing.Outcome> signed = clearing.inTurn(
                circle,
                () -> lack(circle, draft, ready, words).isPresent() || isRefused(circle, draft, ready)
                        ? Optional.empty()
                        : Optional.of(released(circle, draft, ready, credentials, browser)));
        if (signed.isEmpty() && isRefused(circle, draft, ready)) {
            var spoken = against.of(circle, draft, ready.draft());
            forms.faulty(view, draft, spoken, List.of(), request, response);
            return;
        }
        if (signed.isEmpty()) {
            lacks(view, draft, ready, lack(circle, draft, ready, words).stream().toList(), request, response);
            return;
        }
        switch (signed.get()) {
            case Signing.Outcome.Wait(var officers) ->
                show(view, draft, ready, chosen, Said.waits(officers, words), request, response);
            case Signing.Outcome.Standing(var half) -> Front.redirect(response, Office.page(frame, half));
            case Signing.Outcome.Changed() -> changed(view, draft, request, response);
            case Signing.Outcome.Told(SendOutcome.Sent(var entry)) -> {
                front.note(request, Act.What.RELEASED, entry.path());
                Front.redirect(response, SentSection.page(frame, entry));
            }
            case Signing.Outcome.Told(SendOutcome.Locked(var locked)) ->
                show(view, draft, ready, chosen, Said.wrong(locked, words), request, response);
            case Signing.Outcome.Told(SendOutcome.Refused(var reasons)) ->
                forms.faulty(view, draft, List.of(), reasons, request, response);
            case Signing.Outcome.Told(SendOutcome.Ready _) ->
                throw new IllegalStateException("the node checked and did not send");
        }
    }

    private Signing.Outcome released(
            Hash circle, SavedDraft draft, Ready ready, List<Credential> credentials, String browser) {
        var outcome = signing.sign(circle, ready.id(), draft, ready.draft(), credentials, browser);
        if (outcome instanceof Signing.Outcome.Told(SendOutcome.Sent(var entry))) {
            clearing.released(circle, draft.name(), ready.draft(), entry);
            office.node().dropSent(circle, draft.name(), draft.typed());
        }
        return outcome;
    }

    private boolean isRefused(Hash circle, SavedDraft draft, Ready ready) {
        return !against.of(circle, draft, ready.draft()).isEmpty();
    }

    private Optional<Phrase> lack(Hash circle, SavedDraft draft, Ready ready, Words words) {
        return clearing.lack(circle, draft.name(), ready.drafting.sheet(), ready.draft(), words);
    }

    private void lacks(
            CircleView view,
            SavedDraft draft,
            Ready ready,
            List<Phrase> lack,
            ServerRequest request,
            ServerResponse response) {
        response.status(Status.CONFLICT_409);
        show(view, draft, ready, List.of(), lack, request, response);
    }

    /** Shows a draft again that changed while it was signed, or says that it is gone. */
    private void changed(CircleView view, SavedDraft draft, ServerRequest request, ServerResponse response) {
        var why = office.frame(view, request).words().say("write.check.changed");
        office.draft(view.summary().id(), draft.name())
                .ifPresentOrElse(
                        now -> check(view, now, List.of(why), request, response),
                        () -> office.gone(view, request, response));
    }

    /** The first of two signs alone: the draft is fixed as it was shown, and waits. */
    private void signFirst(
            CircleView view,
            SavedDraft draft,
            Ready ready,
            Submitted form,
            ServerRequest request,
            ServerResponse response) {
        var frame = office.frame(view, request);
        var words = frame.words();
        var circle = view.summary().id();
        var signing = office.node().countersigning();
        var officer = form.value(CheckPage.OFFICER + 0);
        var chosen = List.of(officer);
        if (signing.isEmpty() || !office.node().officers(circle).contains(officer)) {
            show(view, draft, ready, chosen, List.of(words.say("write.check.choose")), request, response);
            return;
        }
        var signer = new Signer(new Credential(officer, form.value(CheckPage.PASSPHRASE + 0)), frame.person());
        var one = new OneOfTwo(signing.get(), attempts, Seal.name(request).orElseThrow());
        switch (one.first(circle, draft, ready.draft(), signer)) {
            case OneOfTwo.Tried.Wait<FirstOutcome>(var officers) ->
                show(view, draft, ready, chosen, Said.waits(officers, words), request, response);
            case OneOfTwo.Tried.Told<FirstOutcome>(FirstOutcome.Kept(var half)) -> {
                front.note(request, Act.What.SIGNED_FIRST, half.name() + ", " + officer);
                Front.redirect(response, Office.page(frame, half));
            }
            case OneOfTwo.Tried.Told<FirstOutcome>(FirstOutcome.Standing(var half)) ->
                Front.redirect(response, Office.page(frame, half));
            case OneOfTwo.Tried.Told<FirstOutcome>(FirstOutcome.Changed()) -> changed(view, draft, request, response);
            case OneOfTwo.Tried.Told<FirstOutcome>(FirstOutcome.Locked()) ->
                show(view, draft, ready, chosen, Said.wrong(chosen, words), request, response);
            case OneOfTwo.Tried.Told<FirstOutcome>(FirstOutcome.Refused(var reasons, boolean _)) ->
                forms.faulty(view, draft, List.of(), reasons, request, response);
        }
    }

    /** Why these officers cannot sign it together. */
    private static List<Phrase> faults(List<String> chosen, List<String> officers, Words words) {
        if (!officers.containsAll(chosen)) {
            return List.of(words.say("write.check.choose"));
        }
        return chosen.stream().distinct().count() < chosen.size() ? List.of(words.say("write.check.twice")) : List.of();
    }
}
