/** A party's data folder: its keys under passphrases, its member card, its charter, the files of its node. */
@NullMarked
package parley.cli.party;

import org.jspecify.annotations.NullMarked;
