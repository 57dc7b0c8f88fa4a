package parley.agreement.recheck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import parley.agreement.finding.Extent;
import parley.agreement.pack.Condition;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Limit.Bound;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Days;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * The node of one limit, and what its counts and members must say however they are counted.
 *
 * @param most how many may count
 */
record LimitNode(Case given, Limit rule, Bound bound, long most, Proof node, Faults faults) {
    /**
     * A subject that may count.
     *
     * @param dates its first part: when it is
     * @param binds whether a row binds the debtor and it is a member; empty where that is not shown
     */
    record Member(String id, Proof node, Proof dates, Optional<Truth> binds) {
        Truth counts() {
            return binds.orElse(Truth.FALSE);
        }
    }

    void site(Proof part, String place, String text) {
        Shape.site(part, node.site().id() + "/" + place, Optional.of(bound.ref()), faults);
        faults.same(part, "the text", part.site().text(), text);
    }

    /** A count against the number: how many count for certain, and how many more perhaps. */
    void over(Proof part, String place, String text, long certain, long possible) {
        site(part, place, text + " > " + bound.atMost());
        if (!(part instanceof Proof.Compared compared)) {
            faults.add(part, "is no count");
            return;
        }
        if (!Limits.isCount(compared.left(), certain, possible)) {
            faults.add(
                    part, compared.left() + " count, but " + certain + ", and perhaps " + possible + " more, follow");
        }
        faults.same(part, "the number", compared.right(), new Reading.Known(new Value.Count(most), List.of()));
        Truth truth = certain > most ? Truth.TRUE : Truth.of(false);
        if (certain <= most && certain + possible > most) {
            truth = Truth.UNKNOWN;
        }
        faults.same(part, "the truth", part.outcome(), truth.name());
    }

    /** The members among these parts: each once, in the order in which they were first stated, and none left out. */
    List<Member> members(List<Proof> parts) {
        List<Member> members = new ArrayList<>();
        parts.forEach(part -> member(part).ifPresent(members::add));
        List<String> ids = members.stream().map(Member::id).toList();
        given.pack().fact(rule.subjectType()).ifPresent(type -> {
            Subjects subjects = new Subjects(given, given.statements(), type);
            faults.same(
                    node,
                    "the order of the members",
                    ids,
                    subjects.byFirstWord().stream().filter(ids::contains).toList());
            for (List<String> key : subjects.all()) {
                if (!ids.contains(key.getFirst()) && isYielded(subjects, key)) {
                    faults.add(node, "leaves out " + key.getFirst());
                }
            }
        });
        return members;
    }

    private boolean isYielded(Subjects subjects, List<String> key) {
        Party debtor = given.finding().debtor();
        Party holder = given.finding().account();
        boolean there = debtor.equals(holder) || subjects.exist(key, holder);
        return there && rule.debtors().stream().anyMatch(row -> subjects.yields(key, holder, debtor, row.each()));
    }

    private Optional<Member> member(Proof part) {
        String members = node.site().id() + "/members/";
        int parts = part.because().size();
        if (!(part instanceof Proof.Rule) || !part.site().id().startsWith(members) || parts < 1 || parts > 2) {
            faults.add(part, "is no member");
            return Optional.empty();
        }
        String id = part.site().id().substring(members.length());
        site(part, "members/" + id, id + " counts: all of this");
        Optional<Truth> binds =
                parts == 2 ? Optional.of(binds(id, part.because().get(1))) : Optional.empty();
        return Optional.of(new Member(id, part, part.because().getFirst(), binds));
    }

    /** ANY of the rows that yield the debtor, each ALL of its conditions. */
    private Truth binds(String id, Proof any) {
        Party debtor = given.finding().debtor();
        Shape.site(any, node.site().id() + "/members/" + id + "/debtors", Optional.empty(), faults);
        faults.same(any, "the text", any.site().text(), "binds " + debtor);
        List<Truth> truths = new ArrayList<>();
        int before = -1;
        for (Proof part :
                Shape.parts(any, Operator.ANY, any.because().size(), faults).orElse(List.of())) {
            int index = index(part);
            if (index <= before) {
                faults.add(part, "is no row of the debtors, or stands twice");
            } else {
                truths.add(row(id, rule.debtors().get(index), part));
                before = index;
            }
        }
        if (truths.isEmpty()) {
            faults.add(any, "has no row of the debtors");
        }
        Truth truth = Shape.combine(Operator.ANY, truths);
        faults.same(any, "the truth", any.outcome(), truth.name());
        return truth;
    }

    private int index(Proof part) {
        for (int i = 0; i < rule.debtors().size(); i++) {
            if (part.site().id().equals(rule.id() + "/debtors/" + i)) {
                return i;
            }
        }
        return -1;
    }

    private Truth row(String id, DebtorRow row, Proof part) {
        Shape.site(part, part.site().id(), Optional.of(row.ref()), faults);
        faults.same(part, "the text", part.site().text(), given.finding().debtor() + " by " + row.each());
        List<Condition> conditions = Stream.of(row.applies(), Optional.of(rule.members()), bound.members())
                .flatMap(Optional::stream)
                .toList();
        Optional<List<Proof>> parts = Shape.parts(part, Operator.ALL, conditions.size(), faults);
        if (parts.isEmpty()) {
            return Truth.UNKNOWN;
        }
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            truths.add(new Conditions(given.about(rule.subjectType(), List.of(id)), faults)
                    .check(conditions.get(i), parts.get().get(i)));
        }
        Truth truth = Shape.combine(Operator.ALL, truths);
        faults.same(part, "the truth", part.outcome(), truth.name());
        return truth;
    }

    /** That a member says what follows from when it is and from whether it counts; what its dates rule out, by them alone. */
    Truth counts(Member member, Truth dates) {
        if (member.binds().isPresent() == (dates == Truth.FALSE)) {
            faults.add(member.node(), "is shown by its dates " + (dates == Truth.FALSE ? "and more" : "alone"));
        }
        Truth truth = Shape.combine(Operator.ALL, List.of(dates, member.counts()));
        faults.same(member.node(), "the truth", member.node().outcome(), truth.name());
        return truth;
    }

    /**
     * What a finding of this limit says beside its verdict.
     *
     * @param reached how many count together for certain
     */
    Extent extent(Optional<Days> during, List<String> members, long reached) {
        OptionalLong excess = reached > most ? OptionalLong.of(reached - most) : OptionalLong.empty();
        return new Extent(during, members, OptionalLong.empty(), excess);
    }

    /** That a moment stands in its place, between two instants. */
    void moment(Proof part, String text, Optional<Instant> earliest, Optional<Instant> latest) {
        site(part, "passed", text);
        if (part instanceof Proof.Timed timed) {
            faults.same(part, "the earliest", timed.earliest(), earliest);
            faults.same(part, "the latest", timed.latest(), latest);
        } else {
            faults.add(part, "is no moment");
        }
    }
}
