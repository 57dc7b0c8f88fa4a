package parley.agreement.recheck;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/** Counts a change again from the figure last notified, and looks again whether that was the last. */
final class Changes {
    private final Case given;
    private final Faults faults;

    Changes(Case given, Faults faults) {
        this.given = given;
        this.faults = faults;
    }

    /** Checks what an expression leads to against what a node says of it. */
    @FunctionalInterface
    interface Operand {
        void check(Expr expr, Reading reading, Proof node);
    }

    /** Checks the four parts of a change, and gives what follows from them. */
    Truth check(Expr.Call call, String text, String id, Optional<String> ref, List<Proof> parts, Operand operand) {
        List<String> names = List.of("notified", "now", "differs", "share");
        List<Expr> arguments = call.arguments();
        String n = arguments.get(1).slice().of(text);
        String d = arguments.get(2).slice().of(text);
        List<String> texts = List.of(
                Proof.NOTIFIED,
                arguments.getFirst().slice().of(text),
                "now != last",
                n + " * last <= " + d + " * |now - last|");
        for (int i = 0; i < parts.size(); i++) {
            Shape.site(parts.get(i), id + "/" + names.get(i), ref, faults);
            faults.same(parts.get(i), "the text", parts.get(i).site().text(), texts.get(i));
        }
        if (!(parts.get(0) instanceof Proof.Stated last)
                || !(parts.get(1) instanceof Proof.Stated now)
                || !(parts.get(2) instanceof Proof.Compared differs)
                || !(parts.get(3) instanceof Proof.Compared share)) {
            faults.add(parts.getFirst(), "is not what was last notified, with what it is now and two comparisons");
            return Truth.UNKNOWN;
        }
        operand.check(arguments.getFirst(), now.reading(), now);
        given.sources(faults).field(last, last.reading());
        if (arguments.getFirst() instanceof Expr.Read(Expr.Slice _, Path path)) {
            new LastNotices(given, faults).check(path, last, now);
        }
        faults.same(differs, "the figure now", differs.left(), now.reading());
        faults.same(differs, "the figure last notified", differs.right(), last.reading());
        List<Truth> truths = List.of(
                known(last),
                known(now),
                differs(last, now),
                share(new BigInteger(n), new BigInteger(d), last, now, share));
        for (int i = 0; i < parts.size(); i++) {
            faults.same(
                    parts.get(i),
                    "the truth",
                    parts.get(i).outcome(),
                    truths.get(i).name());
        }
        return Shape.combine(Operator.ALL, truths);
    }

    private static Truth known(Proof.Stated stated) {
        return switch (stated.reading()) {
            case Reading.Known _ -> Truth.TRUE;
            case Reading.None _ -> Truth.FALSE;
            case Reading.Between _, Reading.Growing _, Reading.Absent _, Reading.Unknown _ -> Truth.UNKNOWN;
        };
    }

    private static Optional<BigInteger> count(Reading reading) {
        return Ordering.known(reading)
                .filter(Value.Count.class::isInstance)
                .map(value -> BigInteger.valueOf(((Value.Count) value).count()));
    }

    private static Truth differs(Proof.Stated last, Proof.Stated now) {
        Optional<BigInteger> one = count(last.reading());
        Optional<BigInteger> other = count(now.reading());
        return one.isPresent() && other.isPresent() ? Truth.of(!one.equals(other)) : Truth.UNKNOWN;
    }

    private Truth share(BigInteger n, BigInteger d, Proof.Stated last, Proof.Stated now, Proof.Compared node) {
        Optional<BigInteger> before = count(last.reading());
        Optional<BigInteger> after = count(now.reading());
        if (before.isEmpty() || after.isEmpty()) {
            faults.same(node, "the share of what nobody knows", count(node.left()), Optional.empty());
            faults.same(node, "the change of what nobody knows", count(node.right()), Optional.empty());
            return Truth.UNKNOWN;
        }
        BigInteger share = n.multiply(before.get());
        BigInteger change = d.multiply(after.get().subtract(before.get()).abs());
        boolean counted = share.bitLength() < Long.SIZE && change.bitLength() < Long.SIZE;
        if (counted) {
            faults.same(node, "the share", count(node.left()), Optional.of(share));
            faults.same(node, "the change", count(node.right()), Optional.of(change));
        }
        return counted ? Truth.of(share.compareTo(change) <= 0) : Truth.UNKNOWN;
    }

    /**
     * Whether a notice that was looked at is too early to report the change on which a condition rests, and is shown so: it
     * is the notice of the figure last notified, or an earlier one of the same log.
     */
    boolean tooEarly(Proof looked, Proof condition) {
        List<Proof.Stated> figures = new ArrayList<>();
        collect(condition, condition.outcome(), figures);
        LastNotices notices = new LastNotices(given, faults);
        Optional<RecordedEntry> entry = given.record().parties().stream()
                .flatMap(party -> given.record().log(party).stream())
                .filter(e -> looked.site().id().endsWith("/asOf/" + e.pointer()))
                .findFirst();
        Optional<Proof.Stated> figure = figures.stream()
                .filter(stated ->
                        entry.filter(e -> notices.reaches(stated.reading(), e)).isPresent())
                .findFirst();
        if (figure.isPresent()) {
            faults.same(looked, "whether it was owed", looked.outcome(), Truth.FALSE.name());
            faults.same(looked, "why it does not count", looked.because(), List.of(figure.get()));
        }
        return figure.isPresent();
    }

    private static void collect(Proof proof, String truth, List<Proof.Stated> figures) {
        for (Proof part : proof.because()) {
            if (part instanceof Proof.Stated stated && part.site().text().equals(Proof.NOTIFIED)) {
                if (!truth.equals(Truth.FALSE.name()) && proof.outcome().equals(truth)) {
                    figures.add(stated);
                }
            } else {
                collect(part, truth, figures);
            }
        }
    }
}
