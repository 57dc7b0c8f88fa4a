package parley.agreement.load;

import java.util.Optional;
import java.util.function.Predicate;
import parley.agreement.expr.Expr;
import parley.agreement.expr.ExprChecker;
import parley.agreement.expr.ExprException;
import parley.agreement.expr.ExprParser;
import parley.agreement.expr.Fault;
import parley.agreement.expr.Path;
import parley.agreement.expr.Scope;
import parley.agreement.value.Span;
import parley.agreement.value.Type;
import parley.agreement.yaml.Problems;
import parley.agreement.yaml.YamlNode.Scalar;

/** Reads conditions, paths and spans out of scalars, with faults at their place in the file. */
record Expressions(Problems problems) {

    /** A condition whose paths and types fit. */
    Optional<Expr> condition(Scalar scalar, Scope scope, Optional<String> paragraph) {
        try {
            ExprChecker.Checked checked = ExprChecker.condition(ExprParser.parse(scalar.text()), scope);
            checked.faults().forEach(fault -> note(scalar, fault, paragraph));
            return checked.faults().isEmpty() ? Optional.of(checked.expr()) : Optional.empty();
        } catch (ExprException e) {
            note(scalar, e.fault(), paragraph);
            return Optional.empty();
        }
    }

    /** An expression of a certain type. */
    Optional<Expr> value(Scalar scalar, Scope scope, Optional<String> paragraph, Type type) {
        try {
            ExprChecker.Checked checked = ExprChecker.check(ExprParser.parse(scalar.text()), scope);
            checked.faults().forEach(fault -> note(scalar, fault, paragraph));
            Optional<Type> other = checked.type().filter(found -> !found.equals(type));
            other.ifPresent(found -> problems.add(scalar.at(), paragraph, found.described(), type.described()));
            return checked.faults().isEmpty() && other.isEmpty() ? Optional.of(checked.expr()) : Optional.empty();
        } catch (ExprException e) {
            note(scalar, e.fault(), paragraph);
            return Optional.empty();
        }
    }

    /** A path, leading anywhere or nowhere. */
    Optional<Path> path(Scalar scalar, Optional<String> paragraph) {
        try {
            return Optional.of(Path.parse(scalar.text()));
        } catch (IllegalArgumentException _) {
            problems.add(scalar.at(), paragraph, scalar.describe(), "a path such as activity.start");
            return Optional.empty();
        }
    }

    /** A path that leads to a value of a certain type. */
    Optional<Path> path(Scalar scalar, Scope scope, Optional<String> paragraph, Predicate<Type> fits, String expected) {
        return path(scalar, paragraph)
                .filter(path -> type(scalar, path, scope, paragraph)
                        .filter(type -> {
                            if (!fits.test(type)) {
                                problems.add(scalar.at(), paragraph, path + ", " + type.described(), expected);
                            }
                            return fits.test(type);
                        })
                        .isPresent());
    }

    /** The type that a path leads to. */
    Optional<Type> type(Scalar scalar, Path path, Scope scope, Optional<String> paragraph) {
        return switch (scope.resolve(path)) {
            case Scope.Resolution.Found(var type) -> Optional.of(type);
            case Scope.Resolution.Broken() -> Optional.empty();
            case Scope.Resolution.Missing(var segment, var expected) -> {
                int before = path.segments().subList(0, segment).stream()
                        .mapToInt(name -> name.length() + 1)
                        .sum();
                String found = "\"" + path.segments().get(segment) + "\" in " + path;
                problems.add(scalar.within(before), paragraph, found, expected);
                yield Optional.empty();
            }
        };
    }

    /** A span in days or in hours, minutes and seconds. */
    Optional<Span> span(Scalar scalar, Optional<String> paragraph) {
        Optional<Span> span = Span.parse(scalar.text());
        if (span.isEmpty()) {
            String expected = "a span in one class: days (P42D) or hours, minutes and seconds (PT48H)";
            problems.add(scalar.at(), paragraph, scalar.describe(), expected);
        }
        return span;
    }

    private void note(Scalar scalar, Fault fault, Optional<String> paragraph) {
        problems.add(scalar.within(fault.at()), paragraph, fault.found(), fault.expected());
    }
}
