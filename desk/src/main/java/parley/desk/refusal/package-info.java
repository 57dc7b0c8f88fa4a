/**
 * What the record says against an entry before it is signed here: a position on a text that is adopted already, an item for a
 * session that is over. Each {@link parley.desk.refusal.Check} looks at one kind of thing; {@link parley.desk.refusal.Refusals} asks
 * them all, for forms and programs alike. It is a help to this party's own officers and no rule of the record: what another party
 * sends all the same is stored and judged as ever.
 */
@NullMarked
package parley.desk.refusal;

import org.jspecify.annotations.NullMarked;
