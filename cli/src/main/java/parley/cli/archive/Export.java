package parley.cli.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import parley.agreement.pack.Pack;
import parley.cli.party.Packs;
import parley.cli.terminal.Failure;
import parley.ledger.archive.ArchiveCheck;
import parley.ledger.archive.CheckedCircle;
import parley.ledger.archive.Report;
import parley.ledger.charter.SignedCharter;
import parley.ledger.text.MalformedException;

/**
 * What {@code parley export} has written, read and checked from its files alone: the agreements too are those that it took
 * along, by the hashes in its charter. Nothing of this machine's own agreements is read.
 *
 * @param folder where it lies
 * @param packs in the order of the charter
 * @param read the checks, and the circle if all that is here is genuine
 */
record Export(Path folder, List<Pack> packs, ArchiveCheck.Read read) {
    Export {
        packs = List.copyOf(packs);
    }

    /** Reads and checks a folder; fails where it is no export, or its agreements are not those of its charter. */
    static Export read(Path folder) {
        var source = Folder.existing(folder);
        var file = source.read("charter.json")
                .orElseThrow(() -> Failure.use(folder + " holds neither an archive nor evidence"));
        try {
            var packs = Packs.exported(folder, SignedCharter.parse(file).charter());
            return new Export(folder, packs.all(), ArchiveCheck.read(source, packs.formats()));
        } catch (MalformedException malformed) {
            throw Failure.check("charter.json: " + malformed.getMessage());
        }
    }

    /** With which version of the time-zone data it was written, if it says so: nothing vouches for it. */
    Optional<String> timeZones() {
        return Folder.existing(folder).read("tzdata").map(text -> text.utf8().strip());
    }

    Report report() {
        return read.report();
    }

    /** The circle; where anything is not genuine fails with all that does not hold, so that nothing is concluded from it. */
    CheckedCircle circle() {
        return read.circle()
                .orElseThrow(() -> Failure.check("%s is refused, nothing is worked out from it:%s"
                        .formatted(
                                folder,
                                String.join(
                                        "",
                                        report().failures().stream()
                                                .map(check -> "\n  %s: %s".formatted(check.place(), check.thing()))
                                                .toList()))));
    }
}
