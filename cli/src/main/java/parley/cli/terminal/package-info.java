/** What every command shares: where it reads and writes, how it fails, how it asks for a passphrase. */
@NullMarked
package parley.cli.terminal;

import org.jspecify.annotations.NullMarked;
