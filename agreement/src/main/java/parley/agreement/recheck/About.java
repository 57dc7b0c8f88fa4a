package parley.agreement.recheck;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Pack;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.record.RecordedEntry;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/**
 * The fact that conditions are read of, on whose account, and by which statements.
 *
 * @param key its id, or the values that tell it apart
 */
record About(Pack pack, FactType type, List<String> key, Party holder, Statements statements) {

    /**
     * A field to which a path leads, and what is said of it on the account.
     *
     * @param type of the fact whose field it is
     * @param key of that fact
     */
    record Said(FactType type, List<String> key, FactType.Field field, Set<Data> data) {}

    /** Empty where a path does not begin with the fact, or leads to a total. */
    Optional<Said> said(Path path) {
        return path.root().equals(type.root()) ? said(type, key, path.fields()) : Optional.empty();
    }

    private Optional<Said> said(FactType of, List<String> id, List<String> path) {
        FactType.Field field = of.fields().get(path.getFirst());
        if (field == null) {
            return Optional.empty();
        }
        Set<Data> data = new OnAccount(statements, holder).said(of, id, path.getFirst());
        Optional<FactType> next = field.type() instanceof Type.IdOf(String named) ? pack.fact(named) : Optional.empty();
        return path.size() > 1
                        && next.isPresent()
                        && data.size() == 1
                        && data.iterator().next() instanceof Data.Text(String named)
                ? said(next.get(), List.of(named), path.subList(1, path.size()))
                : Optional.of(new Said(of, id, field, data));
    }

    /** That a field is said to be missing, or to have its default, only if nobody whose word counts has stated it. */
    void check(Path path, Reading reading, Proof node, Faults faults) {
        Optional<Said> said = said(path);
        if (said.isEmpty()) {
            return;
        }
        Set<Data> data = said.get().data();
        boolean byDefault = reading instanceof Reading.Known && reading.from().isEmpty();
        if ((byDefault || reading instanceof Reading.Absent) && !data.isEmpty()) {
            faults.add(node, path + " is " + reading + ", but " + data + " was stated");
        }
        if (reading instanceof Reading.Absent
                && data.isEmpty()
                && said.get().field().byDefault().isPresent()) {
            faults.add(node, path + " is not stated, but then has its default");
        }
        if (data.isEmpty() && !reading.from().isEmpty()) {
            faults.add(node, path + " is " + reading + ", but nobody whose word counts has stated it");
        }
        reading.from().stream()
                .map(Source::entry)
                .filter(entry -> statements.about(said.get().type(), said.get().key()).stream()
                        .noneMatch(statement -> statement.entry().pointer().equals(entry)))
                .forEach(entry -> faults.add(
                        node,
                        entry + " states no " + said.get().type().name()
                                + said.get().key()));
        if (reading instanceof Reading.Known(Value value, var from) && from.size() == 1) {
            boolean counts = statements
                    .entry(from.getFirst().entry())
                    .flatMap(entry -> stands(entry, from.getFirst().at().text()))
                    .map(data::contains)
                    .orElse(true);
            if (!counts) {
                faults.add(node, path + " is " + value + ", but " + data + " counts");
            }
        }
    }

    private static Optional<Data> stands(RecordedEntry entry, String place) {
        return place.isEmpty() ? Optional.empty() : Sources.at(entry.body(), place);
    }
}
