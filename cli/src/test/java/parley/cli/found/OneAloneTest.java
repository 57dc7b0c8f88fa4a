package parley.cli.found;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;
import parley.ledger.charter.Charter;
import parley.ledger.charter.Kind;
import parley.ledger.charter.Member;
import parley.ledger.charter.MemberKeys;
import parley.ledger.charter.TimeQuorum;
import parley.ledger.entry.Party;

/** What is said of a circle in which one party alone can hold something up. */
class OneAloneTest {
    private static final Pack FORUM = pack("forum");
    private static final Pack HOTLINE = pack("hotline");

    private static Pack pack(String name) {
        return PackLoader.load(PackFolder.read(Path.of(System.getProperty("parley.root"), "agreements", name)));
    }

    /** A circle of so many parties and witnesses. */
    private static Charter circle(int parties, int witnesses, TimeQuorum time) {
        var members = new ArrayList<Member>();
        for (int i = 0; i < parties; i++) {
            members.add(member("X" + (char) ('A' + i), Kind.PARTY));
        }
        for (int i = 0; i < witnesses; i++) {
            members.add(member("W" + (char) ('A' + i), Kind.WITNESS));
        }
        members.sort(Comparator.comparing(Member::code));
        return new Charter(
                "test",
                Instant.parse("2026-03-01T09:00:00Z"),
                false,
                members,
                new TreeMap<>(),
                List.of(),
                new TreeMap<>(),
                time,
                1 << 20);
    }

    private static Member member(String code, Kind kind) {
        return MemberKeys.ofSeed("alone " + code).member(new Party(code), kind, List.of());
    }

    private static List<String> of(int parties, int witnesses, Pack... packs) {
        return OneAlone.warnings(circle(parties, witnesses, new TimeQuorum.Majority()), List.of(packs));
    }

    @Test
    void inACircleOfThreeEachAloneCanKeepABreakLateAndInOneOfFourNone() {
        assertThat(of(2, 0, FORUM)).singleElement().asString().contains("that of XA by XB, that of XB by XA.");
        assertThat(of(3, 0, FORUM))
                .singleElement()
                .asString()
                .startsWith("forum adopts texts by silence")
                .contains("that of XA by XB and XC, that of XB by XA and XC, that of XC by XA and XB.");
        assertThat(of(4, 0, FORUM)).isEmpty();
        assertThat(of(3, 1, FORUM)).isEmpty();
    }

    @Test
    void aGroupOfWhichEachIsNeededIsNamedWhoeverElseThereIs() {
        var east = List.of(new Party("XA"), new Party("XB"), new Party("XC"));
        var west = List.of(new Party("XD"), new Party("XE"), new Party("XF"), new Party("XG"));
        var time = new TimeQuorum.All(new TreeMap<>(java.util.Map.of("east", east, "west", west)));
        assertThat(OneAlone.warnings(circle(7, 0, time), List.of(FORUM)))
                .singleElement()
                .asString()
                .contains("that of XA by XB and XC")
                .doesNotContain("that of XD");
    }

    @Test
    void onALineAWitnessThatAloneFixesTimeLetsItRunThoughTheOtherSideIsSilent() {
        assertThat(of(2, 0, HOTLINE))
                .singleElement()
                .asString()
                .startsWith("hotline counts")
                .endsWith("runs.");
        assertThat(of(2, 1, HOTLINE)).singleElement().asString().contains("--witness-fixes-time WA");
        assertThat(OneAlone.warnings(circle(2, 1, new TimeQuorum.Alone(new Party("WA"))), List.of(HOTLINE, FORUM)))
                .isEmpty();
    }

    @Test
    void anAgreementInWhichNothingHangsOnItIsNotSpokenOf() {
        assertThat(of(2, 0, pack("vd11"))).isEmpty();
        assertThat(Stream.of(of(2, 0, FORUM, HOTLINE)).flatMap(List::stream)).hasSize(2);
    }
}
