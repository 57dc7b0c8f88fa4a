/**
 * The council: the sessions that are called, what stands on their agenda and in which order, what was said, who was there, and what
 * became of what was promised. Which formats make it their packs say ({@link parley.agreement.pack.CouncilRole}); the order of an
 * agenda is counted here, and nothing is judged: whether anything came in time is a finding of its provision. What would change
 * nothing in a council this party's own desk refuses beforehand ({@link parley.desk.council.CouncilRefusals}).
 */
@NullMarked
package parley.desk.council;

import org.jspecify.annotations.NullMarked;
