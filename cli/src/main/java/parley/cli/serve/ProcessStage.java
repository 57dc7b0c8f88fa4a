package parley.cli.serve;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.cli.cases.Library;
import parley.cli.found.CharterDraft;
import parley.cli.officer.DeskClient;
import parley.cli.terminal.Failure;
import parley.cli.terminal.Terminal;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.entry.Party;
import parley.node.world.Report;
import parley.node.world.World;

/** A circle of nodes in processes of their own, on the real clock, that plays one case. For one thread. */
final class ProcessStage implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration START = Duration.ofMinutes(2);

    private final Scenario scenario;
    private final Pack pack;
    private final DrillCircle circle;
    private final NodeProcesses nodes;
    private final Map<Party, URI> desks = new LinkedHashMap<>();

    private ProcessStage(Library.Located played, DrillCircle circle, NodeProcesses nodes) {
        this.scenario = played.loaded().scenario();
        this.pack = played.pack();
        this.circle = circle;
        this.nodes = nodes;
    }

    /**
     * Founds the circle and starts its nodes; returns when every desk is open.
     *
     * @param cast who takes part
     * @param folder an existing folder, in which each node gets its own
     * @param firstDesk the first desk's port, the others follow; 0 for any free ones
     * @param onSignal runs when this process is told to end, once all nodes have ended
     */
    static ProcessStage set(
            Terminal terminal, Library.Located played, List<Party> cast, Path folder, int firstDesk, Runnable onSignal)
            throws IOException, InterruptedException {
        var nodes = new NodeProcesses(onSignal);
        try {
            terminal.progress("making the parties' keys ...");
            var circle = DrillCircle.found(folder, cast, draft(terminal, played), firstDesk);
            terminal.progress("starting the nodes ...");
            var stage = new ProcessStage(played, circle, nodes);
            stage.start(terminal.home());
            return stage;
        } catch (RuntimeException | IOException | InterruptedException failed) {
            nodes.close();
            throw failed;
        }
    }

    private static CharterDraft draft(Terminal terminal, Library.Located played) {
        var roles = new LinkedHashMap<String, Party>();
        played.loaded().scenario().roles().forEach((role, party) -> roles.put(role, new Party(party.code())));
        return new CharterDraft(
                played.loaded().title(),
                terminal.clock().instant(),
                true,
                roles,
                List.of(played.pack()),
                World.bindings(played.pack(), played.loaded().scenario().parameters()),
                new TimeQuorum.Majority());
    }

    private void start(Path home) throws IOException, InterruptedException {
        var starting = new LinkedHashMap<Party, NodeProcess>();
        for (Party party : circle.parties()) {
            starting.put(party, nodes.start(party.code(), home, circle.data(party), circle.nodePassphrase(party)));
        }
        long begun = System.nanoTime();
        for (var node : starting.entrySet()) {
            while (node.getValue().desk().isEmpty()) {
                if (System.nanoTime() - begun > START.toNanos()) {
                    throw Failure.environment("the node of %s has not opened its desk within %d minutes"
                            .formatted(node.getKey(), START.toMinutes()));
                }
                nodes.pause(LOOK);
            }
            desks.put(node.getKey(), node.getValue().desk().orElseThrow());
        }
    }

    /** Where each party's desk is. */
    Map<Party, URI> desks() {
        return Collections.unmodifiableMap(desks);
    }

    /** Sends the entries of the case and waits for the receipts. */
    Report play() throws IOException, InterruptedException {
        var clients = new LinkedHashMap<Party, DeskClient>();
        try {
            for (Party party : circle.parties()) {
                clients.put(party, DeskClient.of(circle.data(party)));
            }
            return new RealPlay(scenario, pack, circle, clients, nodes).run();
        } catch (Failure | IOException failed) {
            nodes.pause(Duration.ofSeconds(1)); // a node that died says more than a desk that does not answer
            throw failed;
        } finally {
            clients.values().forEach(DeskClient::close);
        }
    }

    /** Lets the nodes run until this process is told to end; fails when one of them ends before. */
    void hold() throws InterruptedException {
        while (true) {
            nodes.pause(Duration.ofHours(1));
        }
    }

    @Override
    public void close() {
        nodes.close();
    }
}
