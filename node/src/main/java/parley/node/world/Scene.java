package parley.node.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Expected;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.StoryFile;
import parley.agreement.scenario.CaseRunner;
import parley.ledger.entry.Party;
import parley.node.view.AsKnown;
import parley.node.view.Proved;

/** What is played in one circle of a world. Immutable. */
record Scene(WorldCircle circle, StoryFile.Circle told) {
    /** A case, as it is played in the only circle of a world. */
    static Scene of(World world, Scenario scenario) {
        StoryFile.Part part = new StoryFile.Part(world.pack(), scenario);
        return new Scene(
                world.circles().getFirst(),
                new StoryFile.Circle(
                        scenario.name(),
                        world.circles().getFirst().plan().name(),
                        scenario.parties(),
                        List.of(),
                        Optional.empty(),
                        scenario.roles(),
                        List.of(part)));
    }

    /**
     * A finding that is expected here.
     *
     * @param pack under which
     */
    record Awaited(Scene scene, Pack pack, Expected expected) {
        /** When a node can be asked: what is known later of an instant, only later. */
        Instant asked() {
            return expected.known().filter(expected.at()::isBefore).orElse(expected.at());
        }

        /** What a node of the circle found otherwise, a line each. */
        List<String> differences(WorldNode node) {
            return CaseRunner.check(expected, findings(node)).differences().stream()
                    .map(difference -> "on the node of " + node.party() + ": " + difference)
                    .toList();
        }

        private List<Finding> findings(WorldNode node) {
            var circle = scene.circle().id();
            if (expected.known().isPresent()) {
                return node
                        .findings(circle, new AsKnown.At(expected.known().get()), expected.at())
                        .orElse(List.of())
                        .stream()
                        .filter(finding -> finding.stamp().pack().equals(pack.sha256()))
                        .toList();
            }
            return node.circle(circle).stream()
                    .flatMap(view -> view.findings().stream())
                    .filter(view -> view.pack().equals(pack.sha256()))
                    .filter(view -> view.head().name().equals(expected.finding()))
                    .flatMap(view -> node.prove(circle, view).stream())
                    .map(Proved::finding)
                    .toList();
        }
    }

    Stream<Awaited> awaited() {
        return told.parts().stream()
                .flatMap(part ->
                        part.scenario().expect().stream().map(expected -> new Awaited(this, part.pack(), expected)));
    }

    List<Item> timeline() {
        return told.timeline();
    }

    /** Everybody in the circle but the author: those who receipt what is said in it. */
    int others() {
        return circle.plan().members().size() - 1;
    }

    /** Those of the nodes that are in the circle. */
    List<WorldNode> nodes(World world) {
        return circle.plan().members().stream().map(world::node).toList();
    }

    /** The node of a party. */
    static WorldNode node(World world, parley.agreement.value.Party party) {
        return world.node(new Party(party.code()));
    }
}
