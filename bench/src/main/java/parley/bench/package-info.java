/**
 * What is fast here, as ratios against a limit or a peer in one run of {@code bench/run}: Merkle append and proof against
 * bare SHA-256, a condition with its whole proof against cel-java without one, durable appends against a bare file that is
 * written and synced alike, delivery between five nodes against the same posts with nothing behind them, four thresholds and
 * "at most three at once" beside Drools and cel-java, a message of a hotline with its receipt beside NATS and an AS4 push. The
 * entries of a century are judged one by one and all at once, which has no peer, only the plain evaluator. What only whole
 * processes show (how soon a demo is up, what a node weighs at rest) is in {@code bench/process}. The figures, with their noise,
 * stand in {@code docs/performance.md}.
 */
@NullMarked
package parley.bench;

import org.jspecify.annotations.NullMarked;
