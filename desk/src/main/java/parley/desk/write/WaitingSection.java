package parley.desk.write;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;
import parley.desk.access.Act;
import parley.desk.form.Seal;
import parley.desk.form.Submitted;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.words.Phrase;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.view.CircleView;
import parley.node.view.Credential;
import parley.node.view.countersign.Countersigning;
import parley.node.view.countersign.HalfSigned;
import parley.node.view.countersign.SecondOutcome;
import parley.node.view.countersign.Signer;

/**
 * A draft that one officer has signed: what another sees of it, and what he does with it. What he signs is what the first
 * signed, by its id, which commits to every byte. Thread-safe.
 */
final class WaitingSection implements Section {
    private final Front front;
    private final Office office;
    private final WaitingPages pages;
    private final Attempts attempts;
    private final Clearing clearing;
    private final Against against;

    WaitingSection(Front front, Office office, WaitingPages pages, Attempts attempts, Gates gates) {
        this.front = front;
        this.office = office;
        this.pages = pages;
        this.attempts = attempts;
        this.clearing = gates.clearing();
        this.against = gates.against();
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, "write/waiting/{name}", this::show);
        front.post(routing, "write/waiting/{name}/sign", office.taking(acting(this::sign)));
        front.post(routing, "write/waiting/{name}/refuse", office.taking(acting(this::refuse)));
        front.post(routing, "write/waiting/{name}/withdraw", office.taking(acting(this::withdraw)));
    }

    /** A form about a draft that waits, with what its answer needs. */
    private record Asked(
            CircleView view,
            Countersigning signing,
            Hash entry,
            Submitted form,
            ServerRequest request,
            ServerResponse response) {
        Hash circle() {
            return view.summary().id();
        }
    }

    @FunctionalInterface
    private interface Doing {
        void with(Asked asked);
    }

    private parley.desk.form.Intake.Taken acting(Doing doing) {
        return (view, form, request, response) -> {
            var signing = office.node().countersigning();
            if (signing.isEmpty()) {
                office.absent(request, response);
                return;
            }
            if (!office.isForPeople(view, request, response)) {
                return;
            }
            var asked = new Asked(view, signing.get(), id(form), form, request, response);
            if (waiting(asked)
                    .filter(draft -> !draft.name().equals(StartSection.name(request)))
                    .isPresent()) {
                office.absent(request, response); // The address names one draft, and the form another.
                return;
            }
            doing.with(asked);
        };
    }

    private static Hash id(Submitted form) {
        try {
            return Hash.hex(form.value(WaitingPage.ENTRY));
        } catch (IllegalArgumentException unfit) {
            throw new MalformedException("entry", "it is 64 hex digits");
        }
    }

    private void show(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var name = StartSection.name(request);
        var waiting = circle.flatMap(view -> office.waiting(view.summary().id(), name));
        if (waiting.isPresent()) {
            pages.show(circle.get(), waiting.get(), new WaitingPages.Typed("", "", List.of()), request, response);
        } else if (circle.flatMap(view -> office.draft(view.summary().id(), name))
                .isPresent()) {
            Front.redirect(response, office.frame(circle.get(), request).to("write/draft/" + name));
        } else {
            office.absent(request, response);
        }
    }

    private void sign(Asked asked) {
        var words = office.frame(asked.view, asked.request).words();
        var officer = asked.form.value(WaitingPage.OFFICER);
        if (!office.node().officers(asked.circle()).contains(officer)) {
            again(asked, List.of(words.say("write.check.choose")));
            return;
        }
        var lack = lack(asked);
        if (lack.isPresent()) {
            again(asked, List.of(lack.get()));
            return;
        }
        var signer = new Signer(new Credential(officer, asked.form.value(WaitingPage.PASSPHRASE)), account(asked));
        var browser = Seal.name(asked.request).orElseThrow();
        var one = new OneOfTwo(asked.signing, attempts, browser);
        // Looked at once more in turn: an office may have spoken, or another officer sent, since.
        Optional<OneOfTwo.Tried<SecondOutcome>> tried = clearing.inTurn(
                asked.circle(),
                () -> lack(asked).isPresent()
                        ? Optional.empty()
                        : Optional.of(one.second(asked.circle(), asked.entry, signer)));
        if (tried.isEmpty()) {
            again(asked, lack(asked).stream().toList());
            return;
        }
        switch (tried.get()) {
            case OneOfTwo.Tried.Wait<SecondOutcome>(var officers) -> again(asked, Said.waits(officers, words));
            case OneOfTwo.Tried.Told<SecondOutcome>(var outcome) -> told(asked, officer, outcome);
        }
    }

    /** Whose clearance is missing, should more be asked for by now than when it was first signed; or what the record says. */
    private Optional<Phrase> lack(Asked asked) {
        var words = office.frame(asked.view, asked.request).words();
        return waiting(asked)
                .flatMap(draft -> against.fixed(asked.circle(), draft, words))
                .or(() -> uncleared(asked));
    }

    private Optional<Phrase> uncleared(Asked asked) {
        return waiting(asked)
                .flatMap(draft -> Sheet.of(
                                office.node(), asked.circle(), draft.entry().format())
                        .flatMap(sheet -> clearing.lack(
                                asked.circle(),
                                draft.name(),
                                sheet,
                                draft.entry(),
                                office.frame(asked.view, asked.request).words())));
    }

    private static Optional<HalfSigned> waiting(Asked asked) {
        return asked.signing.waiting(asked.circle()).stream()
                .filter(draft -> draft.signed().entry().equals(asked.entry))
                .findFirst();
    }

    private void refuse(Asked asked) {
        var words = office.frame(asked.view, asked.request).words();
        var reason = asked.form.value(WaitingPage.REASON).replace("\r\n", "\n").strip();
        try {
            told(asked, "", asked.signing.refuse(asked.circle(), asked.entry, account(asked), reason));
        } catch (MalformedException unfit) {
            again(asked, List.of(words.say("write.second.reason.need", "limit", Countersigning.REASON_MAX)));
        }
    }

    private void withdraw(Asked asked) {
        var outcome = asked.signing.withdraw(asked.circle(), asked.entry, account(asked));
        if (outcome instanceof SecondOutcome.Same(var first)) {
            var words = office.frame(asked.view, asked.request).words();
            again(asked, List.of(words.say("write.second.withdraw.other", "who", first.who())));
        } else {
            told(asked, "", outcome);
        }
    }

    private String account(Asked asked) {
        return office.frame(asked.view, asked.request).person();
    }

    private void told(Asked asked, String officer, SecondOutcome outcome) {
        var frame = office.frame(asked.view, asked.request);
        var words = frame.words();
        switch (outcome) {
            case SecondOutcome.Sent(var entry) -> {
                front.note(asked.request, Act.What.RELEASED, entry.path());
                Front.redirect(asked.response, SentSection.page(frame, entry));
            }
            case SecondOutcome.Released(var act) -> {
                boolean refused = !act.reason().isEmpty();
                front.note(
                        asked.request,
                        refused ? Act.What.SIGNATURE_REFUSED : Act.What.SIGNATURE_WITHDRAWN,
                        refused ? act.draft() + ": " + act.reason().replace('\n', ' ') : act.draft());
                Front.redirect(asked.response, refused ? frame.to(Part.WRITE) : frame.to("write/draft/" + act.draft()));
            }
            case SecondOutcome.Over(var last, var entry) -> {
                asked.response.status(Status.CONFLICT_409);
                office.show(
                        asked.request,
                        asked.response,
                        "over",
                        new OverPage(
                                frame,
                                last.map(act -> Said.act(act, words)).orElseGet(() -> words.say("write.second.gone")),
                                entry.map(pointer -> SentSection.page(frame, pointer))));
            }
            case SecondOutcome.Same(var first) ->
                again(asked, List.of(words.say("write.second.both", "who", first.who())));
            case SecondOutcome.Locked() -> again(asked, Said.wrong(List.of(officer), words));
            case SecondOutcome.Refused(var reasons) ->
                again(asked, reasons.stream().map(words::isolated).toList());
        }
    }

    /** The page again, with why nothing was done; or that it waits no longer. */
    private void again(Asked asked, List<Phrase> faults) {
        Optional<HalfSigned> waiting = waiting(asked);
        if (waiting.isEmpty()) {
            told(asked, "", new SecondOutcome.Over(asked.signing.last(asked.circle(), asked.entry), Optional.empty()));
            return;
        }
        asked.response.status(Status.UNPROCESSABLE_CONTENT_422);
        var typed = new WaitingPages.Typed(
                asked.form.value(WaitingPage.OFFICER), asked.form.value(WaitingPage.REASON), faults);
        pages.show(asked.view, waiting.get(), typed, asked.request, asked.response);
    }
}
