package parley.desk.foresight;

import java.util.List;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.TimetableView;

/** Tells what a draft changes in the numbers that count against limits. */
@FunctionalInterface
public interface Numbers {
    /** One sentence for each number that is another with the draft than without it. */
    List<Phrase> changed(TimetableView with, TimetableView without, Words words);
}
