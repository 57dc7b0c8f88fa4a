package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.desk.write.Numbers;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.Typed;

/** One series numbers whatever a party says in a circle. */
class NumbersTest {
    private final RestingNode node = new RestingNode();

    private CircleView circle() {
        return node.circle(RestingNode.CIRCLE).orElseThrow();
    }

    private void says(String subject, String body) {
        node.sent.add(new Draft("any", List.of(), Optional.of(subject), Optional.empty(), List.of(), "en", body));
    }

    @Test
    void theFirstIsOne() {
        assertThat(Numbers.next(node, circle())).isEqualTo("XA/1");
    }

    @Test
    void aNumberIsGivenAsASubjectInAFieldInARowAndInADraft() {
        says("XA/2", "{}");
        assertThat(Numbers.next(node, circle())).isEqualTo("XA/3");
        says("any", "{\"item\":\"XA/4\",\"text\":\"not XA/90, but XA/91\"}");
        assertThat(Numbers.next(node, circle())).isEqualTo("XA/5");
        says("any", "{\"rows\":[{\"id\":\"XA/7\"},{\"id\":\"XB/95\"}]}");
        assertThat(Numbers.next(node, circle())).isEqualTo("XA/8");
        node.beginDraft(RestingNode.CIRCLE, new Typed("any", Map.of("b.rows.0.id", List.of(" XA/9 "))));
        assertThat(Numbers.next(node, circle())).isEqualTo("XA/10");
        assertThat(Numbers.given(node, circle())).containsExactly("XA/2", "XA/4", "XA/7", "XA/9");
    }

    @Test
    void aNumberAfterWhichNoneCouldBeCountedOnEndsNoSeries() {
        says("XA/99999999999999", "{}");
        assertThat(Numbers.next(node, circle())).isEqualTo("XA/100000000000000");
        says("XA/999999999999999", "{}");
        assertThat(Numbers.next(node, circle())).isEqualTo("XA/100000000000000");
        says("XA/100000000000000", "{}");
        assertThat(Numbers.next(node, circle())).isEqualTo("XA/100000000000001");
    }
}
