package parley.agreement.recheck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parley.agreement.finding.Extent;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Finding.Owed;
import parley.agreement.finding.Head;
import parley.agreement.proof.Proof.Days;
import parley.agreement.recheck.Mutants.Mutant;
import parley.agreement.record.EntryPointer;
import parley.agreement.truth.Need;
import parley.agreement.value.Party;

/** Findings that say one thing beside their verdict and their proof that does not follow. */
final class HeadMutants {
    private final Finding sound;
    private final List<Mutant> mutants = new ArrayList<>();

    private HeadMutants(Finding sound) {
        this.sound = sound;
    }

    static List<Mutant> of(Finding sound) {
        HeadMutants all = new HeadMutants(sound);
        all.names();
        all.times();
        all.lists();
        all.contests();
        return all.mutants;
    }

    private void names() {
        add("no step", finding(Optional.empty(), sound.subject(), sound.debtor(), sound.owed(), sound.dueAt()));
        add(
                "another step",
                finding(Optional.of("other"), sound.subject(), sound.debtor(), sound.owed(), sound.dueAt()));
        add("no subject", finding(sound.step(), Optional.empty(), sound.debtor(), sound.owed(), sound.dueAt()));
        add("another subject", finding(sound.step(), Optional.of("ZZ/9"), sound.debtor(), sound.owed(), sound.dueAt()));
        sound.stamp().sizes().keySet().stream()
                .filter(party -> !party.equals(sound.debtor()))
                .forEach(party -> add(
                        "debtor " + party, finding(sound.step(), sound.subject(), party, sound.owed(), sound.dueAt())));
    }

    private void times() {
        Optional<Instant> later =
                Optional.of(sound.dueAt().orElse(Instant.EPOCH).plusSeconds(1));
        add("due later", finding(sound.step(), sound.subject(), sound.debtor(), sound.owed(), later));
        add("not due", finding(sound.step(), sound.subject(), sound.debtor(), sound.owed(), Optional.empty()));
        Optional<Owed> owed = Optional.of(new Owed(new Party("ZZ"), "something", "others"));
        add("something owed", finding(sound.step(), sound.subject(), sound.debtor(), owed, sound.dueAt()));
        add("nothing owed", finding(sound.step(), sound.subject(), sound.debtor(), Optional.empty(), sound.dueAt()));
    }

    private Finding finding(
            Optional<String> step,
            Optional<String> subject,
            Party debtor,
            Optional<Owed> owed,
            Optional<Instant> dueAt) {
        return new Finding(
                new Head(
                        sound.provision(),
                        step,
                        subject,
                        debtor,
                        sound.account(),
                        sound.verdict(),
                        owed,
                        sound.needs(),
                        sound.incomplete(),
                        dueAt,
                        sound.extent(),
                        sound.cites(),
                        sound.contests()),
                sound.proof(),
                sound.stamp());
    }

    private void lists() {
        SortedSet<Need> needs = sound.needs().isEmpty()
                ? new TreeSet<>(List.of(new Need.Wait("nothing")))
                : Collections.emptySortedSet();
        add("other needs", finding(needs, sound.incomplete(), sound.cites(), sound.contests(), sound.extent()));
        for (Need need : sound.needs()) {
            SortedSet<Need> another = new TreeSet<>(sound.needs());
            another.remove(need);
            another.add(other(need));
            add(
                    "needs " + other(need) + " instead",
                    finding(another, sound.incomplete(), sound.cites(), sound.contests(), sound.extent()));
        }
        List<String> lacking = new ArrayList<>(sound.incomplete());
        lacking.add("all");
        add("lacks more", finding(sound.needs(), lacking, sound.cites(), sound.contests(), sound.extent()));
        add("lacks nothing", finding(sound.needs(), List.of(), sound.cites(), sound.contests(), sound.extent()));
        for (int i = 0; i < sound.incomplete().size(); i++) {
            List<String> without = new ArrayList<>(sound.incomplete());
            String item = without.remove(i);
            add("lacks no " + item, finding(sound.needs(), without, sound.cites(), sound.contests(), sound.extent()));
        }
        add(
                "lacks in another order",
                finding(sound.needs(), sound.incomplete().reversed(), sound.cites(), sound.contests(), sound.extent()));
        List<String> more = new ArrayList<>(sound.cites());
        more.add("999");
        add("cites more", finding(sound.needs(), sound.incomplete(), more, sound.contests(), sound.extent()));
        for (int i = 0; i < sound.cites().size(); i++) {
            List<String> fewer = new ArrayList<>(sound.cites());
            String ref = fewer.remove(i);
            add("cites no " + ref, finding(sound.needs(), sound.incomplete(), fewer, sound.contests(), sound.extent()));
        }
        add(
                "cites in another order",
                finding(sound.needs(), sound.incomplete(), sound.cites().reversed(), sound.contests(), sound.extent()));
        Extent extent = Extent.during(Optional.of(new Days(Days.LAST, Days.LAST)));
        add("days", finding(sound.needs(), sound.incomplete(), sound.cites(), sound.contests(), extent));
    }

    /** One that nobody has: of a party outside the circle, or of something else. */
    private static Need other(Need need) {
        return switch (need) {
            case Need.Ask(String _, String field) -> new Need.Ask("ZZ", field);
            case Need.Wait(String what) -> new Need.Wait(what.replaceFirst("^receipt by .*", "receipt by Z") + "Z");
            case Need.Measure(String what) -> new Need.Measure(what + " of ZZ");
            case Need.Decide(String parameter) -> new Need.Decide(parameter + "Z");
        };
    }

    private void contests() {
        List<EntryPointer> contests =
                sound.contests().isEmpty() ? List.of(new EntryPointer(new Party("ZZ"), 0, "none")) : List.of();
        add("other contests", finding(sound.needs(), sound.incomplete(), sound.cites(), contests, sound.extent()));
    }

    private Finding finding(
            SortedSet<Need> needs,
            List<String> incomplete,
            List<String> cites,
            List<EntryPointer> contests,
            Extent extent) {
        return new Finding(
                new Head(
                        sound.provision(),
                        sound.step(),
                        sound.subject(),
                        sound.debtor(),
                        sound.account(),
                        sound.verdict(),
                        sound.owed(),
                        needs,
                        incomplete,
                        sound.dueAt(),
                        extent,
                        cites,
                        contests),
                sound.proof(),
                sound.stamp());
    }

    private void add(String change, Finding finding) {
        if (!finding.equals(sound)) {
            mutants.add(new Mutant(change, finding));
        }
    }
}
