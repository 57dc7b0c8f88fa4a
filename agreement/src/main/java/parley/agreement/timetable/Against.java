package parley.agreement.timetable;

import java.util.OptionalLong;
import parley.agreement.value.Party;

/**
 * One limit for one debtor on one account.
 *
 * @param most how many may count; empty while nobody has decided it
 */
public record Against(String provision, String limit, String ref, Party debtor, Party account, OptionalLong most) {}
