package parley.desk.shift;

import parley.agreement.prose.Language;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.mail.Letter;

/** Puts an entry into the words of a letter. Thread-safe. */
@FunctionalInterface
public interface Letters {
    /**
     * The letter about an entry of a circle.
     *
     * @param list the number of the state of the list that the officer has seen
     * @param who passes it on
     */
    Letter write(CircleView circle, EntryView entry, Language language, long list, String who);
}
