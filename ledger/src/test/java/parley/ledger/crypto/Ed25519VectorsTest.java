package parley.ledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.spec.InvalidKeySpecException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import parley.ledger.bytes.Bytes;
import parley.ledger.text.MalformedException;
import tools.jackson.databind.JsonNode;

/** Both providers against the published edge cases, and the reason why enrolment is strict. */
class Ed25519VectorsTest {
    private static final Ed25519 JDK = Ed25519.jdk();

    private final Map<String, Boolean> letIn = new TreeMap<>();

    @Test
    void keysThatAreLetInGetTheSameVerdictsFromBothProviders() {
        Ed25519 corretto = corretto();
        Map<Boolean, Integer> verdicts = new TreeMap<>();
        for (JsonNode vector : Vectors.read("cctv-ed25519.json")) {
            String key = vector.get("key").asString();
            if (isLetIn(key)) {
                boolean verdict = verify(JDK, vector, key);
                assertThat(verify(corretto, vector, key)).as("%s", vector).isEqualTo(verdict);
                verdicts.merge(verdict, 1, Integer::sum);
            }
        }
        assertThat(verdicts).containsKeys(true, false);
    }

    @Test
    void aKeyIsLetInExactlyWhenNoVectorFlagsIt() {
        for (JsonNode vector : Vectors.read("cctv-ed25519.json")) {
            boolean flagged = has(vector, "low_order_component_A")
                    || has(vector, "low_order_A")
                    || has(vector, "non_canonical_A");
            assertThat(isLetIn(vector.get("key").asString())).as("%s", vector).isEqualTo(!flagged);
        }
    }

    @Test
    void theProvidersAcceptAsManyOfAllTheEdgeCasesAsIsKnownOfThem() {
        assertThat(accepted(JDK)).isEqualTo(172);
        assertThat(accepted(corretto())).isEqualTo(172);
    }

    @Test
    void wycheproofIsJudgedAsItSays() {
        for (JsonNode group : Vectors.read("wycheproof-ed25519.json").get("testGroups")) {
            String key = group.get("publicKey").get("pk").asString();
            assertThat(isLetIn(key)).as(key).isTrue();
            for (JsonNode vector : group.get("tests")) {
                boolean valid = vector.get("result").asString().equals("valid");
                assertThat(verify(JDK, vector, key)).as("%s", vector).isEqualTo(valid);
                assertThat(verify(Ed25519.FASTEST, vector, key))
                        .as("%s", vector)
                        .isEqualTo(valid);
            }
        }
    }

    private boolean isLetIn(String key) {
        return letIn.computeIfAbsent(key, Ed25519VectorsTest::passesEnrolment);
    }

    private static boolean passesEnrolment(String key) {
        try {
            return PublicKey.of(Bytes.hex(key)).raw().equals(Bytes.hex(key));
        } catch (MalformedException e) {
            return false;
        }
    }

    private static int accepted(Ed25519 provider) {
        int count = 0;
        for (JsonNode vector : Vectors.read("cctv-ed25519.json")) {
            count += verify(provider, vector, vector.get("key").asString()) ? 1 : 0;
        }
        return count;
    }

    private static Ed25519 corretto() {
        return Ed25519.corretto().orElseGet(() -> Assumptions.abort("the Corretto provider does not load here"));
    }

    private static boolean has(JsonNode vector, String flag) {
        for (JsonNode each : vector.get("flags")) {
            if (each.asString().equals(flag)) {
                return true;
            }
        }
        return false;
    }

    private static boolean verify(Ed25519 provider, JsonNode vector, String key) {
        try {
            return provider.verify(Ed25519.decodePublic(Bytes.hex(key)), message(vector), signature(vector));
        } catch (InvalidKeySpecException | MalformedException e) {
            return false;
        }
    }

    private static Bytes message(JsonNode vector) {
        String message = vector.get("msg").asString();
        return vector.has("flags") && vector.has("number") ? Bytes.utf8(message) : Bytes.hex(message);
    }

    private static Signature signature(JsonNode vector) {
        return new Signature(Bytes.hex(vector.get("sig").asString()));
    }
}
