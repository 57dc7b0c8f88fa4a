package parley.desk.view;

import parley.agreement.finding.Finding;

/**
 * A finding with its proof.
 *
 * @param whole the finding as the agreement has it, to be told in prose
 * @param stamp what the evaluation was made from, in one line
 */
public record Why(FindingRow finding, Finding whole, ProofNode proof, String stamp) {}
