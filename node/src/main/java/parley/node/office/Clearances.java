package parley.node.office;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Hash;
import parley.node.view.clearance.AskedText;
import parley.node.view.clearance.Asking;
import parley.node.view.clearance.ClearanceAct;
import parley.node.view.clearance.ClearanceAct.Kind;
import parley.node.view.clearance.ClearanceOutcome;
import parley.node.view.clearance.ClearanceView;
import parley.node.view.clearance.ClearingList;
import parley.node.view.clearance.ClearingOffice;
import parley.node.view.clearance.Decision;
import parley.node.view.clearance.KeptClearingList;
import parley.node.view.clearance.KeptOffice;
import parley.node.view.clearance.ListOutcome;
import parley.node.view.clearance.OfficeOutcome;
import parley.node.view.clearance.Standing;
import parley.node.view.clearance.Waiver;
import parley.node.view.clearance.Wording;

/** Clearance on the office's file: each act is decided and written in one step of it. Thread-safe. */
final class Clearances implements ClearanceView {
    private final Ground ground;
    private final ClearingOffices offices;
    private final ClearingLists lists;
    private final AskedTexts asked;

    Clearances(Ground whole) {
        this.asked = new AskedTexts(whole);
        this.ground = asked.ground();
        this.offices = new ClearingOffices(ground);
        this.lists = new ClearingLists(ground);
    }

    @Override
    public List<KeptOffice> offices(Hash circle) {
        return offices.standing(circle);
    }

    @Override
    public OfficeOutcome keep(Hash circle, long id, long after, ClearingOffice office) {
        return offices.keep(circle, id, after, office);
    }

    @Override
    public OfficeOutcome remove(Hash circle, long id, long after, String who) {
        return offices.remove(circle, id, after, who);
    }

    @Override
    public List<KeptClearingList> lists(Hash circle) {
        return lists.standing(circle);
    }

    @Override
    public ListOutcome keep(Hash circle, long after, ClearingList list) {
        return lists.keep(circle, after, list);
    }

    @Override
    public List<ClearanceAct> open(Hash circle) {
        return ground.read(handle -> ClearanceActs.open(handle, circle));
    }

    @Override
    public List<ClearanceAct> round(Hash circle, String draft) {
        return ground.read(handle -> ClearanceActs.round(handle, circle, draft));
    }

    @Override
    public Standing standing(Hash circle, String draft, String agreement, String format, Hash text) {
        return ground.read(handle -> Demands.read(handle, circle)
                .standing(agreement, format, ClearanceActs.round(handle, circle, draft), text));
    }

    @Override
    public List<AskedText> asked(Hash circle) {
        return asked.of(circle);
    }

    @Override
    public List<ClearanceAct> of(Hash circle, Hash entry) {
        return ground.read(handle -> ClearanceActs.of(handle, circle, entry));
    }

    @Override
    public Optional<Wording> wording(Hash circle, Hash text) {
        return ground.read(handle -> ClearanceActs.wording(handle, circle, text));
    }

    @Override
    public ClearanceOutcome ask(Hash circle, Asking asking) {
        Instant now = ground.now();
        Hash text = asking.wording().hash();
        return ground.write(circle, handle -> {
            List<ClearanceAct> round = ClearanceActs.round(handle, circle, asking.draft());
            Standing standing = Demands.read(handle, circle).standing(asking.agreement(), asking.format(), round, text);
            if (standing.places().isEmpty()) {
                return new ClearanceOutcome.Changed();
            }
            if (standing.asked().isPresent()) {
                return new ClearanceOutcome.Done(standing.asked().get());
            }
            ClearanceActs.refuseMoreAsking(handle, circle, asking.draft(), now);
            ClearanceActs.keep(handle, circle, asking.wording());
            return new ClearanceOutcome.Done(ClearanceActs.add(
                    handle,
                    circle,
                    new ClearanceAct(
                            0,
                            now,
                            Kind.ASKED,
                            asking.draft(),
                            text,
                            asking.agreement(),
                            asking.format(),
                            List.of(),
                            "",
                            asking.prospects(),
                            Optional.empty(),
                            asking.who(),
                            "")));
        });
    }

    @Override
    public ClearanceOutcome decide(Hash circle, Decision decision) {
        Instant now = ground.now();
        return ground.write(circle, handle -> {
            List<ClearanceAct> round = ClearanceActs.round(handle, circle, decision.draft());
            Optional<ClearanceAct> asked = round.stream()
                    .filter(act -> act.kind() == Kind.ASKED)
                    .reduce((_, later) -> later)
                    .filter(act -> act.text().equals(decision.text()));
            return asked.flatMap(act -> Demands.read(handle, circle)
                            .standing(act.agreement(), act.format(), round, decision.text())
                            .of(decision.office())
                            .filter(Standing.Place::isUp)
                            .map(place -> decided(handle, circle, act, place, decision, now)))
                    .orElseGet(ClearanceOutcome.Changed::new);
        });
    }

    private static ClearanceOutcome decided(
            Handle handle, Hash circle, ClearanceAct asked, Standing.Place place, Decision decision, Instant now) {
        if (place.last() != decision.after()) {
            return place.act()
                    .<ClearanceOutcome>map(before -> isSame(before, decision)
                            ? new ClearanceOutcome.Done(before)
                            : new ClearanceOutcome.Before(before))
                    .orElseGet(ClearanceOutcome.Changed::new);
        }
        return new ClearanceOutcome.Done(ClearanceActs.add(
                handle,
                circle,
                new ClearanceAct(
                        0,
                        now,
                        decision.kind(),
                        decision.draft(),
                        decision.text(),
                        asked.agreement(),
                        asked.format(),
                        List.of(decision.office()),
                        place.office().name(),
                        Optional.empty(),
                        Optional.empty(),
                        decision.who(),
                        decision.said())));
    }

    private static boolean isSame(ClearanceAct before, Decision decision) {
        return before.kind() == decision.kind()
                && before.who().equals(decision.who())
                && before.said().equals(decision.said());
    }

    @Override
    public ClearanceOutcome waive(Hash circle, Waiver waiver) {
        Instant now = ground.now();
        Hash text = waiver.wording().hash();
        return ground.write(circle, handle -> {
            List<ClearanceAct> round = ClearanceActs.round(handle, circle, waiver.draft());
            Standing standing = Demands.read(handle, circle).standing(waiver.agreement(), waiver.format(), round, text);
            List<Long> missing = ids(standing.missing());
            if (standing.lacking().isEmpty()) {
                return standing.waived()
                        .filter(act -> !missing.isEmpty())
                        .<ClearanceOutcome>map(act ->
                                act.who().equals(waiver.who()) && act.said().equals(waiver.reason())
                                        ? new ClearanceOutcome.Done(act)
                                        : new ClearanceOutcome.Before(act))
                        .orElseGet(ClearanceOutcome.Changed::new);
            }
            if (!missing.equals(waiver.offices())) {
                return new ClearanceOutcome.Changed();
            }
            ClearanceActs.keep(handle, circle, waiver.wording());
            return new ClearanceOutcome.Done(ClearanceActs.add(
                    handle,
                    circle,
                    new ClearanceAct(
                            0,
                            now,
                            Kind.WAIVED,
                            waiver.draft(),
                            text,
                            waiver.agreement(),
                            waiver.format(),
                            missing,
                            called(standing.missing()),
                            Optional.empty(),
                            Optional.empty(),
                            waiver.who(),
                            waiver.reason())));
        });
    }

    private static List<Long> ids(List<Standing.Place> places) {
        return places.stream().map(place -> place.office().id()).sorted().toList();
    }

    private static String called(List<Standing.Place> places) {
        return places.stream().map(place -> place.office().name()).collect(Collectors.joining(", "));
    }

    @Override
    public void released(Hash circle, String draft, Hash text, Hash entry) {
        end(circle, draft, Optional.of(text), Optional.of(entry));
    }

    /** A draft is dropped, or begins under a name that another may have had: what was done before is not about what follows. */
    void over(Hash circle, String draft) {
        end(circle, draft, Optional.empty(), Optional.empty());
    }

    private void end(Hash circle, String draft, Optional<Hash> text, Optional<Hash> entry) {
        Instant now = ground.now();
        if (round(circle, draft).isEmpty()) {
            return;
        }
        ground.write(circle, handle -> {
            List<ClearanceAct> round = ClearanceActs.round(handle, circle, draft);
            boolean noted = entry.filter(
                            id -> !ClearanceActs.of(handle, circle, id).isEmpty())
                    .isPresent();
            if (!round.isEmpty() && !noted) {
                ClearanceActs.add(handle, circle, ended(handle, circle, round, text, entry, now));
            }
            return true;
        });
    }

    /** The end names whose clearance it went without, and by whose word: of the text that was sent, not of the last one. */
    private static ClearanceAct ended(
            Handle handle,
            Hash circle,
            List<ClearanceAct> round,
            Optional<Hash> sent,
            Optional<Hash> entry,
            Instant now) {
        ClearanceAct last = round.getLast();
        Hash text = sent.orElse(last.text());
        Standing standing = Demands.read(handle, circle).standing(last.agreement(), last.format(), round, text);
        Optional<ClearanceAct> waived = standing.waived().filter(_ -> entry.isPresent());
        List<Standing.Place> without = waived.isPresent() ? standing.missing() : List.of();
        return new ClearanceAct(
                0,
                now,
                Kind.ENDED,
                last.draft(),
                text,
                last.agreement(),
                last.format(),
                ids(without),
                called(without),
                Optional.empty(),
                entry,
                waived.filter(_ -> !without.isEmpty()).map(ClearanceAct::who).orElse(""),
                waived.filter(_ -> !without.isEmpty()).map(ClearanceAct::said).orElse(""));
    }
}
