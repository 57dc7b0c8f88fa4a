package parley.desk.view;

/**
 * A finding with its proof.
 *
 * @param stamp what the evaluation was made from, in one line
 */
public record Why(FindingRow finding, ProofNode proof, String stamp) {}
