/** Administration: who may come in and with which role, who is signed in, keys for programs, and the log of who did what. */
@NullMarked
package parley.desk.administration;

import org.jspecify.annotations.NullMarked;
