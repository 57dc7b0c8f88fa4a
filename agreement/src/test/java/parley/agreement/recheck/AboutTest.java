package parley.agreement.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Finding;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Refrain;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.scenario.Stories;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;
import parley.agreement.value.Pointer;
import parley.agreement.value.Value;

/** What a proof says of a field of its subject is what counts on the account. */
class AboutTest {
    /** A comparison of a field, in a finding that holds. */
    private record Read(Stories.Story story, Stories.Moment moment, Finding finding, Proof.Compared node) {
        /** What is wrong with the finding once the field is read otherwise. */
        List<String> as(Reading reading) {
            Proof other = new Proof.Compared(node.site(), Truth.UNKNOWN, reading, node.right());
            return Recheck.check(
                            Mutants.with(finding, finding.verdict(), replaced(finding.proof(), other)),
                            moment.record(),
                            story.pack())
                    .stream()
                    .map(Fault::toString)
                    .toList();
        }

        private Proof replaced(Proof at, Proof other) {
            return at.equals(node)
                    ? other
                    : Mutants.parts(
                            at,
                            at.because().stream()
                                    .map(part -> replaced(part, other))
                                    .toList());
        }
    }

    private static Stream<Read> reads(Predicate<Read> wanted) {
        return Stories.all()
                .flatMap(story -> story.moments().stream()
                        .flatMap(moment -> moment.findings().stream().flatMap(finding -> {
                            boolean covered =
                                    story.pack().provision(finding.provision()).orElseThrow() instanceof Notify
                                            || story.pack()
                                                            .provision(finding.provision())
                                                            .orElseThrow()
                                                    instanceof Refrain;
                            List<Proof.Compared> nodes = new ArrayList<>();
                            if (covered && !finding.joins()) {
                                compared(finding.proof(), nodes);
                            }
                            return nodes.stream()
                                    .map(node -> new Read(story, moment, finding, node))
                                    .filter(wanted);
                        })));
    }

    private static void compared(Proof node, List<Proof.Compared> all) {
        if (node instanceof Proof.Compared compared && node.site().text().matches("[a-z]+\\.[a-zA-Z]+ [<>=]+ .*")) {
            all.add(compared);
        }
        node.because().forEach(part -> compared(part, all));
    }

    @Test
    void aFieldThatWasStatedIsNotSaidToBeMissing() {
        Read read = reads(one -> ofField(one).isPresent()).findFirst().orElseThrow();
        Reading missing = new Reading.Absent(new TreeSet<>(List.of(new Need.Ask("XA", "activity.troops"))));

        assertThat(read.as(missing)).anyMatch(fault -> fault.contains("was stated"));
    }

    @Test
    void aFieldThatWasStatedHasNotItsDefault() {
        Read read = reads(one -> ofField(one).isPresent()).findFirst().orElseThrow();

        assertThat(read.as(new Reading.Known(new Value.Count(0), List.of())))
                .anyMatch(fault -> fault.contains("was stated"));
    }

    @Test
    void whatStandsElsewhereInTheEntryIsNotRead() {
        Read read = reads(one -> other(one).isPresent()).findFirst().orElseThrow();

        assertThat(read.as(other(read).orElseThrow()))
                .anyMatch(fault -> fault.contains(" counts"))
                .noneMatch(fault -> fault.contains("does not say"));
    }

    /** Where a count was stated, if one entry alone tells it. */
    private static Optional<Source> ofField(Read read) {
        return read.node.left() instanceof Reading.Known(Value.Count _, List<Source> from)
                        && from.size() == 1
                        && from.getFirst().at().text().lastIndexOf('/') == 0
                ? Optional.of(from.getFirst())
                : Optional.empty();
    }

    /** Another number in the same entry. */
    private static Optional<Reading> other(Read read) {
        return ofField(read)
                .flatMap(source -> read.moment.record().entry(source.entry()).stream()
                        .flatMap(entry -> entry.body().members().entrySet().stream())
                        .filter(field -> field.getValue() instanceof Data.Whole(long number)
                                && !read.node.left().toString().equals(Long.toString(number)))
                        .<Reading>map(field -> new Reading.Known(
                                new Value.Count(((Data.Whole) field.getValue()).number()),
                                List.of(new Source(source.entry(), Pointer.ROOT.member(field.getKey())))))
                        .findFirst());
    }
}
