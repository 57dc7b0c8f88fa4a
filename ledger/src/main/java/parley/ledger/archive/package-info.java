/**
 * What can be carried away and checked without a network: whole circles as static files, and the evidence for one entry.
 *
 * <pre>
 * charter.json                     the charter and all signatures under it
 * LOG/checkpoint                   signed by the log, cosigned by the mirrors; LOG is the hex SHA-256 of the origin
 * LOG/tile/...                     every tile and entry bundle of that size (C2SP tlog-tiles)
 * pack/SHA256/...                  the packs that the charter names
 * blob/SHA256                      attachments
 * tzdata                           the version of the time-zone data in use
 * </pre>
 *
 * Writers and readers work on paths and bytes; folders are the caller's part. A check lists everything it looked at, and
 * for each failure the thing and the place.
 */
@NullMarked
package parley.ledger.archive;

import org.jspecify.annotations.NullMarked;
