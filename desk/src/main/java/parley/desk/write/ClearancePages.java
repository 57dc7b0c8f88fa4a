package parley.desk.write;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import parley.desk.frame.Frame;
import parley.desk.frame.Front;
import parley.desk.words.Phrase;
import parley.ledger.bytes.Bytes;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.SendOutcome;
import parley.node.view.clearance.KeptOffice;
import parley.node.view.clearance.Wording;
import parley.node.view.countersign.HalfSigned;

/** Draws the pages of clearance: that of a draft, and that of an office. Thread-safe. */
final class ClearancePages {
    private final Front front;
    private final Office office;
    private final Clearing clearing;
    private final Against against;
    private final ClearingRows rows;

    ClearancePages(Front front, Office office, Gates gates, ClearingRows rows) {
        this.front = front;
        this.office = office;
        this.clearing = gates.clearing();
        this.against = gates.against();
        this.rows = rows;
    }

    /**
     * A draft that could be sent as it stands.
     *
     * @param fixed whether an officer has signed it
     */
    record Subject(String name, Sheet sheet, Draft entry, Bytes payload, boolean fixed) {
        Wording wording() {
            return Wording.of(entry);
        }

        /** Where it is signed. */
        String onward(Frame frame) {
            return frame.to(fixed ? "write/waiting/" + name : "write/draft/" + name + "/check");
        }
    }

    /** The draft of a name; empty where there is none, or it cannot be sent as it stands. */
    Optional<Subject> subject(CircleView view, String name) {
        var half = office.waiting(view.summary().id(), name);
        return half.isPresent() ? half.flatMap(draft -> fixed(view, draft)) : open(view, name);
    }

    private Optional<Subject> fixed(CircleView view, HalfSigned draft) {
        return Sheet.of(office.node(), view.summary().id(), draft.entry().format())
                .map(sheet -> new Subject(draft.name(), sheet, draft.entry(), draft.payload(), true));
    }

    private Optional<Subject> open(CircleView view, String name) {
        var circle = view.summary().id();
        var written = office.node().now().truncatedTo(ChronoUnit.SECONDS);
        return office.draft(circle, name)
                .flatMap(draft -> Sheet.of(office.node(), circle, draft.typed().format())
                        .map(sheet -> Drafting.read(sheet, draft.typed(), view))
                        .filter(drafting -> drafting.problems().isEmpty()
                                && against.of(circle, draft, drafting.draft(written))
                                        .isEmpty()))
                .flatMap(drafting -> office.node().check(circle, drafting.draft(written))
                                instanceof SendOutcome.Ready(var payload, int _)
                        ? Optional.of(new Subject(name, drafting.sheet(), drafting.draft(written), payload, false))
                        : Optional.empty());
    }

    void show(
            CircleView view,
            Subject subject,
            ClearancePage.Typed typed,
            List<Phrase> faults,
            ServerRequest request,
            ServerResponse response) {
        var frame = office.frame(view, request);
        var circle = view.summary().id();
        var standing = clearing.standing(circle, subject.name, subject.sheet, subject.entry);
        boolean guarded = front.keeper().registry().isPresent();
        office.show(
                request,
                response,
                "clearing",
                new ClearancePage(
                        frame,
                        office.seal(request, response),
                        subject.name,
                        subject.fixed,
                        Exact.of(subject.sheet, subject.entry, subject.payload, view, frame.words()),
                        subject.wording().hash().hex(),
                        clearing.progress(circle, subject.name, subject.sheet, subject.entry, frame.words()),
                        standing.asked().isPresent(),
                        standing.places().stream()
                                .filter(place -> ClearanceSection.maySpeak(place, guarded, frame.person()))
                                .toList(),
                        standing.missing().stream()
                                .map(place -> place.office().id())
                                .sorted()
                                .toList(),
                        standing.asked().flatMap(act -> ClearingRows.due(office.node(), view, act)),
                        typed,
                        faults));
    }

    void office(CircleView view, KeptOffice kept, boolean guarded, ServerRequest request, ServerResponse response) {
        office.show(
                request,
                response,
                "clearingoffice",
                new ClearingOfficePage(
                        office.frame(view, request),
                        kept.name(),
                        guarded,
                        kept.office().people(),
                        rows.of(view, kept.id())));
    }
}
