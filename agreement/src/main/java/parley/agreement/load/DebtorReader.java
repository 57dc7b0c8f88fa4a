package parley.agreement.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Condition;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Parties;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode;

/** Reads {@code debtors}, which provisions of several kinds have alike. */
record DebtorReader(Vocabulary vocabulary, ConditionReader conditions, SatisfactionReader parties) {
    private static final Set<String> KEYS = Set.of("ref", "each", "applies", "share");

    /** The rows, if all of them could be read and there is one. */
    Optional<List<DebtorRow>> read(Keys around, String provision) {
        List<YamlNode> nodes = around.needList("debtors", "a list of rows { ref, each, applies }");
        List<DebtorRow> rows = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            row(nodes.get(i), around, provision + "/debtors/" + i).ifPresent(rows::add);
        }
        return rows.size() == nodes.size() && !rows.isEmpty() ? Optional.of(rows) : Optional.empty();
    }

    private Optional<DebtorRow> row(YamlNode node, Keys around, String id) {
        Optional<Keys> read = Keys.of(node, around.paragraph(), vocabulary.problems, "a row of debtors", KEYS);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys debtor = read.get();
        Optional<String> ref = debtor.needText("ref", "the paragraph that makes them debtors");
        Optional<Parties> each =
                debtor.needScalar("each", "a path to parties, or a role").flatMap(s -> parties.party(s, debtor));
        boolean share = ConditionReader.share(debtor);
        Optional<Condition> applies = Optional.empty();
        if (debtor.has("applies")) {
            applies = conditions.read(debtor.get("applies").orElseThrow(), id + "/applies", debtor.paragraph());
            if (applies.isEmpty()) {
                return Optional.empty();
            }
        }
        Optional<Condition> condition = applies;
        return ref.flatMap(r -> each.map(e -> new DebtorRow(r, e, condition, share)));
    }
}
