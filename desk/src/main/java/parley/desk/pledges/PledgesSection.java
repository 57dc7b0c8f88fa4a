package parley.desk.pledges;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import parley.desk.frame.Csv;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.frame.Templates;
import parley.desk.hindsight.Hindsight;
import parley.desk.hindsight.Look;
import parley.node.view.CircleView;

/** The pledges: what each party owes and has delivered, and where an officer begins to report, answer or suspend. Thread-safe. */
public final class PledgesSection implements Section {
    private final Front front;
    private final Hindsight hindsight;
    private final Templates templates = new Templates();

    public PledgesSection(Front front) {
        this.front = front;
        this.hindsight = new Hindsight(front, Part.PLEDGES);
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, Part.PLEDGES.path(), this::page);
    }

    private void page(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        hindsight.look(circle, request, response, look -> page(look, request, response));
    }

    private void page(Look look, ServerRequest request, ServerResponse response) {
        var formats = PledgeFormats.of(front.node().packs(look.now().summary().id()));
        var page = Overview.of(look.shown(), formats)
                .map(overview -> new PledgesPage(front.frame(look.now(), Part.PLEDGES, request), overview, formats));
        if (page.isPresent()
                && Front.parameter(request, "as").filter("csv"::equals).isPresent()) {
            Csv.send(response, "pledges.csv", page.get().lines());
            return;
        }
        front.html(request, response, page.map(each -> templates.render("pledges/pledges.jte", each)));
    }
}
