package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.Account;
import parley.agreement.account.FactKey;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Refrain;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.truth.Need;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * The row of a baseline that belongs to one subject. Whose snapshot it is follows from the account that reads it: the
 * holder's own statement of the row, failing that its owner's.
 *
 * @param row which; empty while a field of the subject that tells is not known
 * @param needs what would tell
 * @param debtor whom to ask for a row that the account does not contain
 * @param root under which name the row's fields are asked for
 */
record Snapshot(Optional<FactKey> row, SortedSet<Need> needs, Party debtor, String root) {
    /** The name under which conditions read a baseline. */
    static final String ROOT = "baseline";

    static Snapshot of(Scene scene, Refrain.Baseline baseline, Facts facts, Party debtor) {
        FactType type = scene.pack()
                .fact(baseline.fact())
                .orElseThrow(() -> new IllegalStateException("a loaded pack has no fact " + baseline.fact()));
        List<String> values = new ArrayList<>();
        SortedSet<Need> needs = new TreeSet<>();
        for (String field : type.key()) {
            Reading reading = field.equals(baseline.dateField())
                    ? date(scene, baseline.date())
                    : facts.read(Optional.ofNullable(baseline.per().get(field)).orElseThrow());
            if (reading instanceof Reading.Known(Value value, List<Source> _)) {
                values.add(value.toString());
            } else {
                needs.addAll(reading.lacking());
            }
        }
        Optional<FactKey> row =
                values.size() == type.key().size() ? Optional.of(new FactKey(type.name(), values)) : Optional.empty();
        return new Snapshot(row, needs, debtor, type.root());
    }

    private static Reading date(Scene scene, Refrain.Date date) {
        return switch (date) {
            case Refrain.Date.Fixed(Value.Day day) -> new Reading.Known(day, List.of());
            case Refrain.Date.Param(var path) -> Parameters.read(scene, path.last());
        };
    }

    /** What a field of a row reads that the account does not contain, or that is not known: unknown, not zero. */
    Reading missing(String field) {
        return row.isEmpty()
                ? new Reading.Unknown("of no known row", List.of(), needs)
                : new Reading.Absent(new TreeSet<>(List.of(new Need.Ask(debtor.code(), root + "." + field))));
    }

    /** Whether the holder of an account has stated the row. */
    boolean statedOn(Account account) {
        return row.map(account::stated).orElse(false);
    }

    /** The fact type of the baseline of the provision in which a condition stands. */
    static Optional<FactType> fact(Pack pack, String conditionId) {
        int slash = conditionId.indexOf('/');
        return pack.provision(slash < 0 ? conditionId : conditionId.substring(0, slash))
                .flatMap(provision -> provision instanceof Refrain refrain ? refrain.baseline() : Optional.empty())
                .flatMap(baseline -> pack.fact(baseline.fact()));
    }
}
