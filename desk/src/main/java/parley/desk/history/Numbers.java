package parley.desk.history;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.NodeView;
import parley.node.view.SavedDraft;

/** The numbers that a party has given to anything in a circle, in whatever field of whatever format. */
final class Numbers {
    private Numbers() {}

    /** The next that neither the party's entries nor its drafts name. */
    static String next(NodeView node, CircleView view) {
        var own = Pattern.compile("\\b" + Pattern.quote(node.party()) + "/[1-9][0-9]*");
        Set<String> given = new HashSet<>();
        Stream.concat(
                        view.entries().stream().filter(EntryView::counts).map(EntryView::body),
                        node.drafts(view.summary().id()).stream()
                                .map(SavedDraft::typed)
                                .flatMap(typed -> typed.values().values().stream())
                                .flatMap(values -> values.stream()))
                .forEach(text -> own.matcher(text).results().forEach(found -> given.add(found.group())));
        view.entries().stream().flatMap(entry -> entry.subject().stream()).forEach(given::add);
        return LongStream.iterate(1, number -> number + 1)
                .mapToObj(number -> node.party() + "/" + number)
                .filter(id -> !given.contains(id))
                .findFirst()
                .orElseThrow();
    }
}
