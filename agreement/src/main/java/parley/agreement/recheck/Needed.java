package parley.agreement.recheck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Per;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Provision;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Reading;
import parley.agreement.record.EntryPointer;
import parley.agreement.record.Interval;
import parley.agreement.record.LogEnd;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Need;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * Re-checks what would settle a finding that is open: that it waits for nobody whose receipt is not missing from a time on which
 * its proof rests, asks nobody who is not concerned, and that everything else that it needs is lacking in a part of its proof.
 * That it names all of it is not asked: what does not decide is rightly left out.
 */
final class Needed {
    private static final String RECEIPT = "receipt by ";
    private static final String NEXT = "the next entry of the log";

    private final Case given;
    private final Provision provision;
    private final Set<Need> lacking = new TreeSet<>();
    private final Set<EntryPointer> entries = new TreeSet<>();
    private final Set<Instant> deadlines = new HashSet<>();
    private boolean endless;
    private boolean done;

    private Needed(Case given, Provision provision) {
        this.given = given;
        this.provision = provision;
    }

    static void check(Case given, Provision provision, Faults faults) {
        if (!given.finding().needs().isEmpty()) {
            Needed needed = new Needed(given, provision);
            needed.collect(given.finding().proof());
            needed.check(faults);
        }
    }

    private void collect(Proof node) {
        switch (node) {
            case Proof.Compared compared -> {
                read(compared.left());
                read(compared.right());
            }
            case Proof.Stated stated -> read(stated.reading());
            case Proof.Claimed claimed -> read(claimed.reading());
            case Proof.Timed timed -> {
                read(timed.anchor());
                lacking.addAll(timed.needs());
                deadlines.add(timed.latest()
                        .filter(given.judged()::isAfter)
                        .orElse(given.judged().minusSeconds(1)));
                endless |= timed.latest().isEmpty();
            }
            case Proof.Done act -> {
                entries.addAll(act.entries());
                done |= act.entries().stream()
                        .anyMatch(entry -> entry.party().equals(given.finding().debtor()));
            }
            case Proof.Searched searched -> entries.addAll(searched.passed());
            case Proof.Combined _, Proof.Held _, Proof.OnDays _, Proof.Rule _ -> {}
        }
        node.because().forEach(this::collect);
    }

    private void read(Reading reading) {
        lacking.addAll(reading.lacking());
        reading.from().forEach(source -> entries.add(source.entry()));
    }

    private void check(Faults faults) {
        List<Interval> open = open();
        for (Need need : given.finding().needs()) {
            boolean follows = switch (need) {
                case Need.Wait(String what)
                when what.startsWith(RECEIPT) ->
                    open.stream()
                            .flatMap(time -> time.missing().stream())
                            .anyMatch(party -> what.equals(RECEIPT + party));
                // It names nobody, and a log has an end also where its readers have said that they saw it past the
                // deadline.
                case Need.Wait(String what) when what.equals(NEXT) -> true;
                case Need.Ask(String party, String _) -> lacking.contains(need) && mayBeAsked(party);
                case Need.Decide(String parameter) -> lacking.contains(need) || isOfGroups(parameter);
                case Need.Wait _, Need.Measure _ -> lacking.contains(need);
            };
            if (!follows) {
                faults.add(
                        given.finding().proof(),
                        "needs to " + need.sort() + " " + need.text() + ", which does not follow");
            }
        }
    }

    /**
     * Every time that is not settled: of an entry that the proof shows; and of what nobody here knows yet, in a log that may
     * hold what was to be done by a deadline that has passed; or whatever it may hold, once something was done by a deadline
     * of which nobody knows the end.
     */
    private List<Interval> open() {
        List<Interval> all = new ArrayList<>();
        shown().forEach(entry -> {
            all.add(entry.witnessed());
            all.addAll(entry.received().values());
        });
        all.removeIf(time -> time.earliest().isPresent() && time.earliest().equals(time.latest()));
        for (Party author : authors()) {
            LogEnd end = given.record().end(author);
            Stream.concat(Stream.of(end.witnessed()), end.received().values().stream())
                    .filter(next -> (endless && done)
                            || deadlines.stream().anyMatch(instant -> next.by(instant) != Truth.FALSE))
                    .forEach(all::add);
        }
        return all;
    }

    /** Whose entries may count: in an exchange those of its sides and of whoever has a role in it. */
    private Collection<Party> authors() {
        if (!(provision instanceof Exchange exchange)
                || given.finding().proof().because().isEmpty()) {
            return given.record().parties();
        }
        Case about = given.about(exchange.subjectType(), given.ids());
        Set<Party> authors = new TreeSet<>(given.record().roles().values());
        Proof sides = given.finding().proof().because().getFirst();
        authors.addAll(Sides.read(about, exchange, sides, new Faults()).all());
        authors.retainAll(given.record().parties());
        authors.add(given.finding().debtor());
        return authors;
    }

    private Stream<RecordedEntry> shown() {
        return entries.stream().flatMap(pointer -> given.record().entry(pointer).stream());
    }

    /** Whose account it is, whose duty, who coined an id, fills a role, or wrote or joined an entry that the proof shows. */
    private boolean mayBeAsked(String party) {
        return given.record().roles().containsValue(new Party(party))
                || party.equals(given.finding().debtor().code())
                || party.equals(given.finding().account().code())
                || given.ids().stream().anyMatch(id -> id.startsWith(party + "/"))
                || shown().anyMatch(entry -> entry.author().code().equals(party) || isJoinedBy(entry, party));
    }

    private boolean isJoinedBy(RecordedEntry entry, String party) {
        return given.record().log(new Party(party)).stream()
                .flatMap(other -> other.references().stream())
                .anyMatch(reference -> reference.target().equals(entry.pointer()));
    }

    /** A group is not decided for a party that is in none, which no part of the proof says. */
    private boolean isOfGroups(String parameter) {
        return provision instanceof Ceiling ceiling
                && ceiling.levels().stream()
                        .flatMap(level -> level.per().stream())
                        .anyMatch(per -> per instanceof Per.Group(var _, String name) && name.equals(parameter));
    }
}
