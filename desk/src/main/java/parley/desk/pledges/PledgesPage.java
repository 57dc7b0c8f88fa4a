package parley.desk.pledges;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import parley.agreement.pack.PledgeRole;
import parley.agreement.pack.Verdict;
import parley.desk.frame.Frame;
import parley.desk.live.Rows;
import parley.desk.view.State;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.EntryPointer;
import parley.node.view.FindingView;

/** The pledges of a circle as their page shows them. */
public record PledgesPage(Frame frame, Overview overview, PledgeFormats formats) {
    private static final List<String> COLUMNS = List.of(
            "by",
            "pledge",
            "project",
            "deliverable",
            "what",
            "due",
            "firstDue",
            "currency",
            "amount",
            "delivered",
            "contested",
            "contestedBy",
            "verdict",
            "stands");

    public Words words() {
        return frame.words();
    }

    public String title() {
        return words().say("pledges.page", "self", frame.self()).text();
    }

    /** Whether a finding is on this party's account to do something about, and its reader may begin that. */
    public boolean mayMeet(Optional<FindingView> finding) {
        return offers()
                && finding.map(FindingView::head)
                        .filter(head -> head.debtor().code().equals(frame.self())
                                && (head.verdict() == Verdict.DUE
                                        || head.verdict() == Verdict.OVERDUE
                                        || head.verdict() == Verdict.OPEN
                                        || head.verdict() == Verdict.UNKNOWN))
                        .isPresent();
    }

    /** Where what meets a finding is begun. */
    public String meet(Optional<FindingView> finding) {
        return finding.map(each ->
                        frame.to("write") + "&duty=" + encoded(each.head().name()))
                .orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** Whether its reader may write, now. */
    public boolean offers() {
        return frame.offersWriting() && !frame.inHindsight();
    }

    /** Where a pledge is begun. */
    public String begin() {
        return begin(formats.named(PledgeRole.Pledges.class::isInstance));
    }

    /** Where the suspension of a pledge is begun; empty where nothing suspends one. */
    public String suspend(Pledge pledge) {
        return begin(formats.named(PledgeRole.Suspends.class::isInstance), pledge);
    }

    /** Where a report on a pledge's progress is begun; empty where there is none. */
    public String report(Pledge pledge) {
        return begin(formats.named(PledgeRole.Reports.class::isInstance), pledge);
    }

    private String begin(Optional<String> format, Pledge pledge) {
        return format.isEmpty()
                ? ""
                : begin(format) + "&relates=" + encoded(pledge.entry().path());
    }

    private String begin(Optional<String> format) {
        return format.map(name -> frame.to("write") + "&format=" + encoded(name))
                .orElse("");
    }

    public boolean isOwn(Pledge pledge) {
        return pledge.from().equals(frame.self());
    }

    public State state(FindingView finding) {
        return Rows.state(finding.head().verdict());
    }

    /** Where the proof of a finding is, of the same instant and knowledge as this page. */
    public String why(FindingView finding) {
        return frame.proof(finding.head());
    }

    public String entry(EntryPointer entry) {
        return frame.entry(entry);
    }

    /** An amount as the reader's language writes it; a dash while it is open. */
    public String amount(OptionalLong amount) {
        return amount.isPresent() ? number(BigInteger.valueOf(amount.getAsLong())) : "–";
    }

    private String number(BigInteger amount) {
        return NumberFormat.getIntegerInstance(Locale.of(words().language().code()))
                .format(amount);
    }

    /** A sum, and how many amounts are missing from it. */
    public Phrase sum(Sum sum) {
        return sum.open() == 0
                ? words().say("pledges.sum", "n", number(sum.amount()))
                : words().say("pledges.sum.open", "n", number(sum.amount()), "m", sum.open());
    }

    /** The code of a currency; a dash while it is open. */
    public String currency(String code) {
        return code.isEmpty() ? "–" : code;
    }

    /** What is found of the reports on a pledge and still to come, or all that is found where nothing is. */
    public List<FindingView> reporting(Pledge pledge) {
        var open = pledge.reporting().stream()
                .filter(view -> view.head().verdict() == Verdict.DUE
                        || view.head().verdict() == Verdict.OVERDUE
                        || view.head().verdict() == Verdict.UNKNOWN)
                .toList();
        return open.isEmpty() ? pledge.reporting() : open;
    }

    /** The address of the same as a file. */
    public String csv() {
        return frame.with("pledges", "as", "csv");
    }

    /** A line for each deliverable, for spreadsheets: plain numbers, ids and the words of the agreement. */
    List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(COLUMNS);
        overview.items().forEach(item -> lines.add(line(item.pledge(), item.deliverable())));
        return lines;
    }

    private static List<String> line(Pledge pledge, Deliverable each) {
        return List.of(
                pledge.from(),
                pledge.id(),
                pledge.project().words(),
                each.id(),
                each.what(),
                each.due(),
                each.firstDue(),
                each.currency(),
                each.amount().isPresent() ? Long.toString(each.amount().getAsLong()) : "",
                each.delivered().amount().toString(),
                each.contested().amount().toString(),
                String.join(" ", each.contestants()),
                each.verdict().map(Verdict::word).orElse(""),
                Boolean.toString(pledge.stands() && !each.dropped()));
    }
}
