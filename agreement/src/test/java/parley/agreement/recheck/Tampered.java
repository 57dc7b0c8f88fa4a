package parley.agreement.recheck;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.scenario.Stories;

/** A finding of a story, changed in several places so that they suit each other. */
record Tampered(Stories.Story story, Stories.Moment moment, Finding sound) {
    /** The first finding of this name in a story whose name contains some words. */
    static Tampered find(String words, String name) {
        return Stories.all()
                .filter(story -> story.name().contains(words))
                .flatMap(story -> story.moments().stream()
                        .flatMap(moment -> moment.findings().stream()
                                .filter(finding -> isNamed(finding, name))
                                .map(finding -> new Tampered(story, moment, finding))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no story about " + words + " has " + name));
    }

    private static boolean isNamed(Finding finding, String name) {
        return finding.name().equals(name) && finding.account().equals(finding.debtor());
    }

    /** The same, citing other paragraphs. */
    Tampered citing(String... cites) {
        Finding other = new Finding(
                new Head(
                        sound.provision(),
                        sound.step(),
                        sound.subject(),
                        sound.debtor(),
                        sound.account(),
                        sound.verdict(),
                        sound.owed(),
                        sound.needs(),
                        sound.incomplete(),
                        sound.dueAt(),
                        sound.extent(),
                        List.of(cites),
                        sound.contests()),
                sound.proof(),
                sound.stamp());
        return new Tampered(story, moment, other);
    }

    /** What is wrong with it once each node is replaced, those below it first. */
    List<String> faults(Verdict verdict, Extent extent, Function<Proof, Stream<Proof>> change) {
        Proof proof = each(sound.proof(), change).findFirst().orElseThrow();
        return Recheck.check(Mutants.with(sound, verdict, extent, proof), moment.record(), story.pack()).stream()
                .map(Fault::toString)
                .toList();
    }

    List<String> faults(Function<Proof, Stream<Proof>> change) {
        return faults(sound.verdict(), sound.extent(), change);
    }

    private static Stream<Proof> each(Proof node, Function<Proof, Stream<Proof>> change) {
        List<Proof> parts =
                node.because().stream().flatMap(part -> each(part, change)).toList();
        return change.apply(parts.equals(node.because()) ? node : Mutants.parts(node, parts));
    }
}
