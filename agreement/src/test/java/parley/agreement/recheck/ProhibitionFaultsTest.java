package parley.agreement.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.agreement.finding.Finding;
import parley.agreement.finding.Head;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Verdict;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.recheck.Found.InStory;
import parley.agreement.scenario.Stories;

/** Faults of a prohibition that are consistent in themselves, and proofs that belong to something else. */
class ProhibitionFaultsTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());

    @Test
    void aWidthIsThatOfThePartOfTheLineThatIsNearest() {
        InStory flight = Found.in(
                "no-fly: every width, from just inside to just outside",
                finding -> finding.provision().equals("no-fly") && finding.verdict() == Verdict.BREACHED);
        List<String> wheres = new ArrayList<>();
        assertThat(flight.faults(flight.finding())).isEmpty();
        Finding moved = Found.with(
                flight.finding(), moved(flight.finding().proof(), wheres).because());

        assertThat(wheres).isNotEmpty();
        assertThat(flight.faults(moved)).anyMatch(fault -> fault.what().startsWith("does not say at which part"));
    }

    /** The same proof, at a marker that the line does not have. */
    private static Proof moved(Proof node, List<String> wheres) {
        if (node instanceof Proof.Compared(Site site, var truth, var left, var right)
                && site.text().contains(" <= width for ")) {
            String where = site.text().replaceAll(" (at marker|between markers) .*", " at marker 9999");
            wheres.add(where);
            return new Proof.Compared(new Site(site.id(), site.ref(), where), truth, left, right);
        }
        List<Proof> parts =
                node.because().stream().map(part -> moved(part, wheres)).toList();
        return switch (node) {
            case Proof.Rule of -> new Proof.Rule(of.site(), of.outcome(), parts);
            case Proof.Combined of -> new Proof.Combined(of.site(), of.operator(), of.truth(), parts);
            default -> node;
        };
    }

    @Test
    void whatLiftsAProhibitionIsNotPassedOverInSilence() {
        InStory plan = Found.in(
                "two-years-ahead: a plan whose witnessed time is not settled leaves it open",
                finding -> finding.provision().equals("two-years-ahead"));
        List<Proof> parts = new ArrayList<>(plan.finding().proof().because());
        Proof lifts = parts.get(1);
        Proof first = lifts.because().getFirst();
        Proof deadline = first.because().getFirst();
        Proof.Done done = (Proof.Done) first.because().getLast();
        Proof none = new Proof.Searched(
                done.site(), plan.record().sizes(), List.of(), parley.agreement.truth.Truth.TRUE, List.of());
        Proof not = new Proof.Rule(first.site(), "FALSE", List.of(deadline, none));
        parts.set(
                1,
                new Proof.Rule(
                        lifts.site(), "FALSE", List.of(not, lifts.because().getLast())));
        Finding unlifted = Found.with(
                plan.finding(),
                new Proof.Rule(plan.finding().proof().site(), "breached", parts),
                Verdict.BREACHED,
                plan.finding().extent());

        assertThat(plan.faults(unlifted)).anyMatch(fault -> fault.what().contains("in silence"));
    }

    @Test
    void nothingIsUndecidedThatIsBound() {
        InStory open = Found.in(
                "guarantees: of a territory that nobody has drawn",
                f -> f.provision().equals("reach"));
        InStory bound = Found.in(
                "guarantees: as many as on the reference date",
                finding -> finding.provision().equals("beyond-baseline")
                        && finding.subject().isPresent());
        Proof.Stated width = (Proof.Stated) open.finding().proof().because().getFirst();
        Proof undecided = new Proof.Rule(
                bound.finding().proof().site(),
                "unknown",
                List.of(new Proof.Stated(
                        new Site("beyond-baseline/param.date", Optional.of("4"), "param.date for XA"),
                        width.truth(),
                        width.reading())));
        Finding whole = new Finding(
                new Head(
                        "beyond-baseline",
                        Optional.empty(),
                        Optional.empty(),
                        bound.finding().debtor(),
                        bound.finding().account(),
                        Verdict.UNKNOWN,
                        Optional.empty(),
                        open.finding().needs(),
                        List.of(),
                        Optional.empty(),
                        open.finding().extent(),
                        List.of("4"),
                        List.of()),
                undecided,
                bound.finding().stamp());

        assertThat(bound.faults(whole)).anyMatch(fault -> fault.what().contains("that are not decided, of {}"));
    }

    @Test
    void aFindingAboutASubjectDoesNotStandWhileAParameterIsOpen() {
        InStory open = Found.in(
                "guarantees: of a territory that nobody has drawn",
                f -> f.provision().equals("reach"));
        Finding about = new Finding(
                new Head(
                        "reach",
                        Optional.empty(),
                        Optional.of("XA/1"),
                        open.finding().debtor(),
                        open.finding().account(),
                        open.finding().verdict(),
                        Optional.empty(),
                        open.finding().needs(),
                        List.of(),
                        Optional.empty(),
                        open.finding().extent(),
                        open.finding().cites(),
                        List.of()),
                open.finding().proof(),
                open.finding().stamp());

        assertThat(open.faults(about))
                .anyMatch(fault -> fault.what().equals("is judged while nobody has bound territory"));
    }

    /** The proof of one finding under the name of another: whatever it is, it is checked to its end and does not hold. */
    @Test
    void noProofOfSomethingElseHoldsAndNoneBreaksTheCheck() {
        List<InStory> all = Stories.all()
                .filter(story -> Set.of("zones", "stages", "no-fly", "guarantees", "distance", "ratios")
                        .contains(story.pack().agreement()))
                .flatMap(story -> story.moments().stream()
                        .flatMap(moment -> moment.findings().stream()
                                .filter(finding -> story.pack()
                                                        .provision(finding.provision())
                                                        .orElseThrow()
                                                instanceof Ceiling
                                        || story.pack()
                                                        .provision(finding.provision())
                                                        .orElseThrow()
                                                instanceof Refrain)
                                .map(finding -> new InStory(finding, moment.record(), story.pack()))))
                .toList();
        Random random = new Random(SEED);
        for (int i = 0; i < 3_000; i++) {
            InStory one = all.get(random.nextInt(all.size()));
            Proof other = part(all.get(random.nextInt(all.size())).finding().proof(), random);
            Finding spoiled = Found.with(
                    one.finding(), planted(one.finding().proof(), other, random).because());
            if (!spoiled.equals(one.finding())) {
                assertThat(one.faults(spoiled))
                        .as(
                                "seed %s, %s with %s",
                                SEED, one.finding().name(), other.site().id())
                        .isNotEmpty();
            }
        }
    }

    private static Proof part(Proof of, Random random) {
        return of.because().isEmpty() || random.nextInt(4) == 0
                ? of
                : part(of.because().get(random.nextInt(of.because().size())), random);
    }

    /** Puts a foreign node somewhere into a proof. */
    private static Proof planted(Proof of, Proof other, Random random) {
        if (of.because().isEmpty()) {
            return other;
        }
        List<Proof> parts = new ArrayList<>(of.because());
        int at = random.nextInt(parts.size());
        parts.set(at, random.nextInt(3) == 0 ? other : planted(parts.get(at), other, random));
        return switch (of) {
            case Proof.Rule rule -> new Proof.Rule(rule.site(), rule.outcome(), parts);
            case Proof.Combined all -> new Proof.Combined(all.site(), all.operator(), all.truth(), parts);
            case Proof.OnDays days -> new Proof.OnDays(days.site(), days.truth(), days.days(), parts);
            case Proof.Held held -> new Proof.Held(held.site(), held.truth(), held.share(), held.during(), parts);
            default -> other;
        };
    }
}
