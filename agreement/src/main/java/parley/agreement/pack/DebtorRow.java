package parley.agreement.pack;

import java.util.Optional;

/**
 * Who is bound by a provision, and when.
 *
 * @param ref the paragraph that binds them
 * @param each who; a party that several rows yield has one finding and is bound if one of them applies
 * @param applies without it they are always bound
 * @param shareOfDebtor whether totals in {@code applies} are taken over the debtor's own part only
 */
public record DebtorRow(String ref, Parties each, Optional<Condition> applies, boolean shareOfDebtor) {}
