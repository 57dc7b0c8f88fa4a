package parley.node.project;

import parley.agreement.finding.Head;
import parley.agreement.pack.Pack;

/** What makes two findings the same one at different instants. */
record FindingKey(String agreement, String name, String debtor, String account) {
    static FindingKey of(Pack pack, Head finding) {
        return new FindingKey(
                pack.agreement(),
                finding.name(),
                finding.debtor().code(),
                finding.account().code());
    }
}
