package parley.desk.write;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import parley.desk.access.Act;
import parley.desk.form.Intake;
import parley.desk.form.Submitted;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.desk.words.Marks;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.view.CircleView;
import parley.node.view.clearance.Asking;
import parley.node.view.clearance.ClearanceAct;
import parley.node.view.clearance.ClearanceAct.Kind;
import parley.node.view.clearance.ClearanceOutcome;
import parley.node.view.clearance.ClearanceView;
import parley.node.view.clearance.Decision;
import parley.node.view.clearance.KeptOffice;
import parley.node.view.clearance.Standing;
import parley.node.view.clearance.Waiver;
import parley.node.view.countersign.Prospects;

/** Clearance of a draft: asked for, given or refused by offices, and waived. Thread-safe. */
final class ClearanceSection implements Section {
    private static final String PATH = "write/clearance";

    private final Front front;
    private final Office office;
    private final Clearing clearing;
    private final ClearancePages pages;

    ClearanceSection(Front front, Office office, Clearing clearing, ClearancePages pages) {
        this.front = front;
        this.office = office;
        this.clearing = clearing;
        this.pages = pages;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, PATH, this::office);
        front.get(routing, PATH + "/{name}", this::show);
        front.post(routing, PATH + "/{name}/ask", acting(this::ask));
        front.post(routing, PATH + "/{name}/decide", acting(this::decide));
        front.post(routing, PATH + "/{name}/waive", acting(this::waive));
    }

    /** A form about the clearance of a draft, with what its answer needs. */
    private record Asked(
            CircleView view,
            ClearanceView clearance,
            ClearancePages.Subject subject,
            Submitted form,
            String who,
            Words words,
            ServerRequest request,
            ServerResponse response) {
        Hash circle() {
            return view.summary().id();
        }

        /** Whether the form is about the text as it stands now. */
        boolean isAboutThis() {
            return form.value(ClearancePage.TEXT)
                    .equals(subject.wording().hash().hex());
        }
    }

    @FunctionalInterface
    private interface Doing {
        void with(Asked asked);
    }

    private Front.Shown acting(Doing doing) {
        Intake.Taken taken = (view, form, request, response) -> {
            if (!office.isForPeople(view, "clear.people", request, response)) {
                return;
            }
            var frame = office.frame(view, request);
            var subject = pages.subject(view, StartSection.name(request));
            var clearance = clearing.kept();
            if (subject.isEmpty() || clearance.isEmpty()) {
                // What cannot be sent cannot be cleared: the check says why.
                elsewhere(view, request, response);
                return;
            }
            var who = frame.person().isEmpty() ? line(form.value(ClearancePage.WHO)) : frame.person();
            var asked = new Asked(view, clearance.get(), subject.get(), form, who, frame.words(), request, response);
            if (who.isEmpty()) {
                again(asked, Status.UNPROCESSABLE_CONTENT_422, asked.words.say("clear.name.need"));
            } else {
                doing.with(asked);
            }
        };
        return office.taking(taken);
    }

    private static String line(String typed) {
        var line = Marks.seen(typed.replaceAll("\\p{Cntrl}+", " ").strip());
        return line.length() > 200 ? "" : line;
    }

    private void elsewhere(CircleView view, ServerRequest request, ServerResponse response) {
        var name = StartSection.name(request);
        if (office.draft(view.summary().id(), name).isPresent()) {
            Front.redirect(response, office.frame(view, request).to("write/draft/" + name + "/check"));
        } else {
            office.gone(view, request, response);
        }
    }

    private void show(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var name = StartSection.name(request);
        var subject = circle.flatMap(view -> pages.subject(view, name));
        if (subject.isPresent() && clearing.kept().isPresent()) {
            pages.show(circle.get(), subject.get(), ClearancePage.Typed.NOTHING, List.of(), request, response);
        } else if (circle.flatMap(view -> office.draft(view.summary().id(), name))
                .isPresent()) {
            Front.redirect(response, office.frame(circle.get(), request).to("write/draft/" + name + "/check"));
        } else {
            office.absent(request, response);
        }
    }

    private void office(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var asked = Front.parameter(request, "office").orElse("");
        var found = circle.flatMap(view -> clearing.kept().stream()
                .flatMap(kept -> kept.offices(view.summary().id()).stream())
                .filter(each -> String.valueOf(each.id()).equals(asked))
                .findFirst());
        if (found.isEmpty()) {
            office.absent(request, response);
            return;
        }
        pages.office(circle.get(), found.get(), front.keeper().registry().isPresent(), request, response);
    }

    private void ask(Asked asked) {
        if (!asked.isAboutThis()) {
            changed(asked);
            return;
        }
        var sheet = asked.subject.sheet();
        var asking = new Asking(
                asked.subject.name(),
                sheet.pack().agreement(),
                sheet.format().name(),
                asked.subject.wording(),
                office.node().foresee(asked.circle(), asked.subject.entry()).map(Prospects::of),
                asked.who);
        told(asked, asked.clearance.ask(asked.circle(), asking), false);
    }

    private void decide(Asked asked) {
        var chosen = asked.form.value(ClearancePage.OFFICE).split(":", 2);
        var place = asked.clearance.offices(asked.circle()).stream()
                .filter(each -> String.valueOf(each.id()).equals(chosen[0]))
                .findFirst();
        var kind = kind(asked.form.value(ClearancePage.SAYS));
        var said = text(asked.form.value(ClearancePage.SAID));
        var fault = place.isEmpty()
                ? Optional.of(asked.words.say("clear.choose.office"))
                : fault(asked, place.get(), kind, said);
        if (fault.isPresent()) {
            again(asked, Status.UNPROCESSABLE_CONTENT_422, fault.get());
        } else if (!asked.isAboutThis()) {
            changed(asked);
        } else {
            long after = chosen.length == 2 && chosen[1].matches("[0-9]{1,18}") ? Long.parseLong(chosen[1]) : 0;
            var decision = new Decision(
                    asked.subject.name(),
                    asked.subject.wording().hash(),
                    place.get().id(),
                    after,
                    kind.orElseThrow(),
                    asked.who,
                    said);
            told(asked, asked.clearance.decide(asked.circle(), decision), false);
        }
    }

    private Optional<Phrase> fault(Asked asked, KeptOffice of, Optional<Kind> kind, String said) {
        if (front.keeper().registry().isPresent() && !of.office().has(asked.who)) {
            return Optional.of(asked.words.say("clear.not-yours", "who", asked.who, "office", of.name()));
        }
        if (kind.isEmpty()) {
            return Optional.of(asked.words.say("clear.choose.what"));
        }
        if (kind.get() == Kind.CLEARED) {
            return said.isEmpty() ? Optional.empty() : Optional.of(asked.words.say("clear.remark.extra"));
        }
        return need(asked, said);
    }

    private static Optional<Phrase> need(Asked asked, String said) {
        boolean fit = !said.isBlank()
                && said.length() <= ClearanceAct.SAID_MAX
                && said.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n');
        return fit ? Optional.empty() : Optional.of(asked.words.say("clear.need", "limit", ClearanceAct.SAID_MAX));
    }

    private static String text(String typed) {
        return Marks.seen(typed.replace("\r\n", "\n").replace('\t', ' ').strip());
    }

    static Optional<Kind> kind(String word) {
        return Stream.of(Kind.values())
                .filter(Kind::isDecision)
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private void waive(Asked asked) {
        var reason = text(asked.form.value(ClearancePage.REASON));
        var fault = need(asked, reason);
        if (fault.isPresent()) {
            again(asked, Status.UNPROCESSABLE_CONTENT_422, fault.get());
        } else if (!asked.isAboutThis()) {
            changed(asked);
        } else {
            var sheet = asked.subject.sheet();
            var waiver = new Waiver(
                    asked.subject.name(),
                    sheet.pack().agreement(),
                    sheet.format().name(),
                    asked.subject.wording(),
                    ids(asked.form.value(ClearancePage.MISSING)),
                    asked.who,
                    reason);
            told(asked, asked.clearance.waive(asked.circle(), waiver), true);
        }
    }

    private static List<Long> ids(String text) {
        if (!text.matches("[0-9]{1,18}( [0-9]{1,18}){0,19}")) {
            throw new MalformedException("offices", "these are none: " + MalformedException.quote(text));
        }
        return Stream.of(text.split(" ", -1)).map(Long::valueOf).toList();
    }

    private void told(Asked asked, ClearanceOutcome outcome, boolean onward) {
        var frame = office.frame(asked.view, asked.request);
        switch (outcome) {
            case ClearanceOutcome.Done(var act) -> {
                front.note(asked.request, noted(act.kind()), about(act));
                Front.redirect(
                        asked.response,
                        onward ? asked.subject.onward(frame) : frame.to(PATH + "/" + asked.subject.name()));
            }
            case ClearanceOutcome.Before(var act) ->
                again(
                        asked,
                        Status.CONFLICT_409,
                        act.kind() == Kind.WAIVED
                                ? Clearing.waived(act, asked.words)
                                : asked.words.say("clear.before", "before", Clearing.decided(act, asked.words)));
            case ClearanceOutcome.Changed() -> changed(asked);
        }
    }

    private static Act.What noted(Kind kind) {
        return switch (kind) {
            case ASKED -> Act.What.CLEARANCE_ASKED;
            case CLEARED, REMARKED -> Act.What.CLEARED;
            case REFUSED -> Act.What.NOT_CLEARED;
            case WAIVED -> Act.What.CLEARANCE_WAIVED;
            case ENDED -> throw new IllegalArgumentException("nobody ends a clearance");
        };
    }

    /** A line of the log is cut where it is long: before the offices, which may be many, stands what was said. */
    private static String about(ClearanceAct act) {
        var office = act.called().isEmpty() ? "" : ", " + act.called();
        var said = act.said().isEmpty() ? "" : ": " + act.said().replace('\n', ' ');
        return act.kind() == Kind.WAIVED ? act.draft() + said + office : act.draft() + office + said;
    }

    private void changed(Asked asked) {
        again(asked, Status.CONFLICT_409, asked.words.say("clear.changed"));
    }

    /** The page as it stands now, with why nothing was done and what was typed. */
    private void again(Asked asked, Status status, Phrase fault) {
        asked.response.status(status);
        var typed = new ClearancePage.Typed(
                asked.form.value(ClearancePage.OFFICE),
                asked.form.value(ClearancePage.SAYS),
                asked.form.value(ClearancePage.SAID),
                asked.form.value(ClearancePage.WHO),
                asked.form.value(ClearancePage.REASON));
        pages.show(asked.view, asked.subject, typed, List.of(fault), asked.request, asked.response);
    }

    /** Whether somebody may say for an office what it says. */
    static boolean maySpeak(Standing.Place place, boolean guarded, String person) {
        return place.isUp() && (!guarded || place.office().office().has(person));
    }
}
