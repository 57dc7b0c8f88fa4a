package parley.node.view.clearance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.ledger.bytes.Hash;
import parley.node.view.clearance.ClearanceAct.Kind;

/**
 * How far the clearance of one text has come.
 *
 * @param places the offices that its format asks for, in the order of their turns
 * @param asked the last time that clearance was asked for, if it was for this text
 * @param waived the last word of an officer that lets this text go without some of them
 */
public record Standing(List<Place> places, Optional<ClearanceAct> asked, Optional<ClearanceAct> waived) {
    /** Of a text whose format asks for no office. */
    public static final Standing NONE = new Standing(List.of(), Optional.empty(), Optional.empty());

    public Standing {
        places = List.copyOf(places);
    }

    /**
     * One office.
     *
     * @param act what it said of this text last
     * @param earlier what it said last of another text of the same draft, where it has not said anything of this one
     */
    public record Place(
            KeptOffice office, int turn, State state, Optional<ClearanceAct> act, Optional<ClearanceAct> earlier) {
        public boolean isCleared() {
            return state == State.CLEARED || state == State.REMARKED;
        }

        /** Whether it is for the office to say something, be it again. */
        public boolean isUp() {
            return state != State.NOT_ASKED && state != State.LATER;
        }

        /** The number of what it said last; 0 for nothing. */
        public long last() {
            return act.map(ClearanceAct::number).orElse(0L);
        }
    }

    /** How one office stands to a text. */
    public enum State {
        NOT_ASKED,
        /** It is this office's turn. */
        WAITING,
        /** Others clear first. */
        LATER,
        CLEARED,
        REMARKED,
        REFUSED
    }

    /**
     * Works it out.
     *
     * @param steps those of the list; none where no office is asked for
     * @param offices all that stand
     * @param round all that was done about the draft, in order
     */
    public static Standing of(
            List<ClearingList.Step> steps, List<KeptOffice> offices, List<ClearanceAct> round, Hash text) {
        if (steps.isEmpty()) {
            return NONE;
        }
        Optional<ClearanceAct> asked = last(round.stream()
                        .filter(act -> act.kind() == Kind.ASKED)
                        .toList())
                .filter(act -> act.text().equals(text));
        List<Place> places = new ArrayList<>();
        for (ClearingList.Step step : steps) {
            boolean open = asked.isPresent()
                    && places.stream().allMatch(place -> place.turn >= step.turn() || place.isCleared());
            offices.stream()
                    .filter(office -> office.id() == step.office())
                    .map(office -> place(office, step.turn(), asked.isPresent(), open, round, text))
                    .forEach(places::add);
        }
        return new Standing(
                places,
                asked,
                last(round.stream()
                        .filter(act -> act.kind() == Kind.WAIVED && act.text().equals(text))
                        .toList()));
    }

    private static Place place(
            KeptOffice office, int turn, boolean asked, boolean open, List<ClearanceAct> round, Hash text) {
        List<ClearanceAct> own = round.stream()
                .filter(act -> act.kind().isDecision() && act.isOf(office.id()))
                .toList();
        Optional<ClearanceAct> act =
                last(own.stream().filter(each -> each.text().equals(text)).toList());
        State state = act.map(said -> decided(said.kind()))
                .orElse(open ? State.WAITING : asked ? State.LATER : State.NOT_ASKED);
        return new Place(office, turn, state, act, act.isPresent() ? Optional.empty() : last(own));
    }

    private static State decided(Kind kind) {
        return switch (kind) {
            case CLEARED -> State.CLEARED;
            case REMARKED -> State.REMARKED;
            case REFUSED -> State.REFUSED;
            case ASKED, WAIVED, ENDED -> throw new IllegalArgumentException(kind + " is no decision");
        };
    }

    private static Optional<ClearanceAct> last(List<ClearanceAct> acts) {
        return acts.isEmpty() ? Optional.empty() : Optional.of(acts.getLast());
    }

    /** Whose clearance is missing, whether it is waived or not. */
    public List<Place> missing() {
        return places.stream().filter(place -> !place.isCleared()).toList();
    }

    /** Whose clearance keeps it from being released: a waiver covers an office until that says something newer. */
    public List<Place> lacking() {
        return missing().stream()
                .filter(place -> waived.filter(act -> act.isOf(place.office.id()) && act.number() > place.last())
                        .isEmpty())
                .toList();
    }

    /** Which offices it waits for now. */
    public List<Place> waiting() {
        return places.stream().filter(place -> place.state == State.WAITING).toList();
    }

    public Optional<Place> of(long office) {
        return places.stream().filter(place -> place.office.id() == office).findFirst();
    }
}
