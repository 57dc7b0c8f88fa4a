package parley.agreement.recheck;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Per;
import parley.agreement.pack.FactType;
import parley.agreement.proof.Proof;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Looks through the record for rows of a sum that its proof does not show on any day. A row is missing only if nothing can
 * excuse it: the account must contain it, by a statement of its holder or of an owner; all who state it must say that it
 * belongs to the sum; and it must be there on some day. What is read through an id, or stated with a blank, is left to the
 * proof.
 */
final class LeftOut {
    private final Stretch.Frame frame;
    private final FactType type;

    LeftOut(Stretch.Frame frame, FactType type) {
        this.frame = frame;
        this.type = type;
    }

    void check(Set<String> shown, Proof root, Faults faults) {
        new Stated(frame.given(), type, faults).byName().forEach((name, statements) -> {
            if (!shown.contains(name) && contains(statements) && belongs(statements) && isThere(statements)) {
                faults.add(root, "leaves out " + name);
            }
        });
    }

    /** A holder's own stock must be his own word, on his own account. */
    private boolean contains(List<Stated.Statement> statements) {
        Party holder = frame.given().finding().account();
        boolean own = statements.stream().anyMatch(said -> said.author().equals(holder));
        boolean owners = statements.stream()
                .anyMatch(said -> type.owner()
                        .filter(path -> path.segments().size() == 1)
                        .flatMap(path -> Optional.ofNullable(said.fields().get(path.last())))
                        .filter(said.author().code()::equals)
                        .isPresent());
        return own || owners;
    }

    private boolean belongs(List<Stated.Statement> statements) {
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
    private String text(Stated.Statement said, String field) {
        return Optional.ofNullable(said.fields().get(field))
                .or(() -> Optional.ofNullable(type.fields().get(field))
                        .flatMap(FactType.Field::byDefault)
                        .map(Value::toString))
                .orElse("");
    }

    /** Whatever has no end before its beginning is there on a day. */
    private boolean isThere(List<Stated.Statement> statements) {
        return switch (frame.rule().present()) {
            case Ceiling.Presence.Always(), Ceiling.Presence.Since(String _) -> true;
            case Ceiling.Presence.During(String from, String to) ->
                statements.stream().allMatch(said -> {
                    Optional<LocalDate> first = day(said.fields().get(from));
                    Optional<LocalDate> last = day(said.fields().get(to));
                    return first.isPresent()
                            && said.fields().containsKey(to) == last.isPresent()
                            && last.map(day -> !day.isBefore(first.get())).orElse(true);
                });
        };
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
