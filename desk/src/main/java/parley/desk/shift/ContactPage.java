package parley.desk.shift;

import java.util.Optional;
import parley.node.view.office.KeptContact;

/**
 * The form in which one contact is changed.
 *
 * @param after the number of what stood when the form was filled; 0 for none
 * @param changed what stands instead, when another has changed it meanwhile
 */
public record ContactPage(Stand stand, String peer, long after, Filled form, Optional<KeptContact> changed) {}
