package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.pack.Limit.Counting;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.recheck.HeldDays.Held;
import parley.agreement.recheck.LimitNode.Member;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/** Re-checks the comparisons of the dates of a member that is held from one day to another. */
record HeldDates(LimitNode limit, Counting.Overlap counting) {
    private record Line(String part, String text, Reading left, Reading right) {}

    /** A member with its dates as read; empty where a fault was noted. */
    Optional<Held> read(Member member) {
        if (member.dates().because().isEmpty()
                || !(member.dates().because().getFirst() instanceof Proof.Compared compared)) {
            limit.faults().add(member.dates(), "does not compare the dates");
            return Optional.empty();
        }
        Expressions expressions = new Expressions(limit.given(), limit.faults(), "");
        expressions.path(counting.from(), compared.left(), compared);
        expressions.path(counting.to(), compared.right(), compared);
        boolean none = compared.left() instanceof Reading.None || compared.right() instanceof Reading.None;
        return Optional.of(new Held(
                member.id(), none ? Truth.FALSE : member.counts(), day(compared.left()), day(compared.right())));
    }

    /** That it is held on one of these days, where they have an end: ALL of the comparisons. */
    Truth around(Member member, LocalDate first, LocalDate last) {
        Proof node = member.dates();
        String place = "members/" + member.id() + "/dates";
        limit.site(node, place, "held on these days");
        if (!(node.because().getFirst() instanceof Proof.Compared dates)) {
            return Truth.UNKNOWN;
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("held", counting.from() + " <= " + counting.to(), dates.left(), dates.right()));
        if (!last.equals(LocalDate.MAX)) {
            lines.add(new Line("first", counting.from() + " <= " + last, dates.left(), day(last)));
        }
        if (!first.equals(LocalDate.MIN)) {
            lines.add(new Line("last", first + " <= " + counting.to(), day(first), dates.right()));
        }
        Optional<List<Proof>> parts = Shape.parts(node, Operator.ALL, lines.size(), limit.faults());
        if (parts.isEmpty()) {
            return Truth.UNKNOWN;
        }
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            truths.add(compared(lines.get(i), place, parts.get().get(i)));
        }
        Truth truth = Shape.combine(Operator.ALL, truths);
        limit.faults().same(node, "the truth", node.outcome(), truth.name());
        return truth;
    }

    private Truth compared(Line line, String place, Proof part) {
        limit.site(part, place + "/" + line.part(), line.text());
        if (part instanceof Proof.Compared compared) {
            limit.faults().same(part, "the left side", compared.left(), line.left());
            limit.faults().same(part, "the right side", compared.right(), line.right());
        } else {
            limit.faults().add(part, "is no comparison");
        }
        Truth truth = Truth.UNKNOWN;
        if (line.left() instanceof Reading.None || line.right() instanceof Reading.None) {
            truth = Truth.FALSE;
        } else if (day(line.left()).isPresent() && day(line.right()).isPresent()) {
            truth = Truth.of(!day(line.left()).get().isAfter(day(line.right()).get()));
        }
        limit.faults().same(part, "the truth", part.outcome(), truth.name());
        return truth;
    }

    private static Reading day(LocalDate day) {
        return new Reading.Known(new Value.Day(day), List.of());
    }

    private Optional<LocalDate> day(Reading reading) {
        return new Dates(limit.given(), limit.faults()).day(reading);
    }
}
