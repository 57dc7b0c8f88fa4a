package parley.desk.write;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.desk.frame.Frame;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.clearance.Standing;

/**
 * The clearance of one draft: what is to be cleared, what each office says of it, and what whoever asked may do about it.
 *
 * @param fixed whether an officer has signed it
 * @param text the hash of the wording
 * @param asked whether clearance of this text is asked for
 * @param own the offices for which whoever asked may say something now
 * @param missing the ids of the offices whose clearance is missing
 * @param due by when what it settles is to be done
 * @param typed what was typed before
 * @param faults why nothing was done when it was last tried
 */
public record ClearancePage(
        Frame frame,
        String seal,
        String name,
        boolean fixed,
        Exact exact,
        String text,
        ClearanceProgress progress,
        boolean asked,
        List<Standing.Place> own,
        List<Long> missing,
        Optional<Instant> due,
        Typed typed,
        List<Phrase> faults) {
    static final String TEXT = "text";
    static final String OFFICE = "office";
    static final String SAYS = "says";
    static final String SAID = "said";
    static final String WHO = "who";
    static final String REASON = "reason";
    static final String MISSING = "missing";

    public ClearancePage {
        own = List.copyOf(own);
        missing = List.copyOf(missing);
        faults = List.copyOf(faults);
    }

    /**
     * What was typed.
     *
     * @param office the one chosen, with the number of what it said last: {@code 3:17}
     * @param says the kind of act chosen
     */
    public record Typed(String office, String says, String said, String who, String reason) {
        static final Typed NOTHING = new Typed("", "", "", "", "");
    }

    public Words words() {
        return frame.words();
    }

    public String action(String act) {
        return frame.to("write/clearance/" + name + "/" + act);
    }

    /** The check, or the page of what waits for a second officer. */
    public String onward() {
        return frame.to(fixed ? "write/waiting/" + name : "write/draft/" + name + "/check");
    }

    public String missingIds() {
        return missing.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** How the form names an office and what it said last. */
    public static String choice(Standing.Place place) {
        return place.office().id() + ":" + place.last();
    }

    /** Whether an office is the one to be offered: the one chosen before, else the first whose answer is awaited. */
    public boolean isChosen(Standing.Place place) {
        return typed.office().isEmpty()
                ? own.stream()
                        .filter(each -> each.state() == Standing.State.WAITING)
                        .findFirst()
                        .or(() -> own.stream().findFirst())
                        .filter(place::equals)
                        .isPresent()
                : typed.office()
                        .split(":", 2)[0]
                        .equals(String.valueOf(place.office().id()));
    }
}
