package parley.node.project;

import parley.agreement.finding.Finding;

/** What makes two findings the same one at different instants. */
record FindingKey(String agreement, String name, String debtor, String account) {
    static FindingKey of(Finding finding) {
        return new FindingKey(
                finding.stamp().agreement(),
                finding.name(),
                finding.debtor().code(),
                finding.account().code());
    }
}
