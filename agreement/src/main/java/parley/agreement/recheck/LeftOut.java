package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Per;
import parley.agreement.pack.FactType;
import parley.agreement.proof.Proof;
import parley.agreement.recheck.Statements.Statement;
import parley.agreement.value.Data;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Looks through the record for rows of a sum that its proof does not show on any day. A row is missing only if nothing can
 * excuse it: the account must contain it; all who state it must say that it belongs to the sum; and it must be there on some
 * day. What is read through an id, or stated with a blank or a list where a value tells rows apart, is left to the proof.
 */
final class LeftOut {
    private final Stretch.Frame frame;
    private final FactType type;
    private final OnAccount account;

    LeftOut(Stretch.Frame frame, FactType type) {
        this.frame = frame;
        this.type = type;
        this.account = new OnAccount(
                frame.given().statements(), frame.given().finding().account());
    }

    void check(Set<String> shown, Proof root, Faults faults) {
        frame.given().statements().byKey(type).forEach((key, statements) -> {
            String name = type.name() + key;
            if (!shown.contains(name)
                    && isTold(statements)
                    && contains(key, statements)
                    && belongs(statements)
                    && isThere(statements)) {
                faults.add(root, "leaves out " + name);
            }
        });
    }

    /** Whether the values that tell it apart can be read off the entries again. */
    private boolean isTold(List<Statement> statements) {
        return type.identified()
                || statements.stream()
                        .flatMap(said -> Statements.keyFields(type).stream()
                                .flatMap(
                                        field -> Stream.ofNullable(said.fields().get(field))))
                        .allMatch(data -> text(data).isPresent());
    }

    /** A holder's own stock must be his own word, on his own account. */
    private boolean contains(List<String> key, List<Statement> statements) {
        Party holder = frame.given().finding().account();
        boolean ofHolder = holder.equals(frame.given().finding().debtor())
                && statements.stream().anyMatch(said -> said.fields().containsValue(new Data.Text(holder.code())));
        return ofHolder ? account.isStated(type, key) : account.contains(type, key);
    }

    private boolean belongs(List<Statement> statements) {
        for (int i = 0; i < frame.level().per().size(); i++) {
            Per per = frame.level().per().get(i);
            Set<String> wanted = Set.copyOf(new Alike(frame.given(), frame.rule(), frame.level(), new Faults())
                    .wanted(i, frame.values().get(i)));
            boolean all = per.path().fields().size() == 1
                    && statements.stream()
                            .allMatch(said ->
                                    wanted.contains(text(said, per.path().last())));
            if (!all) {
                return false;
            }
        }
        return true;
    }

    /** What an author leaves out is what the field is by default. */
    private String text(Statement said, String field) {
        return text(said.fields().get(field))
                .or(() -> Optional.ofNullable(type.fields().get(field))
                        .flatMap(FactType.Field::byDefault)
                        .map(Value::toString))
                .orElse("");
    }

    /** Whatever has no end before its beginning is there on a day. */
    private boolean isThere(List<Statement> statements) {
        return switch (frame.rule().present()) {
            case Ceiling.Presence.Always(), Ceiling.Presence.Since(String _) -> true;
            case Ceiling.Presence.During(String from, String to) ->
                statements.stream().allMatch(said -> {
                    Optional<String> end = text(said.fields().get(to));
                    Optional<LocalDate> first = text(said.fields().get(from)).flatMap(Written::day);
                    Optional<LocalDate> last = end.flatMap(Written::day);
                    return first.isPresent()
                            && end.isPresent() == last.isPresent()
                            && last.map(day -> !day.isBefore(first.get())).orElse(true);
                });
        };
    }

    /** Blanks and lists have no text. */
    private static Optional<String> text(@Nullable Data data) {
        return data instanceof Data.Text || data instanceof Data.Whole || data instanceof Data.Flag
                ? Optional.of(Statements.text(data))
                : Optional.empty();
    }
}
