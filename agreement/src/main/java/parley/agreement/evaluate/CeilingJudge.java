package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.condition.Formula;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.pack.FactType;
import parley.agreement.proof.Proof;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Judges a {@code ceiling}. There is a finding for every level and for the values that some row has in common with
 * others, one for each party that is obliged: of a group each of its parties, by the same sum.
 *
 * <p>On its own account a party is bound by rows that it stated or joined itself. The stock of the other parties of its
 * group is what they have stated as its owners: a group answers for its sum together, and each of its parties is bound
 * once it has stated stock of its own. On the account of another party that has stated a row of the sum, the sum is what
 * that account contains. A party that belongs to no group has no sum: of it {@link Undecided} speaks.
 */
final class CeilingJudge {
    private final Scene scene;
    private final Ceiling rule;
    private final FactType type;
    private final FindingMaker maker;

    CeilingJudge(Scene scene, Ceiling rule) {
        this.scene = scene;
        this.rule = rule;
        this.type = scene.pack()
                .fact(rule.subjectType())
                .orElseThrow(() -> new IllegalStateException("a loaded pack has no fact " + rule.subjectType()));
        this.maker = new FindingMaker(scene, rule);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Level level : rule.levels()) {
            if (Unbound.isNoneIn(scene, rule, level)) {
                CeilingGroups groups = new CeilingGroups(scene, rule, level);
                for (List<String> values : values(groups)) {
                    for (Party holder : scene.record().parties()) {
                        findings(groups, values, holder, findings);
                    }
                }
            }
        }
        return findings;
    }

    /** Every combination of values that some row has on some account, in the order of the record. */
    private Set<List<String>> values(CeilingGroups groups) {
        Set<List<String>> values = new LinkedHashSet<>();
        for (FactKey row : rows()) {
            for (Party holder : scene.record().parties()) {
                Account account = account(holder);
                if (account.exists(row)) {
                    groups.values(account, row).ifPresent(values::add);
                }
            }
        }
        return values;
    }

    private Account account(Party holder) {
        return scene.account(holder, Cut.NONE);
    }

    private List<FactKey> rows() {
        return scene.book(Cut.NONE).facts(rule.subjectType());
    }

    /** The findings of one sum on one account; for all but the holder itself, the sum is the same. */
    private void findings(CeilingGroups groups, List<String> values, Party holder, List<Finding> findings) {
        Optional<Conclusion> ofOthers = Optional.empty();
        boolean judged = false;
        for (Party debtor : groups.obliged(values)) {
            Optional<Conclusion> conclusion;
            if (debtor.equals(holder)) {
                conclusion = conclusion(groups, values, holder, true);
            } else {
                ofOthers = judged ? ofOthers : conclusion(groups, values, holder, false);
                judged = true;
                conclusion = ofOthers;
            }
            Optional<String> subject = Optional.of(String.join("/", values));
            conclusion.ifPresent(reached ->
                    findings.add(maker.finding(Optional.of(groups.level().id()), subject, debtor, holder, reached)));
        }
    }

    /**
     * What comes of one sum on one account; nothing where it binds nobody.
     *
     * @param own whether the holder judges itself
     */
    private Optional<Conclusion> conclusion(CeilingGroups groups, List<String> values, Party holder, boolean own) {
        Account account = account(holder);
        List<FactKey> there = rows().stream()
                .filter(account::exists)
                .filter(row -> !own || !debtors(groups, account, row, holder) || account.stated(row))
                .toList();
        Map<FactKey, Stay> stays = Stay.of(rule, type, account, there);
        Formula amount = Arithmetic.formula(rule.sum());
        List<CeilingRow> rows = new ArrayList<>();
        boolean bound = false;
        for (Map.Entry<FactKey, Stay> stay : stays.entrySet()) {
            FactKey key = stay.getKey();
            List<Proof> common = groups.inCommon(account, key, values);
            Truth inCommon = CeilingRow.inCommon(common);
            if (inCommon != Truth.FALSE) {
                boolean ofHolder = own && debtors(groups, account, key, holder);
                Facts facts = Facts.of(scene, ofHolder ? account.owing() : account, key);
                rows.add(new CeilingRow(scene, rule, groups.level(), key, amount, facts, stay.getValue(), common));
                bound |= own ? ofHolder && inCommon == Truth.TRUE : stated(account, key);
            }
        }
        if (!bound) {
            return Optional.empty();
        }
        CeilingLimits limits = CeilingLimits.of(scene, account, groups.level());
        return Optional.of(new CeilingSum(scene, rule, groups.level(), values, rows, limits).judge());
    }

    private static boolean debtors(CeilingGroups groups, Account account, FactKey row, Party debtor) {
        return groups.party(account, row).equals(Optional.of(debtor));
    }

    /** Whether the holder of an account has stated something that the sum reads of a row. */
    private boolean stated(Account account, FactKey row) {
        return type.identified() ? scene.book(Cut.NONE).hasStatedAbout(account.holder(), row) : account.stated(row);
    }
}
