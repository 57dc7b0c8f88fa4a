package parley.ledger.archive;

import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.SortedSet;
import parley.ledger.archive.Files.Source;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.DerivedKeys;
import parley.ledger.charter.SignedCharter;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.LogId;
import parley.ledger.entry.Party;
import parley.ledger.merkle.Merkle;
import parley.ledger.policy.Policy;
import parley.ledger.policy.PolicyText;
import parley.ledger.policy.Quorum;
import parley.ledger.proof.TlogProof;
import parley.ledger.text.MalformedException;
import parley.ledger.time.SeenHistory;

/** Checks what {@link LateEvidence} wrote, and says since when at the earliest the entry was received and witnessed. */
final class LateCheck {
    private final SignedCharter charter;
    private final EntryPointer entry;
    private final Source source;
    private final Report.Builder report;
    private final SeenHistory history;

    private LateCheck(SignedCharter charter, EntryPointer entry, Source source, Report.Builder report) {
        this.charter = charter;
        this.entry = entry;
        this.source = source;
        this.report = report;
        this.history = new SeenHistory(charter.charter());
    }

    /** Notes every step; nothing when no such evidence is there. */
    static void check(SignedCharter charter, EntryPointer entry, Source source, Report.Builder report) {
        SortedSet<Party> members =
                LateEvidence.members(charter.charter(), entry.log().owner());
        if (members.stream().anyMatch(member -> run(source, member).isPresent())) {
            new LateCheck(charter, entry, source, report).checkMembers(members);
        }
    }

    private static Optional<Bytes> run(Source source, Party member) {
        return source.read(LateEvidence.folder(member) + LateEvidence.RUN);
    }

    private void checkMembers(SortedSet<Party> members) {
        boolean whole = true;
        for (Party member : members) {
            whole &= checkMember(member);
        }
        if (whole) {
            // A run shows a member's clock no higher than its whole log would, so only the earliest time follows.
            Optional<Instant> earliest = history.now().witnessed(entry).earliest();
            report.check(
                    LateEvidence.FOLDER,
                    earliest.map(instant -> entry + " was witnessed not before " + instant)
                            .orElse("too few have spoken to say since when " + entry + " was witnessed"),
                    true);
        }
    }

    private boolean checkMember(Party member) {
        String folder = LateEvidence.folder(member);
        Optional<Bytes> run = run(source, member);
        if (run.isEmpty()) {
            return report.check(folder, "nothing of " + member + " is here, so it bounds nothing", true);
        }
        try {
            return checkCheckpoint(member, folder) && checkRun(member, folder, Run.parse(run.get()));
        } catch (MalformedException e) {
            return report.check(folder, String.valueOf(e.getMessage()), false);
        }
    }

    private boolean checkCheckpoint(Party member, String folder) {
        LogId log = charter.charter().log(member);
        Policy policy = new DerivedKeys(charter.charter()).policy(member);
        boolean same = report.check(
                folder + Evidence.POLICY,
                "the policy that the charter makes for " + log,
                source.read(folder + Evidence.POLICY).equals(Optional.of(PolicyText.print(policy))));
        String place = LateEvidence.proof(folder, 0);
        SignedCheckpoint checkpoint = proof(folder, 0).checkpoint();
        return switch (LateEvidence.anybody(policy).judge(checkpoint)) {
            case Quorum.Judgement.Accepted(var cosigned) ->
                report.check(
                                place,
                                log + " at size " + checkpoint.checkpoint().size() + ", signed by it and cosigned by "
                                        + cosigned.keySet()
                                        + (new Quorum(policy).isFulfilledBy(cosigned.keySet())
                                                ? ", a quorum"
                                                : ", no quorum"),
                                true)
                        && same;
            case Quorum.Judgement.Refused(String reason) -> report.check(place, reason, false);
        };
    }

    private boolean checkRun(Party member, String folder, Run run) {
        SignedCheckpoint checkpoint = proof(folder, 0).checkpoint();
        long end = checkpoint.checkpoint().size() - 1;
        SeenReader reader = new SeenReader(charter, member, entry);
        boolean holds = true;
        // The first gap or failure ends it: what a member said is nothing once a leaf is in doubt.
        for (Iterator<Long> indices = run.indices().iterator(); holds && indices.hasNext(); ) {
            long index = indices.next();
            Bytes leaf = read(LateEvidence.leaf(folder, index));
            SeenReader.Word word = reader.read(leaf);
            holds = checkLeaf(folder, index, leaf, checkpoint)
                    && checkWord(LateEvidence.leaf(folder, index), index, word, run, end);
            word.seen()
                    .ifPresent(seen ->
                            history.add(new EntryPointer(charter.charter().log(member), new EntryIndex(index)), seen));
        }
        return holds && sayReceipt(member, folder);
    }

    private boolean checkLeaf(String folder, long index, Bytes leaf, SignedCheckpoint checkpoint) {
        TlogProof proof = proof(folder, index);
        String place = LateEvidence.proof(folder, index);
        if (!proof.checkpoint().equals(checkpoint)) {
            return report.check(place, "it has another checkpoint than that of entry 0", false);
        }
        if (proof.inclusion().index() != index) {
            return report.check(place, "it is of entry " + proof.inclusion().index(), false);
        }
        return report.check(
                place,
                "entry " + index + " stands in the tree of size "
                        + checkpoint.checkpoint().size(),
                proof.inclusion()
                        .shows(Merkle.leaf(leaf), checkpoint.checkpoint().root()));
    }

    /** Whether a leaf says what it has to say where it stands in the run. */
    private boolean checkWord(String place, long index, SeenReader.Word word, Run run, long end) {
        String what = word.seen()
                .map(seen -> "seen of " + seen.time() + ": "
                        + switch (word.holding()) {
                            case NOTHING -> "nothing of " + entry.log();
                            case NOT_YET -> "not yet";
                            case HELD -> "it holds the entry";
                        })
                .orElse("no seen");
        boolean begins = index != run.first() || index == 0 || word.holding() == SeenReader.Holding.NOT_YET;
        if (!begins) {
            return report.check(place, what + ", so what stands before it is wanted", false);
        }
        // One form of a run and no other: what could begin later would say the same in other bytes.
        if (index > run.first() && word.holding() == SeenReader.Holding.NOT_YET) {
            return report.check(place, what + ", so the run begins here and not before", false);
        }
        if (index < run.last()) {
            return report.check(place, what, index < run.first() || word.holding() != SeenReader.Holding.HELD);
        }
        boolean ends = word.holding() == SeenReader.Holding.HELD || index == end;
        return report.check(place, ends ? what : what + ", so what follows it is wanted", ends);
    }

    private boolean sayReceipt(Party member, String folder) {
        Optional<Instant> earliest = history.now().received(entry, member).earliest();
        return report.check(
                folder,
                earliest.map(instant -> member + " had not said before " + instant + " that it holds the entry")
                        .orElse(member + " has written no seen up to the end of its log, so it bounds nothing"),
                true);
    }

    private TlogProof proof(String folder, long index) {
        return TlogProof.parse(read(LateEvidence.proof(folder, index)));
    }

    private Bytes read(String file) {
        return source.read(file).orElseThrow(() -> new MalformedException(file, "the file is missing"));
    }
}
