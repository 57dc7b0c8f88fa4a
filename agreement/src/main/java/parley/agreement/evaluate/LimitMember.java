package parley.agreement.evaluate;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.account.FactKey;
import parley.agreement.proof.Proof;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;

/**
 * One subject that a row yields a debtor for, and whether it counts against one limit, apart from when it is.
 *
 * @param facts for reading its dates
 * @param counts whether one of the rows binds the debtor and the subject is a member
 * @param needs what would tell, where that is UNKNOWN
 * @param bound the rows: ANY of them, each ALL of its conditions
 */
record LimitMember(FactKey subject, Facts facts, Truth counts, SortedSet<Need> needs, Proof bound) {
    LimitMember {
        needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
    }
}
