package parley.agreement.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.scenario.Stories.Story;
import parley.agreement.value.Data;

/** The dates and instants of a story, put to the edges of what can be stated. */
record Edges(Story story, Random random) {
    private static final List<String> DAYS = List.of("0000-01-01", "0001-01-01", "9999-12-31", "2024-02-29");
    private static final List<String> MOMENTS =
            List.of("0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2024-02-29T00:00:00Z");

    /** The same story with other dates and instants in its bodies. */
    Scenario scenario() {
        Scenario as = story.scenario();
        List<Item> timeline = as.timeline().stream().map(this::item).toList();
        return new Scenario(as.name(), as.parties(), as.roles(), as.parameters(), timeline, as.expect());
    }

    private Item item(Item item) {
        return new Item(
                item.at(),
                item.by(),
                item.format(),
                item.subject(),
                item.to(),
                item.refs(),
                (Data.Members) edge(item.body()),
                item.witnessed(),
                item.received(),
                item.assumed(),
                item.line());
    }

    private Data edge(Data data) {
        return switch (data) {
            case Data.Text(var text) when text.matches("\\d{4}-\\d\\d-\\d\\d") -> one(DAYS);
            case Data.Text(var text) when text.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z") -> one(MOMENTS);
            case Data.Items(var items) ->
                new Data.Items(items.stream().map(this::edge).toList());
            case Data.Members(var members) -> {
                Map<String, Data> edged = new LinkedHashMap<>();
                members.forEach((name, value) -> edged.put(name, edge(value)));
                yield new Data.Members(edged);
            }
            case Data.Text _, Data.Whole _, Data.Flag _ -> data;
        };
    }

    private Data one(List<String> edges) {
        return new Data.Text(edges.get(random.nextInt(edges.size())));
    }
}
