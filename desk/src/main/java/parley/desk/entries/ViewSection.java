package parley.desk.entries;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.form.Intake;
import parley.desk.form.Seal;
import parley.desk.form.Submitted;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.shift.Filled;
import parley.desk.words.Phrase;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.view.CircleView;
import parley.node.view.office.KeptView;
import parley.node.view.office.Limits;
import parley.node.view.office.OfficeView;
import parley.node.view.office.SavedView;
import parley.node.view.office.ViewOutcome;

/**
 * Saves the filter of the list under a name, renames such a view and removes it. A form carries the fields of the filter, which
 * the list's own reader reads: no address that somebody typed is ever kept. Thread-safe.
 */
final class ViewSection implements Section, Intake.Refusal {
    private static final Filled BLANK = new Filled(Map.of(), List.of(), "");

    private final Front front;
    private final Filters filters;
    private final Seal seal;
    private final EntriesPages pages;

    ViewSection(Front front, Filters filters, Seal seal, EntriesPages pages) {
        this.front = front;
        this.filters = filters;
        this.seal = seal;
        this.pages = pages;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, ViewPage.PATH, this::form);
        front.post(routing, ViewPage.PATH, new Intake(seal, this).taking(this::take));
    }

    /** The saved views of a circle; empty where the node keeps no office. */
    Optional<List<KeptView>> views(CircleView view) {
        return front.node().office().map(office -> office.views(view.summary().id()));
    }

    private void form(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        if (circle.isEmpty() || front.node().office().isEmpty()) {
            absent(request, response);
            return;
        }
        var visit = new Visit(circle.get(), request, response);
        var number = Front.parameter(request, "number");
        if (number.isPresent()) {
            var kept = kept(visit, number.get());
            front.html(request, response, kept.map(view -> draw(visit, kept, asked(visit, view), named(view))));
            return;
        }
        var asked = filters.asked(circle.get(), field -> Front.parameter(request, field));
        if (asked.problems().isEmpty() && asked.query().narrows()) {
            show(visit, Status.OK_200, Optional.empty(), asked, BLANK);
        } else {
            Front.redirect(response, ViewPage.list(front.frame(circle.get(), Part.ENTRIES, request), asked.filter()));
        }
    }

    private void take(CircleView view, Submitted form, ServerRequest request, ServerResponse response) {
        var office = front.node().office();
        if (office.isEmpty()) {
            absent(request, response);
            return;
        }
        var visit = new Visit(view, request, response);
        var naming = new Naming(form, front.frame(view, Part.ENTRIES, request));
        switch (form.value("act")) {
            case "save" -> save(visit, office.get(), form, naming);
            case "rename" -> rename(visit, office.get(), form, naming);
            case "remove" -> remove(visit, office.get(), form, naming);
            default ->
                throw new MalformedException("form", "it has no button " + MalformedException.quote(form.value("act")));
        }
    }

    private void save(Visit visit, OfficeView office, Submitted form, Naming naming) {
        var asked = asked(visit, form);
        var name = naming.name();
        var who = naming.who();
        asked.problems().forEach(problem -> naming.fault(Naming.NAME, problem.tell(front.words(visit.request))));
        if (asked.problems().isEmpty() && !asked.query().narrows()) {
            naming.fault(Naming.NAME, say(visit, "entries.view.error.all"));
        }
        if (naming.faulty()) {
            show(visit, Status.UNPROCESSABLE_CONTENT_422, Optional.empty(), asked, naming.filled());
        } else {
            var outcome = office.save(visit.circle(), new SavedView(name, asked.filter(), who));
            answer(visit, Optional.empty(), asked, naming, outcome);
        }
    }

    private void rename(Visit visit, OfficeView office, Submitted form, Naming naming) {
        var kept = kept(visit, form.value("number"));
        var asked = kept.map(view -> asked(visit, view)).orElseGet(() -> asked(visit, form));
        var name = naming.name();
        var who = naming.who();
        if (naming.faulty()) {
            show(visit, Status.UNPROCESSABLE_CONTENT_422, kept, asked, naming.filled());
        } else {
            answer(visit, kept, asked, naming, office.rename(visit.circle(), number(form.value("number")), name, who));
        }
    }

    private void answer(Visit visit, Optional<KeptView> kept, Asked asked, Naming naming, ViewOutcome outcome) {
        switch (outcome) {
            case ViewOutcome.Kept(var view) -> {
                toList(visit, view.view().query());
                return;
            }
            case ViewOutcome.Alike(var other) ->
                naming.fault(
                        Naming.NAME,
                        say(
                                visit,
                                "entries.view.error.alike",
                                "name",
                                other.view().name()));
            case ViewOutcome.Full(var views) ->
                naming.fault(Naming.NAME, say(visit, "entries.view.error.full", "value", views, "limit", Limits.VIEWS));
            case ViewOutcome.Gone _ -> naming.fault(Naming.NOWHERE, say(visit, "entries.view.error.gone"));
        }
        show(visit, Status.CONFLICT_409, kept, asked, naming.filled());
    }

    private void remove(Visit visit, OfficeView office, Submitted form, Naming naming) {
        var kept = kept(visit, form.value("number"));
        var asked = kept.map(view -> asked(visit, view)).orElseGet(() -> asked(visit, form));
        var who = naming.who();
        if (naming.faulty()) {
            show(visit, Status.UNPROCESSABLE_CONTENT_422, kept, asked, naming.filled());
        } else if (office.remove(visit.circle(), number(form.value("number")), who)) {
            toList(visit, asked.filter());
        } else {
            naming.fault(Naming.NOWHERE, say(visit, "entries.view.error.gone"));
            show(visit, Status.CONFLICT_409, kept, asked, naming.filled());
        }
    }

    private void toList(Visit visit, String filter) {
        Front.redirect(visit.response, ViewPage.list(front.frame(visit.view, Part.ENTRIES, visit.request), filter));
    }

    private Optional<KeptView> kept(Visit visit, String number) {
        return views(visit.view).stream()
                .flatMap(List::stream)
                .filter(kept -> kept.number() == number(number))
                .findFirst();
    }

    private static long number(String typed) {
        return typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : 0;
    }

    private Asked asked(Visit visit, Submitted form) {
        return filters.asked(visit.view, field -> Optional.of(form.value(field)));
    }

    private Asked asked(Visit visit, KeptView kept) {
        return asked(visit, Submitted.parse(kept.view().query()));
    }

    private static Filled named(KeptView kept) {
        return new Filled(Map.of(Naming.NAME, kept.view().name()), List.of(), "");
    }

    private Phrase say(Visit visit, String key, Object... slots) {
        return front.words(visit.request).say(key, slots);
    }

    private void show(Visit visit, Status status, Optional<KeptView> kept, Asked asked, Filled form) {
        visit.response.status(status);
        front.html(visit.request, visit.response, Optional.of(draw(visit, kept, asked, form)));
    }

    private String draw(Visit visit, Optional<KeptView> kept, Asked asked, Filled form) {
        var said = new Telling(front.words(visit.request), filters.titles().in(visit.view)).of(asked.query());
        return pages.view(new ViewPage(
                front.frame(visit.view, Part.ENTRIES, visit.request),
                seal.of(visit.request, visit.response),
                asked,
                said,
                kept,
                form));
    }

    @Override
    public void absent(ServerRequest request, ServerResponse response) {
        front.html(request, response, Optional.empty());
    }

    @Override
    public void unsealed(CircleView view, Submitted form, boolean own, ServerRequest request, ServerResponse response) {
        var visit = new Visit(view, request, response);
        var typed = own ? form : Submitted.parse("");
        var naming = new Naming(typed, front.frame(view, Part.ENTRIES, request));
        naming.fault(Naming.NOWHERE, say(visit, own ? "shift.refused.stale" : "write.refused.foreign"));
        refuse(visit, Status.FORBIDDEN_403, typed, naming);
    }

    @Override
    public void unfit(CircleView view, MalformedException why, ServerRequest request, ServerResponse response) {
        var visit = new Visit(view, request, response);
        var naming = new Naming(Submitted.parse(""), front.frame(view, Part.ENTRIES, request));
        naming.fault(Naming.NOWHERE, say(visit, "shift.unfit", "reason", String.valueOf(why.getMessage())));
        refuse(visit, Status.BAD_REQUEST_400, Submitted.parse(""), naming);
    }

    private void refuse(Visit visit, Status status, Submitted typed, Naming naming) {
        if (front.node().office().isEmpty()) {
            absent(visit.request, visit.response);
            return;
        }
        var kept = kept(visit, typed.value("number"));
        var asked = kept.map(standing -> asked(visit, standing)).orElseGet(() -> asked(visit, typed));
        show(visit, status, kept, asked, naming.filled());
    }

    /** One request about a circle, with what answers it. */
    private record Visit(CircleView view, ServerRequest request, ServerResponse response) {
        Hash circle() {
            return view.summary().id();
        }
    }
}
