package parley.node.project;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.charter.MemberKeys;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.circle.Judgement;
import parley.ledger.circle.Reason;
import parley.ledger.control.Control;
import parley.ledger.control.Seen;
import parley.ledger.entry.Addressees;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Format;
import parley.ledger.entry.Party;
import parley.ledger.entry.Payload;
import parley.ledger.entry.Ref;
import parley.ledger.entry.Role;
import parley.ledger.entry.Subject;
import parley.ledger.json.Json;
import parley.node.circle.JudgedLeaf;

/**
 * Logs of three parties, a witness and an observer that a random generator writes: notices with corrections and withdrawals,
 * statements, acknowledgements of what may not be there for others yet, leaves that are void, and {@code seen}: late or early, after a time apart, of more leaves than there are, and
 * with clocks that go back.
 */
final class Chronicle {
    static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private final Random random;
    private final Charter charter;
    private final Map<Party, List<JudgedLeaf>> logs = new LinkedHashMap<>();

    /** Who cannot be heard by whom for the present. */
    private final Set<List<Party>> apart = new LinkedHashSet<>();

    private Instant now = START;

    Chronicle(Random random) {
        this.random = random;
        this.charter = new Charter(
                "chronicle",
                START,
                false,
                List.of(
                        member("XA", Kind.PARTY),
                        member("XB", Kind.PARTY),
                        member("XC", Kind.PARTY),
                        member("XW", Kind.WITNESS),
                        member("XY", Kind.OBSERVER)),
                new TreeMap<>(Map.of("chair", new Party("XA"))),
                List.of(),
                new TreeMap<>(),
                new TimeQuorum.Majority(),
                1 << 20);
        charter.codes().forEach(code -> logs.put(code, new ArrayList<>()));
    }

    Charter charter() {
        return charter;
    }

    /** All that was written so far, which nobody need have heard of yet. */
    Map<Party, List<JudgedLeaf>> logs() {
        return logs;
    }

    Instant now() {
        return now;
    }

    /** Time passes, and somebody writes one leaf. */
    void goOn() {
        now = now.plusSeconds(random.nextInt(10) == 0 ? random.nextInt(20 * 86_400) : random.nextInt(3_600));
        List<Party> all = charter.codes();
        Party author = all.get(random.nextInt(all.size()));
        if (random.nextInt(8) == 0) {
            List<Party> pair = List.of(author, all.get(random.nextInt(all.size())));
            if (!apart.remove(pair)) {
                apart.add(pair);
            }
        }
        int what = random.nextInt(10);
        if (what == 0) {
            log(author)
                    .add(new JudgedLeaf(
                            new Judgement.VoidLeaf(next(author), Reason.MALFORMED, "no entry"),
                            Bytes.utf8("no entry")));
        } else if (what < 6 || !charter.codes(Kind.PARTY).contains(author)) {
            see(author);
        } else {
            write(author, what);
        }
    }

    private void see(Party by) {
        List<Seen.Head> heads = logs.keySet().stream()
                .filter(owner -> !owner.equals(by) && !apart.contains(List.of(by, owner)))
                .filter(_ -> random.nextInt(5) > 0)
                .map(owner -> head(owner, log(owner).size() + (random.nextInt(6) == 0 ? 2 : 0)))
                .flatMap(Optional::stream)
                .sorted((one, other) -> one.log().compareTo(other.log()))
                .toList();
        Seen seen = new Seen(now.minusSeconds(random.nextInt(6) == 0 ? 7_200 : 0), heads);
        add(by, ((Control) seen).payload(charter.circle(), by, now), Optional.of(seen));
    }

    private Optional<Seen.Head> head(Party owner, int size) {
        return size == 0
                ? Optional.empty()
                : Optional.of(new Seen.Head(charter.log(owner), size, Hash.sha256(Bytes.utf8("root " + size))));
    }

    private void write(Party author, int what) {
        if (what == 6 && random.nextBoolean()) {
            acknowledge(author);
            return;
        }
        if (what == 6) {
            add(author, payload(author, "statement", "{\"text\":\"All goes as planned.\"}"), Optional.empty());
            return;
        }
        int number = random.nextInt(1, 4);
        String subject = author + "/" + number;
        Payload notice =
                payload(author, "notification", notice(author, subject)).withSubject(new Subject(subject));
        List<Judgement.Entry> before = log(author).stream()
                .flatMap(leaf -> leaf.statement().stream())
                .filter(entry -> entry.payload().subject().equals(notice.subject()))
                .toList();
        if (!before.isEmpty() && random.nextBoolean()) {
            Judgement.Entry earlier = before.get(random.nextInt(before.size()));
            Role role = random.nextInt(3) == 0 ? Role.WITHDRAWS : Role.CORRECTS;
            add(author, notice.withRefs(List.of(new Ref(role, earlier.at(), earlier.id()))), Optional.empty());
        } else {
            add(author, notice, Optional.empty());
        }
    }

    /** Somebody says that he has read an entry, or refers to it otherwise. */
    private void acknowledge(Party reader) {
        List<Judgement.Entry> written = logs.values().stream()
                .flatMap(log -> log.stream().flatMap(leaf -> leaf.statement().stream()))
                .filter(entry -> !entry.at().log().owner().equals(reader))
                .toList();
        if (!written.isEmpty()) {
            Judgement.Entry read = written.get(random.nextInt(written.size()));
            Role role = List.of(Role.REPLY_TO, Role.RELATES, Role.JOINS).get(random.nextInt(3));
            add(
                    reader,
                    payload(reader, "acknowledgement", "{\"text\":\"Read.\"}")
                            .withRefs(List.of(new Ref(role, read.at(), read.id()))),
                    Optional.empty());
        }
    }

    private String notice(Party author, String subject) {
        String start = now.plusSeconds(random.nextInt(60) * 86_400L).toString().substring(0, 10);
        String end =
                now.plusSeconds((60 + random.nextInt(20)) * 86_400L).toString().substring(0, 10);
        return ("{\"activity\":\"%s\",\"designation\":\"Tide\",\"hosts\":[\"%s\"],\"form\":\"exercise\",\"start\":\"%s\","
                        + "\"end\":\"%s\",\"contingents\":[{\"party\":\"%s\",\"state\":\"%s\",\"from\":\"%s\",\"to\":\"%s\","
                        + "\"troops\":%d,\"tanks\":0,\"acv\":0,\"artillery\":0,\"brigades\":2,\"divisional\":false}],"
                        + "\"area\":{\"accuracyMetres\":1000,\"points\":[[361000000,-381000000],[361000000,-379000000],"
                        + "[359000000,-379000000]]}}")
                .formatted(
                        subject,
                        author,
                        start,
                        end,
                        author,
                        author,
                        start,
                        end,
                        random.nextInt(3) == 0 ? 3_000 : 14_000);
    }

    private Payload payload(Party author, String format, String body) {
        return Payload.of(charter.circle(), author, Addressees.all(), new Format(format), now, (Json.Members)
                Json.parse(Bytes.utf8(body), 1 << 16));
    }

    private void add(Party author, Payload payload, Optional<Control> control) {
        log(author)
                .add(new JudgedLeaf(
                        new Judgement.Entry(next(author), payload.id(), payload, List.of(), control), Bytes.EMPTY));
    }

    private List<JudgedLeaf> log(Party owner) {
        return requireNonNull(logs.get(owner), "every member has a log");
    }

    private EntryPointer next(Party author) {
        return new EntryPointer(charter.log(author), new EntryIndex(log(author).size()));
    }

    private static parley.ledger.charter.Member member(String code, Kind kind) {
        return MemberKeys.ofSeed("chronicle " + code).member(new Party(code), kind, List.of());
    }
}
