package parley.desk;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.node.office.Office;
import parley.node.store.DurableSteps;
import parley.node.view.Change;

/** A desk over a node at rest whose office lies on disk, and a browser without scripts in front of it. */
final class OfficeDesk implements AutoCloseable {
    final RestingNode node = new RestingNode();
    private final Path data;
    private final PlainBrowser browser = new PlainBrowser(() -> desk().port());
    private Office office;
    private Desk desk;

    OfficeDesk(Path data) throws IOException {
        this.data = data;
        this.office = openOffice();
        this.desk = openDesk();
    }

    private Office openOffice() {
        var opened = Office.open(
                data, () -> RestingNode.NOW, DurableSteps.NONE, circle -> node.announce(Change.Topic.OFFICE));
        node.office = Optional.of(opened);
        return opened;
    }

    private Desk openDesk() throws IOException {
        return Desk.open(node, new Rows(new Titles(List.of())), data, 0);
    }

    Office office() {
        return office;
    }

    private Desk desk() {
        return desk;
    }

    HttpResponse<String> get(String path) throws Exception {
        return browser.get(path);
    }

    /** Fills in a form as it was drawn. */
    HttpResponse<String> post(HttpResponse<String> drawn, String path, String... typed) throws Exception {
        return browser.post(drawn, path, typed);
    }

    /** Sends a form as a page of this site or another would. */
    HttpResponse<String> post(String path, Map<String, String> form, String site) throws Exception {
        return browser.post(path, form, site);
    }

    /** As after a new start of the desk alone. */
    void reopenDesk() throws IOException {
        desk.close();
        desk = openDesk();
    }

    /** As after a new start of the node. */
    void reopen() throws IOException {
        desk.close();
        office.close();
        office = openOffice();
        desk = openDesk();
    }

    @Override
    public void close() {
        desk.close();
        office.close();
        browser.close();
    }
}
