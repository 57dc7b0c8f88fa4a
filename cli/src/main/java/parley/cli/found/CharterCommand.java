package parley.cli.found;

import parley.cli.terminal.Failure;
import picocli.CommandLine.Command;

/** Holds the three commands about charters together. */
@Command(
        name = "charter",
        mixinStandardHelpOptions = true,
        description = "Drafts, signs and shows the charter of a circle.",
        footer = {
            "",
            "Examples:",
            "  parley charter draft charter.json --name \"Two of us\" --pack agreements/vd11 XA.member.json XB.member.json",
            "  parley charter sign charter.json --data xa",
            "  parley charter show charter.json"
        })
public final class CharterCommand implements Runnable {
    @Override
    public void run() {
        throw Failure.use("one of draft, sign and show is missing; see: parley charter --help");
    }
}
