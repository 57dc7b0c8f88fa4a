/** What a draft would change in the findings, as the page tells it beside the draft, before anybody signs. */
@NullMarked
package parley.desk.foresight;

import org.jspecify.annotations.NullMarked;
