package parley.agreement.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parley.agreement.evaluate.Assessment;
import parley.agreement.finding.Finding;
import parley.agreement.load.PackFiles;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.record.KnownRecord;
import parley.agreement.scenario.ScenarioRecord;
import parley.agreement.truth.Truth;
import parley.agreement.value.Value;

/** Grounds that are claimed by what a field is where it is left out. */
class GroundFaultsTest {
    private static final Instant AT = Instant.parse("2026-04-12T00:00:00Z");
    private static final String PLACE = "progress-next.next/unless/0";
    private static final Pack PACK = PackLoader.load(withDefault());
    private static final KnownRecord RECORD = record();

    /** Pledges, of whose progress a report is not the last unless it says so. */
    private static PackFiles withDefault() {
        TreeMap<String, String> texts =
                new TreeMap<>(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", "cooperation"))
                        .texts());
        texts.computeIfPresent("agreement.yaml", (_, text) -> {
            assertThat(text).contains("last: bool");
            return text.replace("last: bool", "last: { type: bool, default: false }");
        });
        return new PackFiles(texts);
    }

    private static KnownRecord record() {
        return new ScenarioRecord(PACK.provision("progress-next").orElseThrow().scenarios().stream()
                        .filter(scenario -> scenario.name().contains("31 days"))
                        .findFirst()
                        .orElseThrow())
                .knownAt(AT);
    }

    private static Finding sound() {
        return Assessment.of(RECORD, AT, PACK).findings().stream()
                .filter(finding -> finding.name().equals("progress-next.next/XA/5")
                        && finding.account().equals(finding.debtor()))
                .findFirst()
                .orElseThrow();
    }

    private static Proof claiming(Proof node, Reading reading) {
        if (node instanceof Proof.Stated stated && stated.site().id().equals(PLACE)) {
            return new Proof.Stated(stated.site(), Truth.of(reading instanceof Reading.Known), reading);
        }
        List<Proof> parts =
                node.because().stream().map(part -> claiming(part, reading)).toList();
        return parts.equals(node.because()) ? node : Mutants.parts(node, parts);
    }

    private static List<Fault> faults(Reading reading) {
        Finding sound = sound();
        return Recheck.check(Mutants.with(sound, sound.verdict(), claiming(sound.proof(), reading)), RECORD, PACK);
    }

    @Test
    void aGroundIsReadByItsDefaultAndByNoOtherValue() {
        Reading byDefault = new Reading.Known(new Value.Flag(false), List.of());
        assertThat(claiming(sound().proof(), byDefault)).isEqualTo(sound().proof());
        assertThat(Recheck.check(sound(), RECORD, PACK)).isEmpty();
        assertThat(faults(new Reading.Known(new Value.Flag(true), List.of()))).isNotEmpty();
        assertThat(faults(new Reading.Known(new Value.Count(0), List.of()))).isNotEmpty();
        assertThat(faults(new Reading.Absent(new TreeSet<>()))).isNotEmpty();
    }
}
