package parley.desk.shift;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import parley.desk.frame.Frame;
import parley.desk.frame.Part;
import parley.desk.view.OnDuty;
import parley.desk.view.State;
import parley.desk.view.Told;
import parley.desk.view.Watch;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * A row of the watch of which nobody has taken notice on this watch.
 *
 * @param row by which it is named
 * @param list the word of the list on which it stands
 * @param address of the page of what it is about: a proof or an entry
 * @param name what it is called where its button is told from the others
 * @param says what it says
 */
public record Fresh(String row, String list, String address, Phrase name, List<Phrase> says) {
    public Fresh {
        says = List.copyOf(says);
    }

    /** What is due, wrong or unknown, and what came in, in the order of the watch. */
    static List<Fresh> of(Watch watch, OnDuty duty, Frame frame) {
        var words = frame.words();
        var all = new ArrayList<Fresh>();
        add(all, "shift.list.due", watch.due(), watch, duty, frame);
        add(all, "shift.list.wrong", watch.wrong(), watch, duty, frame);
        add(all, "shift.list.stated", watch.wrongByOthersWord(), watch, duty, frame);
        add(all, "shift.list.unknown", watch.unknown(), watch, duty, frame);
        watch.incoming().stream()
                .filter(entry -> duty.of(entry.key()).isEmpty())
                .forEach(entry -> all.add(new Fresh(
                        entry.key(),
                        "in.title",
                        frame.to(Part.ENTRIES.path() + "/" + entry.pointer().path()),
                        words.name(entry),
                        List.of(words.name(entry)))));
        return all;
    }

    private static void add(List<Fresh> all, String list, List<Told> rows, Watch watch, OnDuty duty, Frame frame) {
        var words = frame.words();
        rows.stream()
                .filter(told -> duty.of(OnDuty.row(told, watch)).isEmpty())
                .forEach(told -> all.add(new Fresh(
                        OnDuty.row(told, watch),
                        list,
                        frame.proof(told.first()),
                        words.name(told.first()),
                        Stream.concat(state(list, told.first().state(), words), words.tell(told).stream())
                                .toList())));
    }

    /** The state, unless the list is called by it. */
    private static Stream<Phrase> state(String list, State state, Words words) {
        return list.endsWith("." + state.key())
                ? Stream.of()
                : Stream.of(new Phrase(List.of(new Phrase.Own(words.word(state) + "."))));
    }
}
