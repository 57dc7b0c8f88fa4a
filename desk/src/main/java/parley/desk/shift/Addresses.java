package parley.desk.shift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import parley.ledger.text.MalformedException;
import parley.node.view.mail.MailAddress;
import parley.node.view.mail.MailingList;

/** Reads addresses as they are typed: one a line, or with commas or semicolons between them. */
final class Addresses {
    static final String CONTROL = "addresses";

    /** The longest piece of what is no address that a page repeats. */
    private Addresses() {}

    /** The addresses; what is wrong is noted among the answers, each once. */
    static List<MailAddress> read(Answers answers) {
        var typed = Stream.of(answers.value(CONTROL).split("[\\r\\n,;]+"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        if (typed.size() > MailingList.MOST) {
            answers.fault(CONTROL, "mail.error.many", "value", typed.size(), "limit", MailingList.MOST);
            return List.of();
        }
        var known = new LinkedHashMap<String, MailAddress>();
        var read = new ArrayList<MailAddress>();
        for (var text : typed) {
            try {
                var address = new MailAddress(text);
                if (known.put(text.toLowerCase(Locale.ROOT), address) != null) {
                    answers.fault(CONTROL, "mail.error.twice", "value", text);
                }
                read.add(address);
            } catch (MalformedException unfit) {
                answers.fault(CONTROL, "mail.error.address", "value", Answers.shortened(text));
            }
        }
        return read;
    }
}
