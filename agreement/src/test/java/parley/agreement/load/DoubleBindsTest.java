package parley.agreement.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.agreement.yaml.Problem;

/** What one party would have to do and to leave. */
final class DoubleBindsTest {
    private static final String PLAN = """
            format: plan
            title: { en: Plan }
            ref: "20"
            release: 1
            precedence: routine
            states: [{ fact: Drill, id: subject }]
            fields:
              - { item: "1", name: form, type: [march, landing], required: true }
            """;
    private static final String DUTY = """
            provision: plans
            kind: notify
            ref: "20"
            for: Drill
            debtors: [{ ref: "20", each: chair }]
            creditors: others
            deadline: { before: drill.start, lead: P7D, judged: witnessed }
            satisfiedBy: { format: plan, by: debtor, matching: "notice.form == 'landing'" }
            """;
    private static final String FORBIDDEN = """
            provision: calm
            kind: refrain
            ref: "21"
            for: Drill
            debtors: [{ ref: "21", each: chair }]
            where: { when: "drill.form in ['landing']" }
            """;

    private static List<String> problems(String duty, String forbidden) {
        SmallPack pack = new SmallPack()
                .file("formats/plan.yaml", PLAN)
                .file("provisions/plans.yaml", duty)
                .file("provisions/calm.yaml", forbidden);
        return PackLoader.check(pack.files()).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void aDutyThatOnlyAForbiddenStatementMeetsIsNamedWhereItIsForbidden() {
        assertThat(problems(DUTY, FORBIDDEN))
                .containsExactly(
                        "provisions/calm.yaml:6:8: par. 21: found what every plan states that meets plans, expected"
                                + " what chair may leave: one act is not both required and forbidden");
    }

    @Test
    void soIsTheReportOfARoleAndTheStepOfAnExchange() {
        String step = """
                provision: talks
                kind: exchange
                ref: "20"
                for: Drill
                steps:
                  - id: show
                    ref: "20"
                    duty: { debtor: chair }
                    deadline: { before: drill.start, lead: P7D, judged: witnessed }
                    satisfiedBy: { format: plan, by: debtor, matching: "!(notice.form != 'landing')" }
                """;
        assertThat(problems(step, FORBIDDEN)).singleElement().asString().contains("that meets talks.show, expected");
        String report = """
                provision: list
                kind: report
                ref: "20"
                debtors: [{ ref: "20", each: chair }]
                report: plan
                judged: witnessed
                rolling: { since: 2027, atLeast: 1, years: 1, on: day }
                """;
        String plan = PLAN + "  - { item: \"2\", name: day, type: date, required: true }\n";
        SmallPack pack = new SmallPack()
                .file("formats/plan.yaml", plan)
                .file("provisions/list.yaml", report)
                .file("provisions/calm.yaml", FORBIDDEN.replace("drill.form in", "has(drill.id) || drill.form in"));
        assertThat(PackLoader.check(pack.files()).problems()).isEmpty();
        pack.file("provisions/calm.yaml", FORBIDDEN.replace("drill.form in ['landing']", "true"));
        assertThat(PackLoader.check(pack.files()).problems())
                .singleElement()
                .asString()
                .contains("that meets list, expected");
    }

    @Test
    void aWayOutIsNoDoubleBind() {
        assertThat(problems(DUTY.replace("== 'landing'", "in ['landing', 'march']"), FORBIDDEN))
                .isEmpty();
        assertThat(problems(DUTY.replace(", matching: \"notice.form == 'landing'\"", ""), FORBIDDEN))
                .isEmpty();
        assertThat(problems(DUTY, FORBIDDEN.replace("each: chair", "each: drill.hosts")))
                .isEmpty();
        assertThat(problems(DUTY, FORBIDDEN + "exempt: [{ ref: \"21\", when: \"drill.snap\" }]\n"))
                .isEmpty();
        assertThat(problems(DUTY, FORBIDDEN.replace("each: chair", "each: chair, applies: { when: \"drill.snap\" }")))
                .isEmpty();
    }
}
