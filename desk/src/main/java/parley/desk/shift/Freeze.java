package parley.desk.shift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.agreement.prose.Language;
import parley.desk.live.Rows;
import parley.desk.live.Titles;
import parley.desk.view.Pointer;
import parley.desk.view.Receipt;
import parley.desk.view.Told;
import parley.desk.view.Watch;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleView;
import parley.node.view.EntryView;
import parley.node.view.office.Limits;
import parley.node.view.office.OpenList;
import parley.node.view.office.OpenRow;

/**
 * What is open, as the watch tells it, in all languages: what is kept does not depend on who reads it later, or on words that a
 * later version has. Thread-safe.
 */
final class Freeze {
    private final Map<Language, Words> words = Words.load();
    private final Titles titles;

    Freeze(Titles titles) {
        this.titles = titles;
    }

    /** The lists of the watch that ask for somebody, and the entries for which a receipt is missing. */
    OpenList of(Watch watch, CircleView view) {
        var rows = new ArrayList<OpenRow>();
        watch.due().forEach(told -> rows.add(row("due", told)));
        watch.awaited().forEach(duty -> duty.owed().forEach(told -> rows.add(row("awaited", told))));
        watch.wrong().forEach(told -> rows.add(row("wrong", told)));
        watch.wrongByOthersWord().forEach(told -> rows.add(row("stated", told)));
        watch.unknown().forEach(told -> rows.add(row("unknown", told)));
        // The watch shows the newest entries only; a receipt may be missing for an older one.
        var waiting = view.entries().stream()
                .filter(entry -> entry.counts()
                        && entry.pointer().party().equals(watch.self())
                        && !missing(entry).isEmpty())
                .sorted(Comparator.comparing(EntryView::written).reversed())
                .toList();
        int all = rows.size() + waiting.size();
        waiting.stream()
                .limit(Math.max(0, Limits.ROWS - rows.size()))
                .forEach(entry -> rows.add(row(titles.in(view), entry)));
        var sizes = new TreeMap<String, Long>();
        view.summary().members().forEach(member -> sizes.put(member, 0L));
        view.entries().forEach(entry -> sizes.merge(entry.pointer().party(), 1L, Long::sum));
        var kept = rows.subList(0, Math.min(rows.size(), Limits.ROWS));
        return new OpenList(view.at(), sizes, kept, all - kept.size());
    }

    private OpenRow row(String list, Told told) {
        var finding = told.first();
        return new OpenRow(
                list,
                told.key(),
                finding.state().key(),
                finding.ref(),
                says(spoken ->
                        spoken.tell(told).stream().map(Phrase::withIsolates).collect(Collectors.joining(" "))));
    }

    private static List<String> missing(EntryView entry) {
        return entry.receipts().stream()
                .map(Rows::receipt)
                .filter(receipt -> !receipt.received())
                .map(Receipt::member)
                .toList();
    }

    private OpenRow row(Titles own, EntryView entry) {
        var path = new Pointer(entry.pointer().party(), entry.pointer().index()).path();
        return new OpenRow(
                "receipt",
                "entry " + path,
                "posted",
                "",
                says(spoken -> spoken.say(
                                "shift.receipt",
                                "document",
                                own.of(entry.format()).in(spoken.language().code()),
                                "entry",
                                path,
                                "who",
                                String.join(", ", missing(entry)))
                        .withIsolates()));
    }

    private Map<String, String> says(Function<Words, String> say) {
        var all = new TreeMap<String, String>();
        words.forEach((language, spoken) -> all.put(language.code(), say.apply(spoken)));
        return all;
    }

    /** By which a form names the list that its page showed. */
    static String digest(OpenList list) {
        var text = list.rows().stream()
                .map(row -> String.join(
                        "\u0000",
                        List.of(
                                row.list(),
                                row.key(),
                                row.state(),
                                row.ref(),
                                row.says().getOrDefault("en", ""))))
                .collect(Collectors.joining("\u0001"));
        return Hash.sha256(Bytes.utf8(text + "\u0001" + list.omitted())).hex();
    }
}
