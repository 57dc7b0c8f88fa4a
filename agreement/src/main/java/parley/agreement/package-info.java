/** Treaties as code: load, check, evaluate, explain, re-check proofs. Pure: no clock, network, database or logging, and no knowledge of ledgers. */
@NullMarked
package parley.agreement;

import org.jspecify.annotations.NullMarked;
