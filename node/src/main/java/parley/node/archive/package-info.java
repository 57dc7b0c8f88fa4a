/**
 * What a node's store proves to somebody else: the logs as they are held, up to where each is cosigned, and the evidence of
 * one entry. The desk asks for it of a running node and the command line of its files; both get the same bytes.
 */
@NullMarked
package parley.node.archive;

import org.jspecify.annotations.NullMarked;
