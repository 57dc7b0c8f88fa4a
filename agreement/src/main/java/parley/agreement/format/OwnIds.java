package parley.agreement.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.agreement.format.BodyReader.Reason;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.value.Party;
import parley.agreement.value.Pointer;
import parley.agreement.value.Value;

/**
 * Whether an entry names facts with an {@code own} id under its author's ids alone, in its body or as its subject:
 * under another party's he states nothing, and what would state nothing is not released.
 */
record OwnIds(Map<String, FactType> facts, Party author, Optional<String> subject) {

    /** One reason for each id that is another party's. */
    List<Reason> reasons(Format format, Map<String, Value> fields) {
        List<Reason> reasons = new ArrayList<>();
        for (Format.States states : format.states()) {
            FactType fact = facts.get(states.fact());
            if (fact == null || fact.identity() != FactType.Identity.OWN) {
                continue;
            }
            if (states.each().isPresent()) {
                rows(format, fact, states.each().get(), fields, reasons);
            } else if (states.id().orElse(null) instanceof Format.Source.Body(String field)) {
                Pointer at = Pointer.ROOT.member(field);
                foreign(fact, fields.get(field)).ifPresent(id -> reasons.add(reason(format, field, at, id)));
            } else if (states.id().orElse(null) instanceof Format.Source.Subject) {
                subject.filter(id -> !fact.isStatedBy(author, id))
                        .ifPresent(id -> reasons.add(reason(format, "subject", Pointer.ROOT, id)));
            }
        }
        return reasons;
    }

    private void rows(Format format, FactType fact, String field, Map<String, Value> fields, List<Reason> reasons) {
        if (fields.get(field) instanceof Value.Items(List<Value> items)) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Value.Row(Map<String, Value> row)) {
                    Pointer at = Pointer.ROOT.member(field).item(i).member("id");
                    foreign(fact, row.get("id")).ifPresent(id -> reasons.add(reason(format, field, at, id)));
                }
            }
        }
    }

    private Optional<String> foreign(FactType fact, @Nullable Value id) {
        return id instanceof Value.Id(String text) && !fact.isStatedBy(author, text)
                ? Optional.of(text)
                : Optional.empty();
    }

    private Reason reason(Format format, String field, Pointer at, String id) {
        String item = Optional.ofNullable(format.fields().get(field))
                .map(Format.FormField::item)
                .orElse("");
        return new Reason(item, field, at, "the id " + id, "an id of one's own, as " + author + "/1");
    }
}
