/**
 * The desk's JSON for the command line: a node's inbox, findings and duties to read, drafts to send. Whoever calls shows
 * the token that lies in a file of the node's data folder, which only its owner can read.
 */
@NullMarked
package parley.desk.api;

import org.jspecify.annotations.NullMarked;
