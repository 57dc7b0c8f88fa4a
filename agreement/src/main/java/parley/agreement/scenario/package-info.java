/**
 * Cases and scenarios: a timeline of entries and the findings expected from it, evaluated without a network.
 */
@NullMarked
package parley.agreement.scenario;

import org.jspecify.annotations.NullMarked;
