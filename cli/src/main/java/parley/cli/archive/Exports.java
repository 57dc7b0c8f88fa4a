package parley.cli.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import parley.agreement.pack.Pack;
import parley.cli.terminal.Failure;
import parley.ledger.archive.CheckedCircle;
import parley.ledger.bytes.Hash;

/**
 * Exports of one circle, from one party or from several, each checked by itself and then against the others.
 *
 * @param all as they were named, at least one
 * @param circle of each log the longest
 * @param lacking what one export lacks beside the longest logs, a line each
 */
record Exports(List<Export> all, CheckedCircle circle, List<String> lacking) {
    Exports {
        all = List.copyOf(all);
        lacking = List.copyOf(lacking);
    }

    /** Fails when one is not genuine, when they are of two circles, or when two of them have two logs of one owner. */
    static Exports read(List<Path> folders) {
        var all = folders.stream().map(Export::read).toList();
        var first = all.getFirst();
        var circle = first.circle();
        var contradictions = new ArrayList<String>();
        for (int i = 1; i < all.size(); i++) {
            var next = all.get(i);
            requireSame(first, next);
            for (Export before : all.subList(0, i)) {
                before.circle()
                        .contradictions(
                                before.folder().toString(),
                                next.circle(),
                                next.folder().toString())
                        .forEach(found -> contradictions.add("\n  " + found));
            }
            circle = circle.with(next.circle());
        }
        if (!contradictions.isEmpty()) {
            throw Failure.check("the exports contradict each other, nothing is worked out from them:"
                    + String.join("", contradictions));
        }
        return new Exports(all, circle, lacking(all, circle));
    }

    private static void requireSame(Export first, Export next) {
        if (!id(first).equals(id(next))) {
            throw Failure.use("%s is of the circle %s, %s of %s: an audit is of one circle"
                    .formatted(first.folder(), id(first), next.folder(), id(next)));
        }
    }

    private static Hash id(Export export) {
        return export.circle().charter().charter().circle().hash();
    }

    private static List<String> lacking(List<Export> all, CheckedCircle longest) {
        var lines = new ArrayList<String>();
        for (Export export : all) {
            export.circle().logs().forEach((owner, log) -> {
                var whole = longest.sizes().getOrDefault(owner, 0L);
                if (log.size() < whole) {
                    lines.add("%s has the first %d of the %d leaves of the log of %s that another export has"
                            .formatted(export.folder(), log.size(), whole, owner));
                }
            });
        }
        return lines;
    }

    List<Pack> packs() {
        return all.getFirst().packs();
    }

    /** What members say of logs here that the leaves do not bear out, a line each; the findings are worked out all the same. */
    List<String> contradictions() {
        return circle.disputes().stream().map(CheckedCircle.Disputed::toString).toList();
    }

    /** Of whose logs nothing is in any export, a line each: without a checkpoint nothing is held against its owner. */
    List<String> absent() {
        return circle.logs().entrySet().stream()
                .filter(log -> log.getValue().size() == 0)
                .map(log -> "nothing of the log of %s is here".formatted(log.getKey()))
                .toList();
    }

    /** What is not to be overlooked in the findings: leaves that exist, by somebody's signed word, and are in no export. */
    List<String> missing() {
        return circle.beyond().stream()
                .map(beyond -> "%s has seen %d leaves of the log of %s; %d are here"
                        .formatted(beyond.by(), beyond.size(), beyond.log().owner(), beyond.here()))
                .toList();
    }
}
