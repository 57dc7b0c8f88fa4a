package parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.ledger.bytes.Bytes;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;

@Timeout(180)
class DemoTest {
    @TempDir
    Path folder;

    @Test
    void tridentJunctureIsPlayedToTheLastReceiptAndFinding() {
        var run = Run.of("demo", "--exit", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        var report = Fields.of("report", Json.parse(Bytes.utf8(run.out()), 10_000));
        assertThat(report.text("case")).isEqualTo("trident-juncture-2015");
        assertThat(report.whole("circles", 0, 100)).isEqualTo(1);
        assertThat(report.whole("parties", 0, 100)).isEqualTo(5);
        assertThat(report.whole("witnesses", 0, 100)).isZero();
        assertThat(report.whole("entries", 0, 100)).isEqualTo(4);
        var receipts = report.object("receipts");
        assertThat(receipts.whole("received", 0, 100))
                .isEqualTo(receipts.whole("expected", 1, 100))
                .isEqualTo(16);
        var findings = report.object("findings");
        assertThat(findings.whole("matched", 0, 100))
                .isEqualTo(findings.whole("expected", 1, 100))
                .isPositive();
        var delivery = report.object("deliveryMs");
        assertThat(delivery.whole("p50", 0, 60_000)).isLessThanOrEqualTo(delivery.whole("p99", 0, 60_000));
        assertThat(report.whole("wallMs", 1, 180_000)).isPositive();
        report.end();
    }

    @Tag("ci")
    @Test
    void furtherPartiesTakePartAndSayNothing() {
        var run = Run.of("demo", "zapad-2017", "--exit", "--parties", "10");
        assertThat(run.out()).contains("zapad-2017: 10 parties, 2 entries, receipts 18 of 18");
        assertThat(run.out()).contains("http://xa.localhost:", "http://by.localhost:");
        assertThat(run.code()).as(run.out()).isZero();
    }

    @Test
    void fewerPartiesThanTheCaseHasAreWrongUse() {
        var run = Run.of("demo", "--parties", "2", "--exit");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("has 5 parties");
    }

    @Test
    void aTakenPortEndsTheDemoBeforeAnAddressIsPrinted() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var run = Run.of("demo", "--exit", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(run.code()).as(run.out() + run.err()).isEqualTo(3);
            assertThat(run.err()).contains("cannot listen on port " + taken.getLocalPort());
            assertThat(run.out()).doesNotContain("http://");
        }
    }

    @Test
    void aFolderInUseIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("mine"), "do not touch");
        var run = Run.of("demo", "--exit", "--data", folder.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is not empty");
        assertThat(folder.resolve("mine")).hasContent("do not touch");
    }
}
