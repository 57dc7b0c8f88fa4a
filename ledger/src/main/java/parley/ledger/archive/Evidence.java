package parley.ledger.archive;

import java.time.Instant;
import java.util.Optional;
import parley.ledger.archive.Files.Sink;
import parley.ledger.archive.Files.Source;
import parley.ledger.bytes.Bytes;
import parley.ledger.charter.DerivedKeys;
import parley.ledger.charter.SignedCharter;
import parley.ledger.entry.EntryIndex;
import parley.ledger.entry.EntryPointer;
import parley.ledger.entry.Leaf;
import parley.ledger.entry.LogId;
import parley.ledger.policy.Policy;
import parley.ledger.policy.PolicyText;
import parley.ledger.policy.Quorum;
import parley.ledger.proof.TlogProof;
import parley.ledger.text.MalformedException;

/**
 * The evidence that an entry existed no later than a quorum cosigned it: the leaf, its proof, the charter, and the policy
 * that the charter makes for the log. Any tool that reads tlog-proof and tlog-policy can check the middle two; {@link
 * #check} checks all four, and above all that policy and charter agree; and what {@link LateEvidence} added, if it did.
 */
public final class Evidence {
    static final String LEAF = "leaf";
    static final String PROOF = "entry.tlog-proof";
    static final String POLICY = "policy";

    private Evidence() {}

    /**
     * Writes the evidence for one leaf.
     *
     * @param held with a checkpoint that a quorum has cosigned; its leaves are hashed again
     * @throws IllegalStateException when the checkpoint lacks its quorum or the leaves do not give its root
     */
    public static void write(SignedCharter charter, HeldLog held, long index, Sink sink) {
        Policy policy = new DerivedKeys(charter.charter()).policy(held.log().owner());
        Rows rows = new Rows();
        while (rows.size() < held.size()) {
            rows.append(held.leaves().leaf(rows.size()));
        }
        Bytes leaf = held.leaves().leaf(index);
        TlogProof proof =
                new TlogProof(Optional.empty(), rows.proofs().inclusion(index, held.size()), held.checkpoint());
        if (proof.judge(leaf, new Quorum(policy)) instanceof Quorum.Judgement.Refused(String reason)) {
            throw new IllegalStateException("no evidence for entry " + index + " of " + held.log() + ": " + reason);
        }
        sink.write(Files.CHARTER, charter.print());
        sink.write(POLICY, PolicyText.print(policy));
        sink.write(LEAF, leaf);
        sink.write(PROOF, proof.print());
    }

    /** Checks a folder of evidence. */
    public static Report check(Source source) {
        Report.Builder report = new Report.Builder();
        for (String file : new String[] {Files.CHARTER, POLICY, LEAF, PROOF}) {
            if (source.read(file).isEmpty()) {
                report.fail(file, "the file is missing");
                return report.build();
            }
        }
        try {
            check(source, report);
        } catch (MalformedException e) {
            report.fail("evidence", String.valueOf(e.getMessage()));
        }
        return report.build();
    }

    private static void check(Source source, Report.Builder report) {
        SignedCharter charter = SignedCharter.parse(read(source, Files.CHARTER));
        TlogProof proof = TlogProof.parse(read(source, PROOF));
        Leaf leaf = Leaf.parse(read(source, LEAF));
        LogId log = LogId.parse(proof.checkpoint().checkpoint().origin().value());
        boolean founded = report.check(
                Files.CHARTER,
                "the charter of the circle " + charter.charter().circle()
                        + (charter.missing().isEmpty() ? "" : ", not signed by " + charter.missing()),
                charter.missing().isEmpty() && charter.charter().circle().equals(log.circle()));
        boolean member = report.check(
                PROOF,
                "a log of " + log.owner(),
                charter.charter().member(log.owner()).isPresent());
        report.check(
                LEAF,
                "entry " + leaf.id() + " from " + leaf.payload().from() + " in " + log,
                leaf.payload().circle().equals(log.circle())
                        && leaf.payload().from().equals(log.owner()));
        if (founded && member) {
            checkProof(source, charter, proof, leaf, report);
        }
    }

    private static void checkProof(
            Source source, SignedCharter charter, TlogProof proof, Leaf leaf, Report.Builder report) {
        LogId log = LogId.parse(proof.checkpoint().checkpoint().origin().value());
        EntryPointer entry =
                new EntryPointer(log, new EntryIndex(proof.inclusion().index()));
        Policy policy = new DerivedKeys(charter.charter()).policy(log.owner());
        report.check(
                POLICY,
                "the policy that the charter makes for this log",
                read(source, POLICY).equals(PolicyText.print(policy)));
        switch (proof.judge(leaf.bytes(), new Quorum(policy))) {
            case Quorum.Judgement.Accepted(var cosigned) -> {
                report.check(PROOF, entry + " existed no later than it was cosigned", true);
                cosigned.forEach((witness, second) ->
                        report.check(PROOF, witness + " held it, cosigned " + instant(second), true));
                LateCheck.check(charter, entry, source, report);
            }
            case Quorum.Judgement.Refused(String reason) -> report.fail(PROOF, reason);
        }
    }

    /** A cosignature's time may lie beyond every calendar. */
    private static String instant(long second) {
        return second <= Instant.MAX.getEpochSecond()
                ? Instant.ofEpochSecond(second).toString()
                : second + " seconds after 1970-01-01T00:00:00Z";
    }

    private static Bytes read(Source source, String file) {
        return source.read(file).orElseThrow(() -> new MalformedException(file, "the file is missing"));
    }
}
