package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import parley.agreement.expr.Path;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Quota.Counting;
import parley.agreement.pack.Quota.Line;
import parley.agreement.recheck.Statements.Statement;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/** Which subjects belong for certain among the uses that are there on some days, as the logs of a case are read. */
final class HeldOthers {
    private final Case given;
    private final Quota quota;
    private final Line line;
    private final Counting.Overlap counting;
    private final List<Statement> said;
    private final Subjects subjects;
    private final FactType type;

    HeldOthers(Case given, Quota quota, Line line, Counting.Overlap counting, FactType type) {
        this.given = given;
        this.quota = quota;
        this.line = line;
        this.counting = counting;
        this.type = type;
        this.said = given.statements().of(type);
        this.subjects = new Subjects(given, given.statements(), type);
    }

    /** Every id, in the order of the record. */
    List<String> all() {
        return subjects.all().stream().map(List::getFirst).toList();
    }

    /** Those that some uses lack which are there on one of some days, or may be. */
    List<String> lacking(Collection<String> shown, Map<Path, Value> values, LocalDate first, LocalDate last) {
        return all().stream()
                .filter(id -> !shown.contains(id))
                .filter(id -> belongs(id, values))
                .filter(id -> dated(id, counting.from(), day -> !day.isAfter(last))
                        && dated(id, counting.to(), day -> !day.isBefore(first)))
                .toList();
    }

    private boolean belongs(String id, Map<Path, Value> values) {
        List<String> key = List.of(id);
        return subjects.exist(key, given.finding().account())
                && values.keySet().containsAll(line.per())
                && line.per().stream()
                        .allMatch(path -> subjects.mayBe(
                                key, path, data -> Statements.text(data).equals(String.valueOf(values.get(path)))));
    }

    private boolean dated(String id, Path path, Predicate<LocalDate> fits) {
        Dates dates = new Dates(given, new Faults());
        return subjects.mayBe(
                List.of(id), path, data -> dates.day(data).filter(fits).isPresent());
    }

    /** Whether something in the record may oblige a party within a group. */
    boolean obliges(Party party, Map<Path, Value> values) {
        Data code = new Data.Text(party.code());
        return all().stream()
                .anyMatch(id -> belongs(id, values) && subjects.mayBe(List.of(id), quota.obliged(), code::equals));
    }

    /** The values of a group of this name, as a subject has them. */
    Map<Path, Value> values(String group) {
        for (String id : all()) {
            Map<Path, Value> values = new LinkedHashMap<>();
            line.per().forEach(path -> first(id, path).ifPresent(value -> values.put(path, value)));
            List<String> texts = values.values().stream().map(Value::toString).toList();
            if (values.size() == line.per().size() && String.join("/", texts).equals(group)) {
                return values;
            }
        }
        return Map.of();
    }

    private Optional<Value> first(String id, Path path) {
        return said.stream()
                .filter(statement ->
                        statement.key().equals(List.of(id)) && path.segments().size() == 2)
                .flatMap(statement -> Optional.ofNullable(statement.fields().get(path.last())).stream())
                .filter(Data.Text.class::isInstance)
                .findFirst()
                .map(data -> value(Statements.text(data), path));
    }

    private Value value(String text, Path path) {
        FactType.Field field = type.fields().get(path.last());
        return field != null && field.type() == Type.Simple.PARTY && Party.isCode(text)
                ? new Value.PartyCode(new Party(text))
                : field != null && field.type() instanceof Type.Words ? new Value.Word(text) : new Value.Id(text);
    }
}
