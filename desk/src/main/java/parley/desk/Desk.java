package parley.desk;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.staticcontent.ClasspathHandlerConfig;
import io.helidon.webserver.staticcontent.StaticContentFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import parley.desk.access.Keeper;
import parley.desk.access.Rule;
import parley.desk.administration.AdministrationSection;
import parley.desk.api.Access;
import parley.desk.api.Api;
import parley.desk.api.ApiSection;
import parley.desk.api.Token;
import parley.desk.calendar.CalendarSection;
import parley.desk.calendar.DraftChanges;
import parley.desk.council.CouncilRefusals;
import parley.desk.council.CouncilSection;
import parley.desk.entries.EntriesSection;
import parley.desk.figures.FiguresSection;
import parley.desk.foresight.Gate;
import parley.desk.form.Seal;
import parley.desk.frame.ElsewhereSection;
import parley.desk.frame.Front;
import parley.desk.frame.Section;
import parley.desk.health.HealthSection;
import parley.desk.history.HistorySection;
import parley.desk.ledger.LedgerSection;
import parley.desk.letter.LetterWriter;
import parley.desk.line.LineSection;
import parley.desk.live.Changes;
import parley.desk.live.Rows;
import parley.desk.map.MapSection;
import parley.desk.metrics.Meters;
import parley.desk.metrics.MetricsSection;
import parley.desk.metrics.Requests;
import parley.desk.openid.OpenIdSection;
import parley.desk.openid.OpenIdSettings;
import parley.desk.pledges.PledgesSection;
import parley.desk.refusal.Answered;
import parley.desk.refusal.Proposals;
import parley.desk.refusal.Refusals;
import parley.desk.shift.ShiftSection;
import parley.desk.signin.AccessSection;
import parley.desk.signin.Counter;
import parley.desk.signin.Entrance;
import parley.desk.signin.GuardedRouting;
import parley.desk.treaty.TreatySection;
import parley.desk.watch.Alert;
import parley.desk.watch.WatchSection;
import parley.desk.write.Points;
import parley.desk.write.Turns;
import parley.desk.write.WriteSection;
import parley.node.backup.Backups;
import parley.node.view.BusyException;
import parley.node.view.NodeView;
import parley.node.view.StoppedException;

/**
 * The officers' pages of one node, on a listener of their own that only this machine can reach. Closing it ends every
 * open page's connection; the node goes on.
 */
public final class Desk implements AutoCloseable {
    /** Each open page of the watch holds one. */
    private static final int MAX_CONNECTIONS = 256;

    private static final Duration IDLE = Duration.ofMinutes(1);

    /** The most that is read of a request: beyond what any part takes, so that the part can say what its limit is. */
    private static final long MOST_POSTED = 8L << 20;

    private final NodeView node;
    private final Token token = Token.draw();
    private final Changes changes = new Changes(System.nanoTime());
    private final Keeper keeper;
    private final Meters meters;
    private final List<Rule> routes = new ArrayList<>();
    private final AutoCloseable subscription;
    private final WebServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Desk(NodeView node, Rows rows, Keeper keeper, int port, Optional<OpenIdSettings> service, Backups backups) {
        this.node = node;
        this.keeper = keeper;
        this.meters = new Meters(node, keeper.denied(), changes);
        var alert = new Alert(node, rows);
        var front = new Front(node, keeper, alert);
        var entrance = new Entrance(front, token, this::address);
        var seal = new Seal();
        var counter = new Counter(front, seal);
        var shift = new ShiftSection(front, rows, seal, new LetterWriter(node, rows));
        var gate = new Gate(System::nanoTime);
        var turns = new Turns();
        var refusals = new Refusals(node, List.of(CouncilRefusals::of, Proposals::of, Points::of, new Answered(node)));
        var write =
                new WriteSection(front, seal, rows, gate, DraftChanges::of, new WriteSection.Sending(turns, refusals));
        var sections = new ArrayList<Section>(List.of(
                new WatchSection(front, rows, changes, alert, seal, shift, write.waiting()),
                new EntriesSection(front, rows, seal),
                write,
                new MapSection(front),
                new CalendarSection(front, rows, gate),
                new TreatySection(front, rows),
                new FiguresSection(front, rows),
                new LineSection(front, seal, counter::refuse),
                new PledgesSection(front),
                new CouncilSection(front, seal, counter::refuse),
                new HistorySection(front, seal, counter::refuse),
                new LedgerSection(front, seal, counter),
                shift,
                new AdministrationSection(front, counter, seal, changes::followers, backups),
                new AccessSection(front, counter, this::address, service.map(OpenIdSettings::name), System::nanoTime),
                new ApiSection(new Api(node, turns, refusals), front),
                new HealthSection(node),
                new MetricsSection(meters)));
        service.map(settings -> new OpenIdSection(front, counter, settings, this::address, System::nanoTime))
                .ifPresent(sections::add);
        sections.add(new ElsewhereSection(front));
        this.subscription = node.subscribe(changes::note);
        this.server = WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .shutdownHook(false)
                .maxTcpConnections(MAX_CONNECTIONS)
                .idleConnectionTimeout(IDLE)
                .maxPayloadSize(MOST_POSTED)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .addFeature(StaticContentFeature.builder()
                        .addClasspath(assets("parley/desk/assets", "/assets/desk"))
                        .build())
                .routing(routing -> {
                    routing.addFilter(new Requests(meters))
                            .addFilter(new Guard())
                            .error(BusyException.class, Desk::busy)
                            .error(StoppedException.class, Desk::stopped);
                    var guarded = new GuardedRouting(routing, entrance);
                    sections.forEach(section -> section.route(guarded));
                    routes.addAll(guarded.registered());
                })
                .build();
    }

    /**
     * Opens the desk of a node, and leaves in its data folder how a program reaches it.
     *
     * @param data the node's data folder
     * @param port 0 for any free one
     * @throws IOException when the folder cannot be written to
     * @throws UncheckedIOException when the port is taken
     */
    public static Desk open(NodeView node, Rows rows, Path data, int port) throws IOException {
        return open(node, rows, data, port, InstantSource.system(), Optional.empty());
    }

    /**
     * Opens the desk of a node.
     *
     * @param clock by which sessions and codes end: the machine's, whatever the node's own clock says
     * @param service that vouches for people; with one the desk asks who comes even before the first account
     */
    public static Desk open(
            NodeView node, Rows rows, Path data, int port, InstantSource clock, Optional<OpenIdSettings> service)
            throws IOException {
        return open(node, rows, data, port, new Surroundings(clock, service, Optional.empty()));
    }

    /**
     * What a desk is opened with beside its node.
     *
     * @param clock by which sessions and codes end: the machine's, whatever the node's own clock says
     * @param service that vouches for people
     * @param backups the folder that the settings name for backups
     */
    public record Surroundings(InstantSource clock, Optional<OpenIdSettings> service, Optional<Path> backups) {}

    /** Opens the desk of a node in its surroundings. */
    public static Desk open(NodeView node, Rows rows, Path data, int port, Surroundings around) throws IOException {
        var keeper = new Keeper(data, around.clock());
        if (around.service().isPresent()) {
            keeper.make();
        }
        var backups = new Backups(data, node.party(), around.backups(), around.clock());
        var desk = new Desk(node, rows, keeper, port, around.service(), backups);
        try {
            desk.server.start();
            if (!desk.server.isRunning()) { // Helidon 4.5.0 logs that it cannot listen, and goes on
                throw new UncheckedIOException(new BindException("cannot listen on port " + port + " of 127.0.0.1"));
            }
            new Access(URI.create("http://127.0.0.1:" + desk.port() + "/"), desk.token).write(data);
            return desk;
        } catch (RuntimeException | IOException failed) {
            desk.close();
            throw failed;
        }
    }

    /** Where its page is, for a browser on this machine: each party under a name of its own. */
    public URI address() {
        return URI.create("http://%s.localhost:%d/".formatted(node.party().toLowerCase(Locale.ROOT), port()));
    }

    /** The code of the party whose desk it is. */
    public String party() {
        return node.party();
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** Every route that its parts have registered, with what it needs; for the test that walks over all of them. */
    List<Rule> routes() {
        return List.copyOf(routes);
    }

    /** Closing it again does nothing. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        changes.close();
        try {
            subscription.close();
        } catch (Exception failed) {
            throw new IllegalStateException("the node did not let the desk go", failed);
        } finally {
            server.stop();
            keeper.close();
            meters.close();
        }
    }

    private static void busy(ServerRequest request, ServerResponse response, BusyException busy) {
        response.header(HeaderNames.RETRY_AFTER, Long.toString(BusyException.RETRY.toSeconds()));
        Guard.refuse(Status.SERVICE_UNAVAILABLE_503, String.valueOf(busy.getMessage()), request, response);
    }

    private static void stopped(ServerRequest request, ServerResponse response, StoppedException stopped) {
        Guard.refuse(Status.SERVICE_UNAVAILABLE_503, String.valueOf(stopped.getMessage()), request, response);
    }

    private static ClasspathHandlerConfig assets(String location, String context) {
        return ClasspathHandlerConfig.builder()
                .location(location)
                .context(context)
                .build();
    }
}
