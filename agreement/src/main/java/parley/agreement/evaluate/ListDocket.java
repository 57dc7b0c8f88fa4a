package parley.agreement.evaluate;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import parley.agreement.account.FactKey;
import parley.agreement.finding.Finding;

/** Of a provision whose parts do not come and go, one sheet for each. */
final class ListDocket implements Docket {
    private final List<Sheet> sheets;

    ListDocket(Bench bench, List<Function<Scene, List<Finding>>> parts) {
        this.sheets = parts.stream().map(bench::sheet).toList();
    }

    @Override
    public String subjectType() {
        return "";
    }

    @Override
    public void stands(FactKey fact, boolean stands) {}

    @Override
    public Stream<Sheet> sheets() {
        return sheets.stream();
    }
}
