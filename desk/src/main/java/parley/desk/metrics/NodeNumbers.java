package parley.desk.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import parley.node.Release;
import parley.node.view.CircleSummary;
import parley.node.view.NodeView;
import parley.node.view.Upkeep;
import parley.node.view.mail.MailState;

/** How a node stands, asked for at each reading and from what the node keeps: nothing is worked out for it. Thread-safe. */
final class NodeNumbers implements MultiCollector {
    private final NodeView node;

    NodeNumbers(NodeView node) {
        this.node = node;
    }

    @Override
    public MetricSnapshots collect() {
        var families = new Families();
        families.gauge(
                "parley_build_info",
                "The party whose node this is, the version of Parley and that of the entries it writes; always 1.",
                1,
                Labels.of(
                        "party",
                        node.party(),
                        "version",
                        Release.VERSION,
                        "entries",
                        Integer.toString(Release.ENTRIES),
                        "java",
                        Runtime.version().toString()));
        families.gauge(
                "parley_node_time_seconds",
                "The node's clock, by which deadlines run: seconds since 1970.",
                node.now().getEpochSecond(),
                Labels.EMPTY);
        for (CircleSummary circle : node.circles()) {
            families.gauge(
                    "parley_circle_info",
                    "A circle by its id and name; always 1.",
                    1,
                    Labels.of(
                            "circle",
                            circle.id().hex(),
                            "name",
                            circle.name(),
                            "drill",
                            Boolean.toString(circle.drill())));
            node.vitals(circle.id()).ifPresent(vitals -> new CircleNumbers(vitals, node.now()).addTo(families));
        }
        node.upkeep().ifPresent(upkeep -> add(upkeep, families));
        add(node.office().map(office -> office.mail().state()).orElse(MailState.NONE), families);
        return families.snapshots();
    }

    private static void add(MailState mail, Families families) {
        families.gauge(
                "parley_mail_waiting", "To how many addresses a letter is under way.", mail.waiting(), Labels.EMPTY);
        families.gauge(
                "parley_mail_relay_failing",
                "1 when the mail relay was not reached at the last try, or gave no answer; 0 otherwise, and without a relay.",
                mail.trouble().isPresent() ? 1 : 0,
                Labels.EMPTY);
    }

    private static void add(Upkeep upkeep, Families families) {
        upkeep.storeBytes()
                .forEach((database, bytes) -> families.gauge(
                        "parley_store_bytes",
                        "The size of a database with its journal.",
                        bytes,
                        Labels.of("database", database)));
        upkeep.freeBytes()
                .ifPresent(bytes -> families.gauge(
                        "parley_store_free_bytes",
                        "What is left on the disk of the data folder.",
                        bytes,
                        Labels.EMPTY));
        upkeep.answered()
                .forEach(answered -> families.counter(
                        "parley_exchange_requests",
                        "Requests of peers that were answered, by what they asked for and what they got.",
                        answered.count(),
                        Labels.of("kind", answered.kind(), "answer", answered.answer())));
    }
}
