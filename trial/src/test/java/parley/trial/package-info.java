/** Whole programs as their users run them: processes, sockets, kills, browsers. Tests only. */
@NullMarked
package parley.trial;

import org.jspecify.annotations.NullMarked;
