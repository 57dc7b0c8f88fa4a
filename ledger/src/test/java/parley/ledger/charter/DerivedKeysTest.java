package parley.ledger.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parley.ledger.circle.SmallCircle;
import parley.ledger.entry.Party;
import parley.ledger.policy.PolicyText;
import parley.ledger.policy.Quorum;

class DerivedKeysTest {
    @Test
    void namesAreMadeOfCirclePartyAndEpoch() {
        SmallCircle circle = SmallCircle.of("XA", "XB");
        DerivedKeys keys = new DerivedKeys(circle.charter().charter());
        assertThat(keys.log(new Party("XA")).name()).hasToString("parley/" + circle.id() + "/XA/1");
        assertThat(keys.mirror(new Party("XB")).name()).hasToString("parley/" + circle.id() + "/XB/mirror");
        assertThat(keys.log(new Party("XA")).key())
                .isEqualTo(circle.keysOf("XA").log().publicKey());
    }

    @Test
    void thePolicyAsksForMoreThanHalfOfTheOthers() {
        Quorum quorum = quorum(SmallCircle.of("XA", "XB", "XC", "XD", "WX", "OX"));
        assertThat(quorum.isFulfilledBy(Set.of("XB", "XC", "WX"))).isTrue();
        assertThat(quorum.isFulfilledBy(Set.of("XB", "XC"))).isFalse();
        assertThat(quorum.isFulfilledBy(Set.of("XA", "XB", "OX"))).isFalse();
    }

    @Test
    void thePolicyAsksForMoreThanHalfOfEveryGroup() {
        TimeQuorum time = new TimeQuorum.All(new TreeMap<>(Map.of(
                "east", List.of(new Party("XA"), new Party("XB")), "west", List.of(new Party("XC"), new Party("XD")))));
        Quorum quorum = quorum(SmallCircle.of(time, "XA", "XB", "XC", "XD"));
        assertThat(quorum.isFulfilledBy(Set.of("XB", "XC", "XD"))).isTrue();
        assertThat(quorum.isFulfilledBy(Set.of("XB", "XC"))).isFalse();
        assertThat(quorum.isFulfilledBy(Set.of("XC", "XD"))).isFalse();
    }

    @Test
    void thePolicyNamesTheLogAndTheMirrorsThatCountWithoutTheOwners() {
        SmallCircle circle = SmallCircle.of("XA", "XB", "XC", "OX");
        DerivedKeys keys = new DerivedKeys(circle.charter().charter());
        assertThat(PolicyText.print(keys.policy(new Party("XA"))).utf8())
                .startsWith("log " + circle.log("XA") + "+")
                .contains("\nwitness XB parley/" + circle.id() + "/XB/mirror+")
                .doesNotContain("witness XA", "witness OX")
                .endsWith("\ngroup majority all XB XC\nquorum majority\n");
    }

    private static Quorum quorum(SmallCircle circle) {
        return new Quorum(new DerivedKeys(circle.charter().charter()).policy(new Party("XA")));
    }
}
