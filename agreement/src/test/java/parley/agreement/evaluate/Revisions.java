package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.KnownRecord;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/** Adds to a record what no story tells of: corrections, withdrawals, withdrawals of those, joins, contests, stray targets. */
final class Revisions {
    private final KnownRecord record;
    private final Random random;
    private final Map<Party, List<RecordedEntry>> logs = new LinkedHashMap<>();

    private Revisions(KnownRecord record, Random random) {
        this.record = record;
        this.random = random;
        record.parties().forEach(party -> logs.put(party, new ArrayList<>(record.log(party))));
    }

    static KnownRecord of(KnownRecord record, Random random) {
        Revisions revisions = new Revisions(record, random);
        if (record.parties().stream().anyMatch(party -> !record.log(party).isEmpty())) {
            for (int i = random.nextInt(6); i > 0; i--) {
                revisions.add();
            }
        }
        return new KnownRecord(
                record.parties(),
                record.roles(),
                record.parameters(),
                revisions.logs,
                record.ends(),
                record.sizes(),
                record.knownAt(),
                record.leftOut());
    }

    private void add() {
        RecordedEntry of = any();
        Party author = of.author();
        switch (random.nextInt(6)) {
            case 0 -> append(author, of, Reference.Role.CORRECTS, of.pointer(), body(of));
            case 1 -> append(author, of, Reference.Role.WITHDRAWS, of.pointer(), of.body());
            case 2 -> append(author, of, Reference.Role.CORRECTS, stray(of.pointer()), body(of));
            case 3, 4 -> append(anyParty(), of, Reference.Role.JOINS, of.pointer(), new Data.Members(Map.of()));
            default -> append(anyParty(), any(), Reference.Role.RELATES, of.pointer(), body(any()));
        }
    }

    private static EntryPointer stray(EntryPointer pointer) {
        return new EntryPointer(pointer.party(), pointer.index(), pointer.id() + "0");
    }

    private RecordedEntry any() {
        List<RecordedEntry> all = logs.values().stream().flatMap(List::stream).toList();
        return all.get(random.nextInt(all.size()));
    }

    private Party anyParty() {
        return record.parties().get(random.nextInt(record.parties().size()));
    }

    /** The body of another entry of the same format, or the same with a field less. */
    private Data.Members body(RecordedEntry of) {
        List<RecordedEntry> alike = logs.values().stream()
                .flatMap(List::stream)
                .filter(entry -> entry.format().equals(of.format()))
                .toList();
        Map<String, Data> body = new LinkedHashMap<>(
                alike.get(random.nextInt(alike.size())).body().members());
        if (!body.isEmpty() && random.nextInt(3) == 0) {
            body.remove(body.keySet().stream()
                    .skip(random.nextInt(body.size()))
                    .findFirst()
                    .orElseThrow());
        }
        return new Data.Members(body);
    }

    private void append(Party author, RecordedEntry like, Reference.Role role, EntryPointer target, Data.Members body) {
        List<RecordedEntry> log = logs.getOrDefault(author, List.of());
        long index = log.isEmpty() ? 0 : log.getLast().pointer().index() + 1 + random.nextInt(2);
        Map<Party, Interval> received = new TreeMap<>();
        record.parties().stream()
                .filter(party -> !party.equals(author))
                .forEach(party -> received.put(party, Interval.at(like.written().plusSeconds(random.nextInt(90)))));
        log.add(new RecordedEntry(
                new EntryPointer(author, index, author + "/revision/" + index),
                new TreeSet<>(like.to()),
                like.format(),
                author + "/" + index,
                random.nextInt(4) == 0 ? Optional.empty() : like.subject(),
                List.of(new Reference(role, target)),
                like.written().plusSeconds(60),
                Interval.at(like.written().plusSeconds(60)),
                received,
                body));
    }
}
