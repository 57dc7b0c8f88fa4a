package parley.desk.page;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.desk.frame.Frame;
import parley.desk.frame.Part;
import parley.desk.view.BegunRow;
import parley.desk.view.ClearingRow;
import parley.desk.view.Delay;
import parley.desk.view.EntryRow;
import parley.desk.view.FindingRow;
import parley.desk.view.OnDuty;
import parley.desk.view.PeerRow;
import parley.desk.view.Pointer;
import parley.desk.view.State;
import parley.desk.view.Told;
import parley.desk.view.Urgent;
import parley.desk.view.WaitingRow;
import parley.desk.view.Watch;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * What a template of the watch needs: what to show, and where the page stands.
 *
 * @param duty who has the watch, and what was taken notice of on it
 * @param urgent what is urgent and not acknowledged yet, the gravest first
 * @param waiting the drafts that wait for a second officer; none for whoever may not see drafts
 * @param clearing the drafts that wait for clearance; none for whoever may not see drafts
 * @param begun the drafts of this party's duties, by the names of their findings; none for whoever may not see drafts
 * @param version which state of the node it shows
 */
public record Page(
        Frame frame,
        Watch watch,
        OnDuty duty,
        List<Urgent> urgent,
        List<WaitingRow> waiting,
        List<ClearingRow> clearing,
        Map<String, List<BegunRow>> begun,
        long version) {
    public Page {
        clearing = List.copyOf(clearing);
        begun = Map.copyOf(begun);
        urgent = List.copyOf(urgent);
        waiting = List.copyOf(waiting);
    }

    /** What is ours to do, or may be. */
    private static final Set<State> OURS = EnumSet.of(State.DUE, State.OVERDUE, State.UNKNOWN);

    private static final Duration PRESSING = Duration.ofDays(1);

    public Words words() {
        return frame.words();
    }

    public String title() {
        return words().say("page.title", "self", watch.self()).text();
    }

    /** This page's own address, its language kept. */
    public String self() {
        return frame.path() + "?lang=" + words().language().code();
    }

    /** Where the page of an entry is. */
    public String whole(Pointer pointer) {
        return frame.to(Part.ENTRIES.path() + "/" + pointer.path());
    }

    /** Where the pieces of the page come from when they have changed. */
    public String pieces() {
        return frame.to("pieces");
    }

    /** Which state of the node and which minute the page shows. */
    public String stamp() {
        return stamp(version, List.of(watch.now()));
    }

    /** The stamp of what pages show: another one means that some page is out of date. */
    public static String stamp(long version, Collection<Instant> shown) {
        return version
                + shown.stream()
                        .map(at -> "." + at.truncatedTo(ChronoUnit.MINUTES).getEpochSecond() / 60)
                        .collect(Collectors.joining());
    }

    /** The time left until a finding's deadline, or by how much it is over; empty when it names no instant. */
    public Optional<Left> left(FindingRow finding) {
        return finding.dueAt().map(this::left);
    }

    /** The time left until a deadline, or by how much it is over. */
    public Left left(Instant due) {
        var left = Duration.between(watch.now(), due);
        return new Left(words().spans().of(left), left.isNegative(), left.compareTo(PRESSING) < 0);
    }

    /** The first deadline of what this party owes; empty where nothing that is due names an instant. */
    public Optional<Instant> nextDue() {
        return watch.nextDue().flatMap(FindingRow::dueAt);
    }

    /** How many of the entries that came in nobody has taken notice of on this watch. */
    public int fresh() {
        return duty.fresh(watch.incoming().stream().map(EntryRow::key).toList()).size();
    }

    /** Whether a row is what this party itself must do now or before the day is over: the one thing to be found at once. */
    public boolean pressing(FindingRow finding, String place) {
        return place.equals("due") && Urgent.presses(finding, watch);
    }

    /** How a row stands out whose deadline is near, and how when it has passed. */
    public String tone(Optional<Left> left) {
        return left.map(span -> span.over() ? " bad pressing" : span.pressing() ? " pressing" : "")
                .orElse("");
    }

    /** For how long a member has been silent; empty when its last sign is not on this page's clock, as in a drill. */
    public Optional<String> silence(PeerRow peer) {
        return peer.lastSign().filter(sign -> !sign.isAfter(watch.now())).map(this::since);
    }

    /** How long ago an instant was; one still to come (clocks differ) reads as now. */
    public String since(Instant then) {
        var past = Duration.between(then, watch.now());
        return words().spans().of(past.isNegative() ? Duration.ZERO : past);
    }

    /** The minute alone for an instant of today, with its day for any other: what people did, in little room. */
    public Phrase.Time minute(Instant at) {
        return words().clocks().minute(at, watch.now());
    }

    /** Where what this party owes is written; empty for what is no duty of its own by its own word. */
    public Optional<String> write(FindingRow finding) {
        return Optional.of(finding)
                .filter(_ -> isOurs(finding) && finding.onOwnAccount())
                .map(_ -> frame.with(Part.WRITE.path(), "duty", finding.name()));
    }

    /** The drafts that were begun for what this party owes. */
    public List<BegunRow> begun(FindingRow finding) {
        return write(finding).isPresent() ? begun.getOrDefault(finding.name(), List.of()) : List.of();
    }

    /** Whether whoever has the watch is to take notice of a row: of what is ours to do, what is wrong and what is unknown. */
    public boolean asks(FindingRow finding, String place) {
        return duty.held().isPresent() && !place.equals("all") && (!place.equals("due") || isOurs(finding));
    }

    private boolean isOurs(FindingRow finding) {
        return finding.debtor().equals(watch.self()) && (OURS.contains(finding.state()) || finding.isLate());
    }

    /** The row of an alarm. */
    public String row(String warning) {
        return Urgent.alarm(warning);
    }

    /** The row of a member's silence. */
    public String row(PeerRow peer) {
        return Urgent.silence(peer);
    }

    /** The row of a slow line; empty where it is not slow. */
    public Optional<String> slow(PeerRow peer) {
        return Urgent.slow(peer);
    }

    /** How long what is slow took, or has taken so far. */
    public String took(Delay delay) {
        return words().spans().of(delay.time());
    }

    /** How much of each kind is urgent. */
    public Map<Urgent.Kind, Long> urgentByKind() {
        return urgent.stream()
                .collect(Collectors.groupingBy(
                        Urgent::kind, () -> new EnumMap<>(Urgent.Kind.class), Collectors.counting()));
    }

    /** Where people are called out for a row. */
    public String callOut(Told told) {
        return frame.with("shift/calls", "row", OnDuty.row(told));
    }

    /** Where it is noted how a peer is reached. */
    public String contact(String peer) {
        return frame.with("shift/contact", "peer", peer);
    }

    /** Where an objection to a finding is written. */
    public String contest(FindingRow finding) {
        return frame.with(Part.WRITE.path(), "contest", finding.name(), "of", finding.debtor());
    }

    /** Where the proof of a finding is. */
    public String why(FindingRow finding) {
        return frame.proof(finding);
    }

    /** Where all findings are listed. */
    public String findings() {
        return frame.to(Part.AGREEMENT.path() + "/findings");
    }

    /** A finding can stand in a short list and in the long one; each place has an id of its own. */
    public String anchor(FindingRow finding, String place) {
        return place + "-" + finding.anchor();
    }

    /**
     * A span as shown.
     *
     * @param over whether the deadline has passed
     * @param pressing whether less than a day is left
     */
    public record Left(String text, boolean over, boolean pressing) {}
}
