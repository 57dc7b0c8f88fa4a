package parley.agreement.recheck;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Condition;
import parley.agreement.pack.Quota;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.recheck.Dates.Years;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/** Re-checks one other use of a quota: that it counts in a window, and that it was accepted before. */
record EarlierUses(Case given, Faults faults) {

    /** It belongs to the window and its values, the line is about it, and it was taken. */
    Truth counts(ExhaustedWindows window, String of, String id, Proof node) {
        Shape.site(node, id, Optional.empty(), faults);
        Quota.Line line = window.line();
        Deque<Proof> parts = new ArrayDeque<>(node.because());
        List<Truth> truths = new ArrayList<>();
        Value whose = new Value.PartyCode(window.obliged());
        List<Path> paths = new ArrayList<>(window.values().keySet());
        if (!paths.contains(window.quota().obliged())) {
            paths.addFirst(window.quota().obliged());
        }
        for (Path path : paths) {
            Value value = window.values().getOrDefault(path, whose);
            next(parts, node).ifPresent(part -> truths.add(same(id + "/per/" + path, line.ref(), value, part)));
        }
        next(parts, node).ifPresent(part -> truths.add(inWindow(window, of, id + "/counting", part)));
        line.where()
                .ifPresent(where -> next(parts, node)
                        .ifPresent(part -> truths.add(new Conditions(given, faults).check(where, part))));
        next(parts, node).ifPresent(part -> truths.add(taken(window.quota(), part)));
        Truth truth = Shape.combine(Operator.ALL, truths);
        Shape.parts(node, Operator.ALL, truths.size(), faults);
        faults.same(node, "whether it counts", node.outcome(), truth.name());
        return truth;
    }

    private Optional<Proof> next(Deque<Proof> parts, Proof node) {
        if (parts.isEmpty()) {
            faults.add(node, "lacks a part");
        }
        return Optional.ofNullable(parts.poll());
    }

    /** What was read is one value: none is no value. */
    Truth same(String id, String ref, Value value, Proof node) {
        Shape.site(node, id, Optional.of(ref), faults);
        if (!(node instanceof Proof.Compared compared)) {
            faults.add(node, "is no comparison");
            return Truth.UNKNOWN;
        }
        given.sources(faults).field(node, compared.left());
        faults.same(node, "the value", Ordering.known(compared.right()), Optional.of(value));
        Truth truth = compared.left() instanceof Reading.None
                ? Truth.FALSE
                : Ordering.known(compared.left())
                        .map(read -> Truth.of(read.equals(value)))
                        .orElse(Truth.UNKNOWN);
        faults.same(node, "the truth", compared.truth(), truth);
        return truth;
    }

    private Truth inWindow(ExhaustedWindows window, String of, String id, Proof node) {
        String ref = window.line().ref();
        Shape.site(node, id, Optional.of(ref), faults);
        Years years = window.years();
        faults.same(
                node, "the text", node.site().text(), window.line().byYears().by() + " in " + years);
        return switch (window.line().byYears().by()) {
            case Quota.By.At(Path path) ->
                new Dates(given, faults).in(path, years, ref, node).truth();
            case Quota.By.Received(String format) -> received(window, of, format, id, node);
        };
    }

    private Truth received(ExhaustedWindows window, String of, String format, String id, Proof node) {
        if (node instanceof Proof.Combined) {
            Optional<List<Proof>> none = Shape.parts(node, Operator.NOT, 1, faults);
            none.ifPresent(parts -> {
                Shape.site(parts.getFirst(), id + "/search", Optional.empty(), faults);
                first(format, of, parts.getFirst());
                nothing(parts.getFirst(), Truth.TRUE);
            });
            faults.same(node, "the truth", node.outcome(), Truth.FALSE.name());
            return Truth.FALSE;
        }
        Optional<Interval> time = first(format, of, node).map(entry -> entry.receivedBy(window.obliged()));
        Truth truth = time.map(window::holds).orElse(Truth.UNKNOWN);
        shown(node, time, truth);
        return truth;
    }

    /** The condition of taking, that something was said about it where nothing tells, and that it was not given back. */
    Truth taken(Quota quota, Proof node) {
        Shape.site(node, quota.id() + "/consumes", Optional.of(quota.consumes().ref()), faults);
        Condition.When from = quota.consumes().from();
        Deque<Proof> parts = new ArrayDeque<>(node.because());
        List<Truth> truths = new ArrayList<>();
        next(parts, node).ifPresent(part -> truths.add(new Conditions(given, faults).check(from, part)));
        if (!parts.isEmpty() && parts.peek().site().id().equals(from.id() + "/said")) {
            Proof said = parts.poll();
            Shape.site(said, from.id() + "/said", from.ref(), faults);
            Shape.parts(said, Operator.NOT, 1, faults).ifPresent(none -> {
                Shape.site(none.getFirst(), from.id() + "/silence", Optional.empty(), faults);
                nothing(none.getFirst(), Truth.TRUE);
            });
            faults.same(said, "the truth", said.outcome(), Truth.FALSE.name());
            truths.add(Truth.FALSE);
        }
        quota.consumes()
                .until()
                .ifPresent(until -> next(parts, node).ifPresent(part -> {
                    Shape.site(part, until.id() + "/not", until.ref(), faults);
                    Shape.parts(part, Operator.NOT, 1, faults).ifPresent(back -> {
                        Truth given = new Conditions(this.given, faults).check(until, back.getFirst());
                        Truth kept = Shape.combine(Operator.NOT, List.of(given));
                        faults.same(part, "the truth", part.outcome(), kept.name());
                        truths.add(kept);
                    });
                }));
        Shape.parts(node, Operator.ALL, truths.size(), faults);
        Truth truth = Shape.combine(Operator.ALL, truths);
        faults.same(node, "the truth", node.outcome(), truth.name());
        return truth;
    }

    /** Accepted before the decision, one of the two within the deadline; without a decision, within the deadline itself. */
    Truth before(String id, String of, Party obliged, Steps.Due due, Proof node) {
        Shape.site(node, id + "/" + of + "/order", Optional.empty(), faults);
        if (!(node instanceof Proof.Done accepted)) {
            nothing(node, Truth.UNKNOWN);
            return Truth.UNKNOWN;
        }
        Optional<RecordedEntry> entry = word(obliged, of, accepted);
        List<Truth> truths = new ArrayList<>();
        Truth timely = due.includes(accepted.time());
        String than = accepted.because().stream()
                .filter(Proof.Done.class::isInstance)
                .map(part -> ((Proof.Done) part).entries().toString())
                .findFirst()
                .orElse("[the deadline]");
        faults.same(node, "what it says", "[" + node.site().text().replaceFirst(".* before ", "") + "]", than);
        if (!accepted.because().isEmpty()) {
            Proof part = accepted.because().getFirst();
            Shape.site(part, id + "/decision", Optional.empty(), faults);
            if (accepted.because().size() != 1 || !(part instanceof Proof.Done decision)) {
                faults.add(part, "is no decision");
                return Truth.UNKNOWN;
            }
            Optional<RecordedEntry> own =
                    word(obliged, given.finding().subject().orElse(""), decision);
            Truth decided = due.includes(decision.time());
            faults.same(decision, "whether it is in time", decision.truth(), decided);
            timely = Shape.combine(Operator.ANY, List.of(timely, decided));
            truths.add(Truth.of(entry.isPresent()
                    && own.isPresent()
                    && entry.get().pointer().index() < own.get().pointer().index()));
        }
        truths.add(timely);
        Truth truth = Shape.combine(Operator.ALL, truths);
        faults.same(node, "whether it came before", node.outcome(), truth.name());
        return truth;
    }

    /** An entry of the obliged party's own log about a subject. */
    Optional<RecordedEntry> word(Party obliged, String subject, Proof.Done node) {
        Optional<RecordedEntry> entry =
                node.entries().size() == 1 ? given.record().entry(node.entries().getFirst()) : Optional.empty();
        if (entry.isEmpty()
                || !entry.get().author().equals(obliged)
                || !Matching.names(given.pack(), entry.get(), subject)
                || new Searches(given, faults).withdrawn().contains(entry.get().pointer())) {
            faults.add(node, node.entries() + " is no word of " + obliged + " about " + subject);
            return Optional.empty();
        }
        faults.same(node, "the time", node.time(), entry.get().witnessed());
        return entry;
    }

    /** The first entry in a format about a subject, in the log of the party that coined it: the one that is shown. */
    Optional<RecordedEntry> first(String format, String subject, Proof node) {
        Optional<RecordedEntry> first = coined(format, subject);
        boolean same = node instanceof Proof.Done done
                ? done.entries()
                        .equals(first.map(RecordedEntry::pointer).stream().toList())
                : first.isEmpty();
        if (!same) {
            faults.add(node, "is not about " + first.map(RecordedEntry::pointer) + ", the first " + format);
            return Optional.empty();
        }
        return first;
    }

    Optional<RecordedEntry> coined(String format, String subject) {
        Set<EntryPointer> withdrawn = new Searches(given, faults).withdrawn();
        int slash = subject.indexOf('/');
        String coiner = slash < 0 ? subject : subject.substring(0, slash);
        return given.record().parties().stream()
                .filter(party -> party.code().equals(coiner))
                .flatMap(party -> given.record().log(party).stream())
                .filter(entry -> entry.format().equals(format)
                        && Matching.names(given.pack(), entry, subject)
                        && !withdrawn.contains(entry.pointer()))
                .findFirst();
    }

    /** An entry with its time, or a search that found none. */
    void shown(Proof node, Optional<Interval> time, Truth truth) {
        if (node instanceof Proof.Done done && time.isPresent()) {
            faults.same(node, "the time", done.time(), time.get());
            faults.same(node, "the truth", done.truth(), truth);
        } else {
            nothing(node, truth);
        }
    }

    void nothing(Proof node, Truth truth) {
        if (!(node instanceof Proof.Searched searched)
                || !searched.passed().isEmpty()
                || !searched.because().isEmpty()) {
            faults.add(node, "is no search that found nothing");
            return;
        }
        faults.same(
                node, "how far was searched", searched.upTo(), given.record().sizes());
        faults.same(node, "the truth", searched.truth(), truth);
    }
}
