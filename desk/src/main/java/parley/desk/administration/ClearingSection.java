package parley.desk.administration;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.desk.access.Act;
import parley.desk.form.Declined;
import parley.desk.form.Intake;
import parley.desk.form.Seal;
import parley.desk.form.Submitted;
import parley.desk.frame.Frame;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.signin.Counter;
import parley.desk.words.Marks;
import parley.desk.words.Phrase;
import parley.ledger.text.MalformedException;
import parley.node.view.CircleView;
import parley.node.view.clearance.ClearanceView;
import parley.node.view.clearance.ClearingList;
import parley.node.view.clearance.ClearingOffice;
import parley.node.view.clearance.KeptClearingList;
import parley.node.view.clearance.KeptOffice;
import parley.node.view.clearance.ListOutcome;
import parley.node.view.clearance.OfficeOutcome;
import parley.node.view.office.OfficeView;

/** The offices that clear drafts, and which formats ask for which: shown, and changed. Thread-safe. */
final class ClearingSection implements Section {
    static final String PATH = Part.ADMINISTRATION.path() + "/clearing";

    private final Front front;
    private final Counter counter;
    private final Intake intake;

    ClearingSection(Front front, Counter counter, Seal seal) {
        this.front = front;
        this.counter = counter;
        this.intake = new Intake(seal, new Declined(front, counter::refuse));
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, PATH, shown(this::page));
        front.get(routing, PATH + "/office", shown(this::office));
        front.post(routing, PATH + "/office", taking(this::keepOffice));
        front.get(routing, PATH + "/list", shown(this::list));
        front.post(routing, PATH + "/list", taking(this::keepList));
    }

    /** A request with what its answer needs. */
    record Asked(
            CircleView view,
            ClearanceView clearance,
            Frame frame,
            Submitted form,
            ServerRequest request,
            ServerResponse response) {
        String parameter(String name) {
            return Front.parameter(request, name).orElse("");
        }
    }

    @FunctionalInterface
    private interface Doing {
        void with(Asked asked);
    }

    private Front.Shown shown(Doing doing) {
        return (circle, request, response) -> circle.flatMap(
                        view -> asked(view, Submitted.parse(""), request, response))
                .ifPresentOrElse(doing::with, () -> front.html(request, response, Optional.empty()));
    }

    private Front.Shown taking(Doing doing) {
        return intake.taking((view, form, request, response) -> asked(view, form, request, response)
                .ifPresentOrElse(doing::with, () -> front.html(request, response, Optional.empty())));
    }

    private Optional<Asked> asked(CircleView view, Submitted form, ServerRequest request, ServerResponse response) {
        return front.node()
                .office()
                .map(OfficeView::clearance)
                .map(clearance -> new Asked(
                        view, clearance, front.frame(view, Part.ADMINISTRATION, request), form, request, response));
    }

    private boolean guarded() {
        return front.keeper().registry().isPresent();
    }

    /** Who has signed in, or holds a key; else what was typed. */
    private String who(Asked asked) {
        return guarded() ? Front.visitor(asked.request).called() : line(asked.form.value("who"));
    }

    private static boolean isName(String who) {
        return !who.isEmpty() && who.length() <= 200;
    }

    private static String line(String typed) {
        return Marks.seen(typed.replaceAll("\\p{Cntrl}+", " ").strip());
    }

    private void page(Asked asked) {
        var circle = asked.view.summary().id();
        var offices = asked.clearance.offices(circle);
        var lists = asked.clearance.lists(circle);
        counter.show(
                asked.request,
                asked.response,
                "administration/clearing.jte",
                new ClearingPage(
                        asked.frame,
                        guarded(),
                        offices,
                        accounts(),
                        formats(asked.view)
                                .map(format -> format.row(lists, offices))
                                .toList()));
    }

    private List<String> accounts() {
        return front.keeper()
                .registry()
                .map(all -> all.accounts().all().stream()
                        .filter(account -> account.isOpen())
                        .map(account -> account.name())
                        .toList())
                .orElse(List.of());
    }

    private Stream<ClearingFormat> formats(CircleView view) {
        return front.node().packs(view.summary().id()).stream()
                .flatMap(pack -> pack.formats().values().stream().map(format -> new ClearingFormat(pack, format)));
    }

    private void office(Asked asked) {
        var kept = asked.clearance.offices(asked.view.summary().id()).stream()
                .filter(office -> String.valueOf(office.id()).equals(asked.parameter("office")))
                .findFirst();
        if (kept.isEmpty() && !asked.parameter("office").isEmpty()) {
            front.html(asked.request, asked.response, Optional.empty());
            return;
        }
        var typed = kept.map(office -> new ClearingOfficePage.Typed(
                        office.name(), String.join("\n", office.office().people()), ""))
                .orElseGet(() -> new ClearingOfficePage.Typed("", "", ""));
        show(asked, kept, typed, List.of());
    }

    private void show(Asked asked, Optional<KeptOffice> kept, ClearingOfficePage.Typed typed, List<Phrase> faults) {
        counter.show(
                asked.request,
                asked.response,
                "administration/clearingoffice.jte",
                new ClearingOfficePage(
                        asked.frame,
                        counter.seal(asked.request, asked.response),
                        guarded(),
                        kept.map(KeptOffice::id).orElse(0L),
                        kept.map(KeptOffice::number).orElse(0L),
                        accounts(),
                        typed,
                        faults));
    }

    private void keepOffice(Asked asked) {
        var circle = asked.view.summary().id();
        var form = asked.form;
        long id = number(form.value("office"));
        long after = number(form.value("after"));
        var name = line(form.value("name"));
        var people = form.value("people")
                .lines()
                .map(ClearingSection::line)
                .filter(line -> !line.isEmpty())
                .toList();
        var typed = new ClearingOfficePage.Typed(form.value("name"), form.value("people"), form.value("who"));
        var who = who(asked);
        var words = asked.frame.words();
        if (name.isEmpty() || name.length() > ClearingOffice.NAME) {
            again(asked, id, typed, words.say("clear.admin.name.need", "limit", ClearingOffice.NAME));
            return;
        }
        if (!isName(who)) {
            again(asked, id, typed, words.say("clear.name.need"));
            return;
        }
        try {
            var outcome = form.value("do").equals("remove")
                    ? asked.clearance.remove(circle, id, after, who)
                    : asked.clearance.keep(circle, id, after, new ClearingOffice(name, people, who));
            switch (outcome) {
                case OfficeOutcome.Kept(var kept) -> done(asked, Act.What.CLEARING_OFFICE_CHANGED, said(kept));
                case OfficeOutcome.Removed() -> done(asked, Act.What.CLEARING_OFFICE_CHANGED, name + " –");
                case OfficeOutcome.Alike(var other) ->
                    again(asked, id, typed, words.say("clear.admin.alike", "name", other.name()));
                case OfficeOutcome.Full(int offices) ->
                    again(asked, id, typed, words.say("clear.admin.full", "limit", offices));
                case OfficeOutcome.Changed(var standing) ->
                    again(
                            asked,
                            id,
                            typed,
                            standing.isEmpty()
                                    ? words.say("clear.admin.gone")
                                    : changed(
                                            asked,
                                            standing.getFirst().office().who(),
                                            standing.getFirst().at()));
                case OfficeOutcome.Asked(var lists) ->
                    again(asked, id, typed, words.say("clear.admin.asked", "formats", named(asked, lists)));
            }
        } catch (MalformedException unfit) {
            again(asked, id, typed, words.say("signin.unfit", "reason", String.valueOf(unfit.getMessage())));
        }
    }

    private static String said(KeptOffice kept) {
        return kept.office().people().isEmpty()
                ? kept.name()
                : kept.name() + ": " + String.join(", ", kept.office().people());
    }

    private static Phrase changed(Asked asked, String who, Instant at) {
        return asked.frame.words().say("clear.admin.other", "who", who, "time", at);
    }

    private String named(Asked asked, List<KeptClearingList> lists) {
        return formats(asked.view)
                .filter(format -> lists.stream().anyMatch(format::isOf))
                .map(format -> format.title().in(asked.frame.words().language().code()))
                .collect(Collectors.joining(", "));
    }

    /** The form again, with what stands by now and what was typed. */
    private void again(Asked asked, long id, ClearingOfficePage.Typed typed, Phrase fault) {
        asked.response.status(Status.CONFLICT_409);
        var kept = asked.clearance.offices(asked.view.summary().id()).stream()
                .filter(office -> office.id() == id)
                .findFirst();
        show(asked, kept, typed, List.of(fault));
    }

    private void done(Asked asked, Act.What what, String about) {
        front.note(asked.request, what, about);
        Front.redirect(asked.response, asked.frame.to(PATH));
    }

    private static long number(String typed) {
        return typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : 0;
    }

    private void list(Asked asked) {
        var format = format(asked);
        if (format.isEmpty()) {
            front.html(asked.request, asked.response, Optional.empty());
            return;
        }
        show(asked, format.get(), List.of());
    }

    private Optional<ClearingFormat> format(Asked asked) {
        return formats(asked.view)
                .filter(format -> format.pack().agreement().equals(asked.parameter("agreement"))
                        && format.format().name().equals(asked.parameter("format")))
                .findFirst();
    }

    private void show(Asked asked, ClearingFormat format, List<Phrase> faults) {
        var circle = asked.view.summary().id();
        var kept = asked.clearance.lists(circle).stream().filter(format::isOf).findFirst();
        counter.show(
                asked.request,
                asked.response,
                "administration/clearinglist.jte",
                new ClearingListPage(
                        asked.frame,
                        counter.seal(asked.request, asked.response),
                        format.pack().agreement(),
                        format.format().name(),
                        format.title(),
                        kept.map(KeptClearingList::number).orElse(0L),
                        asked.clearance.offices(circle),
                        kept.map(list -> list.list().steps()).orElse(List.of()),
                        faults));
    }

    private void keepList(Asked asked) {
        var format = format(asked);
        if (format.isEmpty()) {
            front.html(asked.request, asked.response, Optional.empty());
            return;
        }
        var circle = asked.view.summary().id();
        var words = asked.frame.words();
        if (!isName(who(asked))) {
            refused(asked, format.get(), words.say("clear.name.need"));
            return;
        }
        var steps = asked.clearance.offices(circle).stream()
                .flatMap(office -> {
                    long turn = number(asked.form.value("turn." + office.id()));
                    return turn == 0
                            ? Stream.<ClearingList.Step>empty()
                            : Stream.of(new ClearingList.Step(office.id(), (int) Math.min(turn, 1000)));
                })
                .toList();
        try {
            var list = new ClearingList(
                    format.get().pack().agreement(), format.get().format().name(), steps, who(asked));
            switch (asked.clearance.keep(circle, number(asked.form.value("after")), list)) {
                case ListOutcome.Kept(var kept) ->
                    done(
                            asked,
                            Act.What.CLEARING_LIST_CHANGED,
                            format.get().format().name() + ": "
                                    + format.get().said(kept, asked.clearance.offices(circle)));
                case ListOutcome.Changed(var standing) ->
                    refused(asked, format.get(), changed(asked, standing.list().who(), standing.at()));
                case ListOutcome.Absent() -> refused(asked, format.get(), words.say("clear.admin.gone"));
            }
        } catch (MalformedException unfit) {
            refused(asked, format.get(), words.say("signin.unfit", "reason", String.valueOf(unfit.getMessage())));
        }
    }

    private void refused(Asked asked, ClearingFormat format, Phrase fault) {
        asked.response.status(Status.CONFLICT_409);
        show(asked, format, List.of(fault));
    }
}
