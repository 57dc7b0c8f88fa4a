package parley.desk.page;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import parley.agreement.finding.Extent;
import parley.agreement.finding.ExtentProse.Kind;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.finding.Stamp;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.desk.view.EntryRow;
import parley.desk.view.Field;
import parley.desk.view.FindingRow;
import parley.desk.view.Findings;
import parley.desk.view.Glossary;
import parley.desk.view.PeerRow;
import parley.desk.view.Pointer;
import parley.desk.view.ProofNode;
import parley.desk.view.Read;
import parley.desk.view.Receipt;
import parley.desk.view.Reference;
import parley.desk.view.State;
import parley.desk.view.Title;
import parley.desk.view.Urgent;
import parley.desk.view.Value;
import parley.desk.view.VoidRow;
import parley.desk.view.Watch;
import parley.desk.view.Why;

/** A night with something of everything, for the tests of the page. */
final class Fixture {
    static final Instant NOW = Instant.parse("2026-10-04T03:04:31Z");
    private static final Title NOTIFICATION =
            new Title(Map.of("en", "Notification of a military activity", "ru", "Уведомление о военной деятельности"));
    private static final Title REPLY = new Title(Map.of("en", "Reply to a request for explanation"));

    private Fixture() {}

    static Watch night() {
        return new Watch(
                "XB",
                "Fictional circle",
                "5f".repeat(32),
                true,
                false,
                NOW,
                List.of(
                        "This node's clock is 75 s off the median of its peers; it writes neither seen nor checkpoint."),
                findings(
                        "XB",
                        List.of(
                                finding(
                                        "unusual-activity.reply/XA/3",
                                        REPLY,
                                        "16.1.2",
                                        "XB",
                                        "XB",
                                        State.DUE,
                                        "2026-10-04T03:45:31Z"),
                                finding(
                                        "notify-activity/XB/7",
                                        NOTIFICATION,
                                        "38",
                                        "XB",
                                        "XB",
                                        State.DUE,
                                        "2026-10-06T06:04:31Z"),
                                finding(
                                        "notify-activity/XB/8",
                                        NOTIFICATION,
                                        "38",
                                        "XB",
                                        "XB",
                                        State.DUE,
                                        "2026-10-13T23:59:59Z"),
                                finding(
                                        "notify-activity/XA/7",
                                        NOTIFICATION,
                                        "38",
                                        "XA",
                                        "XA",
                                        State.OVERDUE,
                                        "2026-09-20T23:59:59Z"),
                                finding(
                                        "notify-activity/XD/2",
                                        NOTIFICATION,
                                        "38",
                                        "XD",
                                        "XE",
                                        State.BREACHED,
                                        "2026-09-20T23:59:59Z"),
                                finding(
                                        "notify-activity/XD/2",
                                        NOTIFICATION,
                                        "38",
                                        "XD",
                                        "XA",
                                        State.BREACHED,
                                        "2026-09-20T23:59:59Z"),
                                finding(
                                        "invite-observers/XA/7",
                                        NOTIFICATION,
                                        "47.4",
                                        "XA",
                                        "XA",
                                        State.UNKNOWN,
                                        "2026-10-20T23:59:59Z"),
                                finding(
                                        "notify-activity/XC/1",
                                        NOTIFICATION,
                                        "38",
                                        "XC",
                                        "XC",
                                        State.MET,
                                        "2026-08-01T23:59:59Z"))),
                List.of(new EntryRow(
                        new Pointer("XC", 12),
                        "ab".repeat(32),
                        NOTIFICATION,
                        "4/2026",
                        "XC/1",
                        List.of(
                                field("Designation", "Exercise <script>alert(1)</script> \u202eתרגיל"),
                                field("Start", "2026-11-20"),
                                contingents(8)),
                        Instant.parse("2026-10-04T03:03:20Z"),
                        Optional.of(Instant.parse("2026-10-04T03:03:22Z")),
                        Optional.empty(),
                        List.of(Reference.to("corrects", new Pointer("XC", 10))),
                        List.of())),
                List.of(new EntryRow(
                        new Pointer("XB", 9),
                        "cd".repeat(32),
                        NOTIFICATION,
                        "2/2026",
                        "XB/6",
                        List.of(field("Designation", "Autumn march"), field("Start", "2026-12-01")),
                        Instant.parse("2026-10-04T02:00:00Z"),
                        Optional.empty(),
                        Optional.of(Instant.parse("2026-10-04T02:00:03Z")),
                        List.of(Reference.from("withdraws", new Pointer("XB", 11))),
                        List.of(
                                new Receipt(
                                        "XA", State.ACKNOWLEDGED, Optional.of(Instant.parse("2026-10-04T02:00:02Z"))),
                                new Receipt("XC", State.RECEIVED, Optional.of(Instant.parse("2026-10-03T22:00:03Z"))),
                                new Receipt("XD", State.POSTED, Optional.empty()),
                                new Receipt("XE", State.HELD, Optional.empty())))),
                7,
                List.of(new VoidRow(new Pointer("XD", 4), "signature by a key that was not enrolled before entry 4")),
                List.of(
                        new PeerRow("XA", "party", true, Optional.of(NOW.minusSeconds(4)), 14, Optional.empty()),
                        new PeerRow("XC", "party", true, Optional.of(NOW.minusSeconds(9)), 13, Optional.empty()),
                        new PeerRow("XD", "party", false, Optional.of(NOW.minusSeconds(840)), 5, Optional.empty()),
                        new PeerRow("XE", "witness", false, Optional.empty(), 0, Optional.empty())));
    }

    static Watch quiet() {
        return new Watch(
                "XA",
                "Two of us",
                "00".repeat(32),
                false,
                true,
                NOW,
                List.of(),
                findings("XA", List.of()),
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of());
    }

    static FindingRow finding(State state, String debtor, String due) {
        return finding("notify-activity/XD/9", NOTIFICATION, "38", debtor, debtor, state, due);
    }

    private static FindingRow finding(
            String name, Title document, String ref, String debtor, String account, State state, String due) {
        return new FindingRow(
                name,
                document,
                ref,
                name.substring(name.indexOf('/') + 1),
                debtor,
                account,
                state,
                Optional.of(Instant.parse(due)),
                Optional.empty(),
                state == State.UNKNOWN ? List.of(new Need.Ask("XA", "activity.hostForces")) : List.of(),
                state == State.MET ? List.of("body.area") : List.of(),
                List.of(ref, "40.1.1"),
                state == State.OVERDUE ? List.of("XA") : List.of(),
                NOW.minusSeconds(60),
                Extent.NONE,
                Kind.NOTICE,
                EnumSet.of(State.DUE, State.OVERDUE, State.BREACHED).contains(state),
                Urgent.PRESSING,
                Glossary.NONE);
    }

    /** What that party owes since then, under a paragraph that sets no term. */
    static FindingRow owed(String debtor, String since) {
        return new FindingRow(
                "invite-observers/" + debtor + "/3",
                NOTIFICATION,
                "58",
                debtor + "/3",
                debtor,
                debtor,
                State.DUE,
                Optional.empty(),
                Optional.of(Instant.parse(since)),
                List.of(),
                List.of(),
                List.of("58"),
                List.of(),
                NOW,
                Extent.NONE,
                Kind.NOTICE,
                true,
                Urgent.PRESSING,
                Glossary.NONE);
    }

    private static Findings findings(String self, List<FindingRow> all) {
        return Findings.of(
                self, all.stream().filter(row -> Findings.telling(row.state())).toList(), all, all.size());
    }

    /** A page of XB with these findings and nothing else. */
    static Watch with(FindingRow... findings) {
        return new Watch(
                "XB",
                "Fictional circle",
                "5f".repeat(32),
                true,
                false,
                NOW,
                List.of(),
                findings("XB", List.of(findings)),
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of(new PeerRow("XD", "party", false, Optional.of(NOW.plusSeconds(60)), 5, Optional.empty())));
    }

    /** The proof of the first finding. */
    static Why why() {
        var finding = night().findings().first().getFirst().first();
        var leaf = new ProofNode(
                Optional.of(State.HOLDS),
                "",
                Optional.of("40.1.1"),
                "activity.troops >= 9000",
                new Read.Against(
                        known(new parley.agreement.value.Value.Count(9400)),
                        known(new parley.agreement.value.Value.Count(9000))),
                List.of(new Pointer("XC", 12)),
                List.of());
        var deadline = new ProofNode(
                Optional.empty(),
                "2026-10-04T03:45:31Z",
                Optional.of("16.1.2"),
                "ask.received plus PT48H",
                new Read.Value(known(new parley.agreement.value.Value.Moment(Instant.parse("2026-10-02T03:45:31Z")))),
                List.of(),
                List.of());
        var unknown = new ProofNode(
                Optional.of(State.CANNOT_TELL),
                "",
                Optional.of("40.1.2"),
                "activity.tanks >= 250",
                new Read.Against(
                        new Reading.Unknown("toFollow", List.of(), new TreeSet<>()),
                        known(new parley.agreement.value.Value.Count(250))),
                List.of(),
                List.of());
        var root = new ProofNode(
                Optional.of(finding.state()),
                "",
                Optional.of(finding.ref()),
                finding.name(),
                new Read.Nothing(),
                List.of(),
                List.of(leaf, unknown, deadline));
        return new Why(finding, whole(), root, "naive-1, vd11 5f5f5f5f, XA 14 XB 10 XC 13, left out 0, tz 2026b");
    }

    private static Reading known(parley.agreement.value.Value value) {
        return new Reading.Known(value, List.of());
    }

    /** A limit that is passed, by the word of one who writes from right to left. */
    private static Finding whole() {
        return new Finding(
                new Head(
                        "limits",
                        Optional.empty(),
                        Optional.of("XB/2"),
                        new Party("XB"),
                        new Party("XB"),
                        Verdict.BREACHED,
                        Optional.empty(),
                        Collections.emptySortedSet(),
                        List.of(),
                        Optional.empty(),
                        new Extent(Optional.empty(), List.of("XB/1", "XB/2"), OptionalLong.empty(), OptionalLong.of(1)),
                        List.of("67.1"),
                        List.of()),
                new Proof.Rule(
                        new Proof.Site("limits", Optional.of("67"), "limit"),
                        "breached",
                        List.of(new Proof.Compared(
                                new Proof.Site("limits/counts", Optional.of("67.1"), "name = <b>\u202eתרגיל"),
                                Truth.TRUE,
                                new Reading.Unknown("withheld", List.of(), Collections.emptySortedSet()),
                                new Reading.Unknown("withheld", List.of(), Collections.emptySortedSet())))),
                new Stamp("naive-1", "vd11", "00".repeat(32), Map.of(), Optional.empty(), 0, NOW, "2026b"));
    }

    /** A notice about several ids that are one subject, a limit that is passed by two, and a quota with one use left. */
    static Watch counted() {
        var joined = new Extent(Optional.empty(), List.of("XA/1", "XB/4"), OptionalLong.empty(), OptionalLong.empty());
        var passed = new Extent(Optional.empty(), List.of("XA/1", "XA/2"), OptionalLong.empty(), OptionalLong.of(2));
        var left = new Extent(Optional.empty(), List.of("XA/5", "XC/2"), OptionalLong.of(1), OptionalLong.empty());
        return with(
                counted("notify-activity/XA/1", State.OVERDUE, joined, Kind.NOTICE),
                counted("activities-per-year/2026", State.BREACHED, passed, Kind.LIMIT),
                counted("inspections/2026", State.AVAILABLE, left, Kind.QUOTA));
    }

    private static FindingRow counted(String name, State state, Extent extent, Kind kind) {
        return new FindingRow(
                name,
                NOTIFICATION,
                "67",
                name.substring(name.indexOf('/') + 1),
                "XB",
                "XB",
                state,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of("67"),
                List.of(),
                NOW,
                extent,
                kind,
                state == State.OVERDUE,
                Urgent.PRESSING,
                Glossary.NONE);
    }

    /** What that party must give every year. */
    static FindingRow yearly(String debtor, String due) {
        return finding("calendar/2027", NOTIFICATION, "61", debtor, debtor, State.DUE, due);
    }

    private static Field field(String label, String value) {
        return new Field(Title.of(label), new Value.Text(value));
    }

    private static Field contingents(int number) {
        Value contingent = new Value.Members(List.of(
                field("party", "XC"),
                field("troops", "12700"),
                new Field(Title.of("divisional"), new Value.Flag(true))));
        return new Field(Title.of("Contingents"), new Value.Items(Collections.nCopies(number, contingent)));
    }
}
