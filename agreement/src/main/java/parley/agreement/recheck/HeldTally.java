package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.agreement.expr.Path;
import parley.agreement.pack.Quota.Line;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Reading;
import parley.agreement.recheck.HeldUse.Use;
import parley.agreement.recheck.Quotas.Bounds;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Re-checks how many others are there from one day to another, all of them alike on each, and had been accepted before,
 * against the number.
 */
record HeldTally(HeldReading of, Map<Path, Value> values, LocalDate day, LocalDate until) {

    Truth check(String place, Proof node) {
        String group = values.values().stream().map(Value::toString).collect(Collectors.joining("/"));
        String id = place + "/" + day + "/" + group;
        Line line = of.line();
        Shape.site(node, id, Optional.of(line.ref()), faults());
        faults().same(node, "the text", node.site().text(), "used up for " + group + " on " + day);
        List<Proof> parts = node.because();
        if (!(node instanceof Proof.Rule) || parts.size() < 3) {
            faults().add(node, "does not count uses against a number");
            return Truth.UNKNOWN;
        }
        List<String> ids = new ArrayList<>();
        List<Truth> uses = new ArrayList<>();
        for (Proof part : parts.subList(2, parts.size() - 1)) {
            uses.add(use(place + "/" + day + "/", group, ids, part));
        }
        faults().same(node, "the uses", ids, ids.stream().sorted().distinct().toList());
        others(id, group, ids, parts.getLast());
        Optional<Bounds> number = new ExhaustedNumbers(of.read(), faults(), of.quota(), line, of.obliged(), values)
                .check(of.decision(), parts.get(1));
        if (parts.getFirst() instanceof Proof.Compared compared) {
            faults().same(
                            parts.get(1),
                            "the number",
                            parts.get(1).outcome(),
                            compared.right().toString());
        }
        Truth truth = against(id, uses, number, parts.getFirst());
        faults().same(node, "whether it is used up", node.outcome(), truth.name());
        return truth;
    }

    private Faults faults() {
        return of.faults();
    }

    private String subject() {
        return of.whole().finding().subject().orElse("");
    }

    private void others(String id, String group, List<String> ids, Proof node) {
        Shape.site(node, id + "/others", Optional.empty(), faults());
        faults().same(
                        node,
                        "the text",
                        node.site().text(),
                        "other " + of.quota().subjectType() + " of " + group);
        Uses.nothing(node, of.whole(), faults());
        List<String> shown = new ArrayList<>(ids);
        shown.add(subject());
        new HeldOthers(of.read(), of.quota(), of.line(), of.counting(), of.type())
                .lacking(shown, values, day, until)
                .forEach(lacking -> faults().add(node, "leaves out " + lacking));
    }

    /** It counts on these days, on each of them alike, and had been accepted before. */
    private Truth use(String prefix, String group, List<String> ids, Proof node) {
        String id = node.site().id();
        String other = id.startsWith(prefix) ? id.substring(prefix.length()) : "";
        ids.add(other);
        Shape.site(node, prefix + other, Optional.empty(), faults());
        Optional<List<Proof>> both = Shape.parts(node, Operator.ALL, 2, faults());
        if (both.isEmpty() || other.equals(subject())) {
            faults().add(node, "is no use of another");
            return Truth.UNKNOWN;
        }
        String counted = of.quota().id() + "." + of.line().id() + "/" + day + "/" + group + "/" + other;
        Use use = new HeldUse(of.read(), faults(), of.quota(), of.line(), of.counting(), values, day, "on " + day)
                .check(other, counted, both.get().getFirst());
        if (!use.days().isSteady(day, until)) {
            faults().add(node, "is not there alike from " + day + " to " + until);
        }
        Truth before = before(prefix + other + "/order", use, both.get().getLast());
        Truth truth = Shape.combine(Operator.ALL, List.of(use.truth(), before));
        faults().same(node, "the truth", node.outcome(), truth.name());
        return truth;
    }

    /** Accepted by the party that it obliges, in its log as read here, by another entry than the decision, and in time. */
    private Truth before(String id, Use use, Proof node) {
        Shape.site(node, id, Optional.empty(), faults());
        String whose = use.obliged().map(Party::toString).orElse("whom it obliges");
        String than = of.decision().map(own -> own.pointer().toString()).orElse("the deadline");
        faults().same(node, "the text", node.site().text(), "accepted by " + whose + " before " + than);
        if (!(node instanceof Proof.Done done)) {
            new EarlierUses(of.whole(), faults()).nothing(node, Truth.UNKNOWN);
            return Truth.UNKNOWN;
        }
        Optional<RecordedEntry> entry =
                use.obliged().flatMap(party -> new EarlierUses(of.read(), faults()).word(party, use.id(), done));
        if (entry.isEmpty() || !done.because().isEmpty()) {
            faults().add(node, "is no acceptance of " + use.id());
        }
        boolean same = entry.isPresent()
                && entry.map(RecordedEntry::pointer).equals(of.decision().map(RecordedEntry::pointer));
        List<Truth> timely = new ArrayList<>(List.of(of.due().includes(done.time())));
        of.decision().ifPresent(own -> timely.add(of.due().includes(own.witnessed())));
        Truth truth = same ? Truth.FALSE : Shape.combine(Operator.ANY, timely);
        faults().same(node, "whether it came before", node.outcome(), truth.name());
        return truth;
    }

    private Truth against(String id, List<Truth> uses, Optional<Bounds> number, Proof node) {
        Shape.site(node, id + "/taken", Optional.of(of.line().ref()), faults());
        if (!(node instanceof Proof.Compared compared)) {
            faults().add(node, "is no comparison");
            return Truth.UNKNOWN;
        }
        Bounds taken = new Bounds(
                uses.stream().filter(use -> use == Truth.TRUE).count(),
                uses.stream().filter(use -> use != Truth.FALSE).count());
        if (!taken.isSaid(compared.left())) {
            faults().add(node, compared.left() + " are taken, but " + taken + " follows");
        }
        boolean said = number.map(bounds -> bounds.isSaid(compared.right()))
                .orElse(!(compared.right() instanceof Reading.Known) && !(compared.right() instanceof Reading.Between));
        if (!said) {
            faults().add(node, "the number is " + compared.right() + ", but " + number + " follows");
        }
        Truth truth = number.map(bounds -> taken.least() >= bounds.most()
                        ? Truth.TRUE
                        : taken.most() < bounds.least() ? Truth.FALSE : Truth.UNKNOWN)
                .orElse(Truth.UNKNOWN);
        faults().same(node, "the truth", node.outcome(), truth.name());
        return truth;
    }
}
