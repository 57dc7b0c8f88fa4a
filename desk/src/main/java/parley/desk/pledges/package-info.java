/**
 * Pledges: what each party owes and has delivered, who contests it, and what a pledge is tied to. Which formats make it their packs
 * say ({@link parley.agreement.pack.PledgeRole}); amounts are read from entries, everything that is said of a duty from findings, and
 * nothing is judged here: what is contested stands beside a finding and changes none.
 */
@NullMarked
package parley.desk.pledges;

import org.jspecify.annotations.NullMarked;
