/**
 * The history: events as parties state them, in the order of their days, each party's account beside the others'. Which formats make
 * it their packs say ({@link parley.agreement.pack.HistoryRole}). Every word on the page is somebody's, and nothing is judged, joined
 * or left out here: what one party holds to be the same event stays two, with that party's word between them.
 */
@NullMarked
package parley.desk.history;

import org.jspecify.annotations.NullMarked;
