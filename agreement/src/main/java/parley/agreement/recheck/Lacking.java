package parley.agreement.recheck;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;

/** What a document lacks, in the order in which it is said, and whether it does for certain. Not thread-safe. */
final class Lacking {
    private final Map<String, Truth> items = new LinkedHashMap<>();

    /** The items that a document leaves out or leaves open, where there is one. */
    static Lacking of(Optional<RecordedEntry> document, Pack pack) {
        Lacking lacking = new Lacking();
        document.ifPresent(entry -> pack.format(entry.format()).ifPresent(format -> lacking.form(format, entry)));
        return lacking;
    }

    /** Every required item that is not there, and every item, or part of one, that is to follow or withheld. */
    private void form(Format format, RecordedEntry entry) {
        for (Format.FormField field : format.fields().values()) {
            Optional<Data> said = entry.body().get(field.name());
            if (said.isPresent()) {
                leftOpen(field.name(), said.get());
            } else if (field.required() && field.byDefault().isEmpty()) {
                add(field.name(), Truth.TRUE);
            }
        }
    }

    private void leftOpen(String name, Data data) {
        switch (data) {
            case Data.Items(List<Data> all) -> all.forEach(one -> leftOpen(name, one));
            case Data.Members members -> {
                if (Statements.isLeftOpen(members)) {
                    add(name, Truth.TRUE);
                } else {
                    members.members().forEach((field, one) -> leftOpen(name + "." + field, one));
                }
            }
            case Data.Text _, Data.Whole _, Data.Flag _ -> {}
        }
    }

    void add(String item, Truth truth) {
        if (truth != Truth.FALSE) {
            items.merge(item, truth, (one, other) -> one == Truth.TRUE ? one : other);
        }
    }

    /** Whether a list has all that lacks for certain, and nothing that does not. */
    boolean fits(List<String> says) {
        List<String> follows = items.entrySet().stream()
                .filter(item -> item.getValue() == Truth.TRUE || says.contains(item.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        return says.equals(follows);
    }

    /** Whether anything lacks. */
    Truth any() {
        return Shape.combine(Operator.ANY, List.copyOf(items.values()));
    }

    @Override
    public String toString() {
        return items.toString();
    }
}
