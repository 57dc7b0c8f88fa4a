package parley.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.agreement.evaluate.LiveAssessment;
import parley.agreement.finding.Finding;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/** A record of activities, each notified by its host, under an agreement that says nothing but "at most three at once". */
final class AtOnceRecord {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Party READER = new Party("R");

    private final Map<Party, Long> sizes = new HashMap<>();
    private final LiveAssessment live;

    AtOnceRecord(int hosts) {
        List<Party> parties = new ArrayList<>(List.of(READER));
        for (int i = 0; i < hosts; i++) {
            parties.add(new Party("H" + i));
        }
        live = new LiveAssessment(pack(), parties, Map.of(), Map.of(), AT);
    }

    /** The next entry of a host's log: its body is not read yet. */
    RecordedEntry entry(Held activity) {
        Party host = new Party(activity.host());
        long index = sizes.merge(host, 1L, Long::sum) - 1;
        String subject = host + "/" + index;
        Map<String, Data> body = Map.of(
                "activity", new Data.Text(subject),
                "hosts", new Data.Items(List.of(new Data.Text(host.code()))),
                "start", new Data.Text(LocalDate.ofEpochDay(activity.start()).toString()),
                "end", new Data.Text(LocalDate.ofEpochDay(activity.end()).toString()));
        Map<Party, Interval> received = new TreeMap<>(Map.of(READER, Interval.at(AT)));
        return new RecordedEntry(
                new EntryPointer(host, index, "%s%06x".formatted(host, index)),
                new TreeSet<>(),
                "notice",
                "1",
                Optional.of(subject),
                List.of(),
                AT,
                Interval.at(AT),
                received,
                new Data.Members(body));
    }

    void learn(RecordedEntry entry) {
        live.learn(entry);
        live.learn(entry.author(), entry.pointer().index() + 1);
    }

    LiveAssessment.Changes changes() {
        return live.changes();
    }

    /** Every finding: for each host a run of days on which there are too many, or one that there are none. */
    List<Finding> findings() {
        return live.findings();
    }

    private static Pack pack() {
        return PackLoader.load(new PackFiles(new TreeMap<>(Map.of(
                "agreement.yaml",
                AGREEMENT,
                "provisions/at-once.yaml",
                LIMIT,
                "formats/notice.yaml",
                NOTICE,
                "text.md",
                TEXT))));
    }

    private static final String AGREEMENT = """
            agreement: at-once
            version: "1"
            title: At most three at once
            time: { zone: UTC }
            facts:
              Activity:
                owner: hosts
                id: id
                hosts: [party]
                start: date
                end: date
            """;

    private static final String LIMIT = """
            provision: at-once
            kind: limit
            ref: "1"
            for: Activity
            debtors: [{ ref: "1", each: activity.hosts }]
            members: { ref: "1", when: "has(activity.start)" }
            limits:
              - { id: together, ref: "1", atMost: 3, counting: { overlap: [activity.start, activity.end], ends: inclusive } }
            """;

    private static final String NOTICE = """
            format: notice
            title: { en: Notice }
            ref: "1"
            release: 1
            precedence: routine
            states:
              - { fact: Activity, id: body.activity }
            fields:
              - { item: "1", name: activity, type: id, required: true, label: { en: Activity } }
              - { item: "2", name: hosts, type: [party], required: true, label: { en: Hosts } }
              - { item: "3", name: start, type: date, required: true, label: { en: Start } }
              - { item: "4", name: end, type: date, required: true, label: { en: End } }
            """;

    private static final String TEXT = """
            # At most three at once

            ## 1

            - status: written for this measurement
            - checked: no

            A host holds at most three activities at once.
            """;
}
