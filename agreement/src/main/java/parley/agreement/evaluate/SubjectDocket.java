package parley.agreement.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import parley.agreement.account.FactKey;
import parley.agreement.finding.Finding;

/** Of a provision that is judged subject by subject, one sheet for each. */
final class SubjectDocket implements Docket {
    private final Bench bench;
    private final String subjectType;
    private final BiFunction<Scene, FactKey, List<Finding>> about;
    private final Map<FactKey, Sheet> sheets = new HashMap<>();

    SubjectDocket(Bench bench, String subjectType, BiFunction<Scene, FactKey, List<Finding>> about) {
        this.bench = bench;
        this.subjectType = subjectType;
        this.about = about;
    }

    @Override
    public String subjectType() {
        return subjectType;
    }

    @Override
    public void stands(FactKey fact, boolean stands) {
        if (!stands) {
            bench.drop(sheets.remove(fact));
        } else if (!sheets.containsKey(fact)) {
            sheets.put(fact, bench.sheet(scene -> about.apply(scene, fact)));
        }
    }

    @Override
    public Stream<Sheet> sheets() {
        return bench.facts(subjectType).stream().map(sheets::get).filter(Objects::nonNull);
    }
}
