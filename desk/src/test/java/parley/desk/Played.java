package parley.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parley.agreement.load.CaseLoader;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Scenario;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.scenario.ScenarioRecord;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.json.Json;
import parley.node.view.EntryView;
import parley.node.view.ReceiptView;
import parley.node.view.RefView;
import parley.node.view.TimeInterval;

/** A case as a node shows it: its findings, and its entries as they stand in the logs. */
final class Played {
    private Played() {}

    static Scenario scenario(Pack pack, String text) {
        return CaseLoader.load("case", text, pack).scenario();
    }

    static CaseNode node(Pack pack, Scenario scenario, Instant now) {
        var record = new ScenarioRecord(scenario).knownAt(now);
        var entries = new ArrayList<EntryView>();
        scenario.parties().forEach(party -> record.log(party).forEach(entry -> entries.add(view(entry))));
        return new CaseNode(pack, scenario, entries, now);
    }

    private static EntryView view(RecordedEntry entry) {
        return new EntryView(
                pointer(entry.pointer()),
                entry.format(),
                false,
                entry.to().stream().map(Party::code).toList(),
                entry.subject(),
                Optional.empty(),
                entry.references().stream()
                        .map(ref -> new RefView(ref.role().word(), pointer(ref.target())))
                        .toList(),
                entry.written(),
                "en",
                json(entry.body()).print().utf8(),
                Bytes.EMPTY,
                Optional.empty(),
                Optional.of(time(entry.witnessed())),
                entry.received().entrySet().stream()
                        .filter(each -> !each.getKey().equals(entry.author()))
                        .map(each -> receipt(each.getKey(), each.getValue()))
                        .toList());
    }

    private static ReceiptView receipt(Party party, Interval received) {
        var at = received.latest().filter(_ -> received.earliest().equals(received.latest()));
        return new ReceiptView(
                party.code(), at.isPresent() ? ReceiptView.State.RECEIVED : ReceiptView.State.POSTED, at);
    }

    private static parley.node.view.EntryPointer pointer(EntryPointer at) {
        return new parley.node.view.EntryPointer(at.party().code(), 1, at.index(), Hash.hex(at.id()));
    }

    private static TimeInterval time(Interval interval) {
        return new TimeInterval(
                interval.earliest(),
                interval.latest(),
                interval.missing().stream().map(Party::code).toList());
    }

    private static Json json(Data data) {
        return switch (data) {
            case Data.Text(var text) -> Json.text(text);
            case Data.Whole(var number) -> Json.whole(number);
            case Data.Flag(var flag) -> Json.flag(flag);
            case Data.Items(var items) -> Json.items(items.stream().map(Played::json));
            case Data.Members(var members) -> {
                Map<String, Json> values = new LinkedHashMap<>();
                members.forEach((name, value) -> values.put(name, json(value)));
                yield Json.members(values);
            }
        };
    }
}
