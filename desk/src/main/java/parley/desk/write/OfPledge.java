package parley.desk.write;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.pack.PledgeRole;
import parley.ledger.bytes.Bytes;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.node.view.EntryView;

/** What a report on a pledge, or its suspension, begins with when it is begun from the pledge: the pledge's number. */
final class OfPledge {
    private OfPledge() {}

    /** By the names of the form's controls; nothing where the form is about no pledge, or the entry is none. */
    static Map<String, List<String>> values(Sheet form, EntryView pledge) {
        return form.format()
                .pledge()
                .flatMap(OfPledge::field)
                .flatMap(field -> number(form, pledge).map(number -> Map.of(Control.body(field), List.of(number))))
                .orElse(Map.of());
    }

    private static Optional<String> field(PledgeRole role) {
        return switch (role) {
            case PledgeRole.Reports reports -> Optional.of(reports.pledge());
            case PledgeRole.Suspends suspends -> Optional.of(suspends.pledge());
            case PledgeRole.Pledges _, PledgeRole.Delivers _, PledgeRole.Answers _, PledgeRole.Restores _ ->
                Optional.empty();
        };
    }

    private static Optional<String> number(Sheet form, EntryView pledge) {
        return form.pack()
                                        .format(pledge.format())
                                        .flatMap(format -> format.pledge())
                                        .orElse(null)
                                instanceof PledgeRole.Pledges role
                        && Json.parse(Bytes.utf8(pledge.body()), Payload.MAX_BYTES) instanceof Json.Members(var body)
                        && body.get(role.id()) instanceof Json.Text(var number)
                ? Optional.of(number)
                : Optional.empty();
    }
}
