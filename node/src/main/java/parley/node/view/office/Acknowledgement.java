package parley.node.view.office;

import java.time.Instant;

/** That an officer has taken notice of a row of the watch; the row is named by its key. */
public record Acknowledgement(String row, String who, Instant at) {}
