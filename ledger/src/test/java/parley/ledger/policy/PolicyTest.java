package parley.ledger.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.ledger.TlogVectors;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.checkpoint.Checkpoint;
import parley.ledger.checkpoint.SignedCheckpoint;
import parley.ledger.cosignature.Cosigner;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.note.KeyName;
import parley.ledger.note.NoteSigner;
import parley.ledger.policy.Quorum.Judgement.Accepted;
import parley.ledger.policy.Quorum.Judgement.Refused;
import parley.ledger.text.MalformedException;

class PolicyTest {
    private static final NoteSigner LOG = NoteSigner.parse(TlogVectors.FAULT_SKEY);
    private static final KeyName ORIGIN = LOG.verifierKey().name();
    private static final SignedCheckpoint CHECKPOINT =
            SignedCheckpoint.sign(new Checkpoint(ORIGIN, 300, TlogVectors.root(300)), LOG);
    private static final Cosigner XA = cosigner("XA");
    private static final Cosigner XB = cosigner("XB");
    private static final Cosigner YA = cosigner("YA");
    private static final SignedCheckpoint COSIGNED = cosign(cosign(cosign(CHECKPOINT, XA, 7), XB, 8), YA, 9);
    private static final String TEXT = "log " + LOG.verifierKey() + "\n"
            + "witness XA " + XA.verifierKey() + "\n"
            + "witness XB " + XB.verifierKey() + " https://xb.example/witness\n"
            + "witness XC " + cosigner("XC").verifierKey() + "\n"
            + "witness YA " + YA.verifierKey() + "\n"
            + "witness YB " + cosigner("YB").verifierKey() + "\n"
            + "group X 2 XA XB XC\n"
            + "group Y any YA YB\n"
            + "group both all X Y\n"
            + "quorum both\n";

    @Test
    void aPolicyPrintsAsItWasRead() {
        Policy policy = parse(TEXT);
        assertThat(PolicyText.print(policy).utf8()).isEqualTo(TEXT);
        assertThat(PolicyText.parse(PolicyText.print(policy))).isEqualTo(policy);
    }

    @Test
    void commentsBlanksAndTheOrderOfKeysDoNotMatter() {
        String text = "# a comment\n\n \t\n\t witness  XA\t" + XA.verifierKey() + " \n  # more\nquorum\tXA\nlog "
                + LOG.verifierKey() + "\n";
        assertThat(PolicyText.print(parse(text)).utf8())
                .isEqualTo("log " + LOG.verifierKey() + "\nwitness XA " + XA.verifierKey() + "\nquorum XA\n");
    }

    @Test
    void groupsAreCountedFromTheInside() {
        Quorum quorum = new Quorum(parse(TEXT));
        assertThat(quorum.isFulfilledBy(Set.of("XA", "XC", "YB"))).isTrue();
        assertThat(quorum.isFulfilledBy(Set.of("XA", "XB", "XC"))).isFalse();
        assertThat(quorum.isFulfilledBy(Set.of("XA", "YA", "YB"))).isFalse();
        assertThat(quorum.isFulfilledBy(Set.of("X", "Y", "both"))).isFalse();
        assertThat(quorum.isFulfilledBy(Set.of())).isFalse();
        assertThat(new Quorum(parse(TEXT.replace("quorum both", "quorum YA"))).isFulfilledBy(Set.of("YA")))
                .isTrue();
        assertThat(new Quorum(parse(TEXT.replace("quorum both", "quorum none"))).isFulfilledBy(Set.of()))
                .isTrue();
    }

    @Test
    void aCheckpointIsAcceptedWithItsLogAndItsQuorumAndSaysWhoCosignedWhen() {
        Quorum quorum = new Quorum(parse(TEXT));
        assertThat(quorum.judge(COSIGNED)).isEqualTo(new Accepted(Map.of("XA", 7L, "XB", 8L, "YA", 9L)));
        assertThat(quorum.judge(cosign(COSIGNED, XA, 5))).isEqualTo(new Accepted(Map.of("XA", 5L, "XB", 8L, "YA", 9L)));
        assertThat(quorum.judge(cosign(COSIGNED, cosigner("stranger"), 1))).isEqualTo(quorum.judge(COSIGNED));
        assertThat(quorum.judge(cosign(cosign(CHECKPOINT, XA, 7), YA, 9))).isInstanceOf(Refused.class);
        assertThat(quorum.judge(cosign(cosign(cosign(CHECKPOINT, XA, 7), XA, 8), YA, 9)))
                .as("one witness twice is one witness")
                .isInstanceOf(Refused.class);
    }

    @Test
    void cosignaturesDoNotStandInForTheLog() {
        Quorum quorum = new Quorum(parse(TEXT));
        SignedCheckpoint withoutLog = new SignedCheckpoint(
                COSIGNED.checkpoint(), COSIGNED.signatures().subList(1, 4));
        assertThat(quorum.judge(withoutLog)).isInstanceOf(Refused.class);
        Checkpoint foreign = new Checkpoint(new KeyName("another"), 300, TlogVectors.root(300));
        SignedCheckpoint signed = new SignedCheckpoint(foreign, List.of(LOG.sign(foreign.print())));
        assertThat(quorum.judge(cosign(cosign(cosign(signed, XA, 7), XB, 8), YA, 9)))
                .as("a log speaks for its own origin only")
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatIsNoPolicyIsRefused() {
        String vkey = XA.verifierKey().print();
        for (String text : List.of(
                "",
                "quorum none",
                TEXT.replace("quorum both\n", ""),
                TEXT + "quorum both\n",
                TEXT.replace("quorum both", "quorum neither"),
                TEXT.replace("quorum both", "quorum both X"),
                TEXT.replace("group X 2", "group X 0"),
                TEXT.replace("group X 2", "group X 4"),
                TEXT.replace("group X 2", "group X 02"),
                TEXT.replace("group X 2 XA XB XC", "group X 2"),
                TEXT.replace("group X 2 XA XB XC", "group X 2 XA XB XD"),
                TEXT.replace("group X 2 XA XB XC", "group X 2 XA XA XB"),
                TEXT.replace("group Y any YA YB", "group Y any YA YB XA"),
                TEXT.replace("group Y any YA YB", "group X any YA YB"),
                TEXT.replace("group Y any", "group none any"),
                TEXT.replace("group both all X Y", "group both all X Y both"),
                "group early any XA\nwitness XA " + vkey + "\nquorum early\n",
                "quorum XA\nwitness XA " + vkey + "\n",
                TEXT.replace("quorum both\n", "witness XA " + cosigner("new").verifierKey() + "\nquorum both\n"),
                TEXT.replace("quorum both\n", "witness again " + vkey + "\nquorum both\n"),
                TEXT.replace("quorum both\n", "log " + LOG.verifierKey() + "\nquorum both\n"),
                TEXT.replace("quorum both\n", "log " + vkey + "\nquorum both\n"),
                TEXT.replace("quorum both\n", "witness log " + LOG.verifierKey() + "\nquorum both\n"),
                TEXT.replace("quorum both\n", "else\nquorum both\n"),
                TEXT.replace("quorum both\n", "quorum both\r\n"))) {
            assertThat(text).isNotEqualTo(TEXT);
            assertThatThrownBy(() -> parse(text)).as(text).isInstanceOf(MalformedException.class);
        }
        assertThatThrownBy(() -> parse(TEXT.replace("group X 2", "group X 4"))).hasMessageContaining("line 7");
        assertThatThrownBy(() -> PolicyText.parse(Bytes.of(new byte[PolicyText.BYTES_MAX + 1])))
                .hasMessageContaining("the limit is 262144");
    }

    @Test
    void onePublicKeyUnderAnotherNameIsStillTheSameWitness() {
        Cosigner alias = new Cosigner(new KeyName("alias"), key("XA"));
        String text = TEXT.replace("quorum both\n", "witness Z " + alias.verifierKey() + "\nquorum Z\n");
        assertThatThrownBy(() -> parse(text)).hasMessageContaining("public key");
    }

    private static Policy parse(String text) {
        return PolicyText.parse(Bytes.utf8(text));
    }

    private static SignedCheckpoint cosign(SignedCheckpoint checkpoint, Cosigner cosigner, long time) {
        return checkpoint.with(cosigner.cosign(checkpoint.checkpoint(), time));
    }

    private static Cosigner cosigner(String name) {
        return new Cosigner(new KeyName("mirror/" + name), key(name));
    }

    private static PrivateKey key(String name) {
        return PrivateKey.of(Hash.sha256(Bytes.utf8(name)).bytes());
    }
}
