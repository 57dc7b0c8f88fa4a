package parley.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.desk.view.Delay;
import parley.desk.view.Urgent;
import parley.desk.view.Urgent.Kind;
import parley.node.view.CircleView;
import parley.node.view.PeerView;

/** When a line is slow, to the second, at either side. */
class DelaysTest {
    private static final Pack HOTLINE = pack("hotline");
    private static final Instant SENT = Instant.parse("2026-03-01T06:00:00Z");

    private static Pack pack(String name) {
        return PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", name)));
    }

    private static String sent(String at, String received) {
        return "  - { at: %s, by: XA, format: test-message, subject: XA/1, to: [XB], received: { XB: %s }, body: { test: XA/1, number: 1, text: One. } }\n"
                .formatted(at, received);
    }

    /** What one of the two sees of the other, as of an instant. */
    private static Optional<Delay> slow(String self, boolean answers, String timeline, Instant now) {
        var text = "case: story\ntitle: A story\nagreement: hotline\nsources: []\nparties: [XA, XB]\ntimeline:\n"
                + timeline
                + "expect:\n  - { at: 2026-03-01T06:00:00Z, finding: tests.next/XA/999, by: XB, absent: true }\n";
        var node = Played.node(HOTLINE, Played.scenario(HOTLINE, text), now);
        var circle = node.circle(node.circles().getFirst().id()).orElseThrow();
        var peer = new PeerView(
                self.equals("XA") ? "XB" : "XA", "party", answers, Optional.of(now), Optional.empty(), 1, 1);
        var watch = new Rows(new Titles(List.of(HOTLINE)))
                .watch(
                        self,
                        new CircleView(
                                circle.summary(), now, circle.entries(), circle.findings(), List.of(peer), List.of()));
        var slow = watch.peers().getFirst().slow();
        assertThat(Urgent.of(watch, Set.of()).stream().anyMatch(urgent -> urgent.kind() == Kind.SLOW))
                .isEqualTo(slow.isPresent());
        return slow;
    }

    @Test
    void whatIsOnItsWayIsSlowAfterAMinuteForWhoSentItWhileTheOtherAnswers() {
        var waits = sent("2026-03-01T06:00:00Z", "never");
        assertThat(slow("XA", true, waits, SENT.plusSeconds(59))).isEmpty();
        assertThat(slow("XA", true, waits, SENT.plusSeconds(60))).isEmpty();
        assertThat(slow("XA", true, waits, SENT.plusSeconds(61)))
                .hasValueSatisfying(delay -> assertThat(delay.received()).isEmpty());
        assertThat(slow("XA", false, waits, SENT.plusSeconds(61))).isEmpty();
    }

    @Test
    void whatCameAfterMoreThanAMinuteIsSlowForBothForAnHour() {
        for (String self : List.of("XA", "XB")) {
            var inTime = sent("2026-03-01T06:00:00Z", "2026-03-01T06:01:00Z");
            assertThat(slow(self, true, inTime, SENT.plusSeconds(61))).isEmpty();
            var late = sent("2026-03-01T06:00:00Z", "2026-03-01T06:01:01Z");
            assertThat(slow(self, true, late, SENT.plusSeconds(61)))
                    .hasValueSatisfying(delay -> assertThat(delay.time()).hasSeconds(61));
            assertThat(slow(self, true, late, SENT.plusSeconds(61 + 3_600))).isPresent();
            assertThat(slow(self, true, late, SENT.plusSeconds(61 + 3_601))).isEmpty();
        }
    }

    /** What XA sees of XB, where XC hears the line too. */
    private static Optional<Delay> slowBesideXC(String xb, String xc, boolean answers, Instant now) {
        var text = "case: story\ntitle: A story\nagreement: hotline\nsources: []\nparties: [XA, XB, XC]\ntimeline:\n"
                + "  - { at: 2026-03-01T06:00:00Z, by: XA, format: test-message, subject: XA/1, to: [XB], received: { XB: %s, XC: %s }, body: { test: XA/1, number: 1, text: One. } }\n"
                        .formatted(xb, xc)
                + "expect:\n  - { at: 2026-03-01T06:00:00Z, finding: tests.next/XA/999, by: XB, absent: true }\n";
        var node = Played.node(HOTLINE, Played.scenario(HOTLINE, text), now);
        var circle = node.circle(node.circles().getFirst().id()).orElseThrow();
        var peers = List.of(
                new PeerView("XB", "party", true, Optional.of(now), Optional.empty(), 1, 1),
                new PeerView("XC", "party", answers, Optional.of(now), Optional.empty(), 1, 1));
        var watch = new Rows(new Titles(List.of(HOTLINE)))
                .watch(
                        "XA",
                        new CircleView(circle.summary(), now, circle.entries(), circle.findings(), peers, List.of()));
        return watch.peers().getFirst().slow();
    }

    /** Written at six; its officer then read the check page for as long as he liked. */
    @Test
    void itsTimeIsCountedFromWhenSomebodyElseHadSeenItAndNotFromItsWriting() {
        assertThat(slowBesideXC("2026-03-01T06:10:30Z", "2026-03-01T06:10:00Z", true, SENT.plusSeconds(700)))
                .isEmpty();
        assertThat(slowBesideXC("2026-03-01T06:11:00Z", "2026-03-01T06:10:00Z", true, SENT.plusSeconds(700)))
                .isEmpty();
        assertThat(slowBesideXC("2026-03-01T06:11:01Z", "2026-03-01T06:10:00Z", true, SENT.plusSeconds(700)))
                .hasValueSatisfying(delay -> assertThat(delay.time()).hasSeconds(61));
        assertThat(slowBesideXC("never", "2026-03-01T06:10:00Z", true, SENT.plusSeconds(660)))
                .isEmpty();
        assertThat(slowBesideXC("never", "2026-03-01T06:10:00Z", true, SENT.plusSeconds(661)))
                .isPresent();
    }

    @Test
    void whatNobodyWhoAnswersHasSeenIsNotKnownToBeOut() {
        assertThat(slowBesideXC("never", "never", true, SENT.plusSeconds(61))).isEmpty();
        assertThat(slowBesideXC("never", "never", false, SENT.plusSeconds(61))).isPresent();
    }

    @Test
    void theNextOneThatComesInTimeEndsIt() {
        var both = sent("2026-03-01T06:00:00Z", "2026-03-01T06:05:00Z")
                + "  - { at: 2026-03-01T06:10:00Z, by: XB, format: test-message, to: [XA], subject: XB/1, body: { test: XB/1, number: 1, follows: XA/1, text: Two. } }\n";
        for (String self : List.of("XA", "XB")) {
            assertThat(slow(self, true, both, SENT.plusSeconds(599))).isPresent();
            assertThat(slow(self, true, both, SENT.plusSeconds(600))).isEmpty();
        }
    }
}
