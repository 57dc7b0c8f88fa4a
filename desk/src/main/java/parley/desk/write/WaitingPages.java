package parley.desk.write;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.desk.foresight.Outlook;
import parley.desk.live.Rows;
import parley.desk.live.WaitingRows;
import parley.desk.rota.Current;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.CircleView;
import parley.node.view.countersign.HalfSigned;
import parley.node.view.countersign.Prospects;
import parley.node.view.office.KeptStint;
import parley.node.view.office.RotaDuty;
import parley.node.view.office.WatchAct;

/** Draws the page of a draft that waits for a second officer. Thread-safe. */
final class WaitingPages {
    private final Office office;
    private final Rows findings;
    private final Clearing clearing;

    WaitingPages(Office office, Rows findings, Clearing clearing) {
        this.office = office;
        this.findings = findings;
        this.clearing = clearing;
    }

    /** What was chosen and typed on the page before, and what was wrong with it. */
    record Typed(String officer, String reason, List<Phrase> faults) {}

    /** The page with what the draft would change now; absent where no agreement has its format any more. */
    void show(CircleView view, HalfSigned draft, Typed typed, ServerRequest request, ServerResponse response) {
        var circle = view.summary().id();
        var node = office.node();
        var signing = node.countersigning();
        var sheet = Sheet.of(node, circle, draft.entry().format());
        if (sheet.isEmpty() || signing.isEmpty()) {
            office.absent(request, response);
            return;
        }
        var frame = office.frame(view, request);
        var foresight = node.foresee(circle, draft.entry());
        var prospects = draft.prospects().or(() -> foresight.map(Prospects::of));
        var account = draft.signed().account();
        boolean own = !account.isEmpty() && account.equals(frame.person());
        var officers = signing.get().officers(circle, draft.entry().format()).stream()
                .filter(officer -> !officer.equals(draft.signed().officer()))
                .toList();
        office.show(
                request,
                response,
                "waiting",
                new WaitingPage(
                        frame,
                        office.seal(request, response),
                        draft,
                        Exact.of(sheet.get(), draft.entry(), draft.payload(), view, frame.words()),
                        officers,
                        onWatch(view),
                        rota(view, officers, frame.words()),
                        prospects.flatMap(all -> WaitingRows.due(node.party(), view, all)),
                        prospects.isPresent(),
                        foresight.map(found -> Outlook.of(found, findings)),
                        Drift.of(draft, foresight, frame.words()),
                        clearing.progress(circle, draft.name(), sheet.get(), draft.entry(), frame.words()),
                        own,
                        own || account.isEmpty(),
                        typed.officer,
                        typed.reason,
                        typed.faults,
                        signing.get().faults(circle, draft)));
    }

    /** What the rota says of who signs second, and whether whom it names can. */
    private List<Phrase> rota(CircleView view, List<String> officers, Words words) {
        var circle = view.summary().id();
        var current = Current.of(office.node().office(), circle, office.node().now());
        var told = new ArrayList<Phrase>();
        current.ifPresent(rota -> {
            told.addAll(rota.told(words, RotaDuty.SECOND));
            rota.named(RotaDuty.SECOND).now().stream()
                    .map(KeptStint::stint)
                    .filter(stint -> officers.stream().noneMatch(stint::names))
                    .map(stint -> words.say("rota.second.none", "who", stint.officer()))
                    .forEach(told::add);
        });
        return told;
    }

    private Optional<String> onWatch(CircleView view) {
        return office.node()
                .office()
                .flatMap(kept -> kept.acts(view.summary().id(), 1).stream().findFirst())
                .filter(WatchAct::taken)
                .map(act -> act.hand().officer());
    }
}
