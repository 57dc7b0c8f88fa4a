package parley.desk.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.pack.Format;
import parley.agreement.pack.HistoryRole;
import parley.agreement.pack.Pack;
import parley.desk.live.Titles;
import parley.node.view.FindingView;

/** The formats of a circle that its packs mark as those of a history. Immutable. */
final class HistoryFormats {
    private final Map<String, Known> byName;
    private final Titles titles;

    private HistoryFormats(Map<String, Known> byName, Titles titles) {
        this.byName = byName;
        this.titles = titles;
    }

    /** A format with its pack, and what it is in a history. */
    record Known(Pack pack, Format format, HistoryRole role) {}

    /** Those of the packs that a circle runs, in their order; empty where events are stated in none. */
    static Optional<HistoryFormats> of(List<Pack> packs) {
        Map<String, Known> byName = new LinkedHashMap<>();
        packs.forEach(pack -> pack.formats()
                .values()
                .forEach(format -> format.history()
                        .ifPresent(role -> byName.putIfAbsent(format.name(), new Known(pack, format, role)))));
        var formats = new HistoryFormats(byName, new Titles(packs));
        return formats.first(HistoryRole.Event.class).map(_ -> formats);
    }

    /** The format of that name, if it is one of a history. */
    Optional<Known> of(String format) {
        return Optional.ofNullable(byName.get(format));
    }

    /** The first format with such a role. */
    Optional<Known> first(Class<? extends HistoryRole> role) {
        return byName.values().stream()
                .filter(known -> role.isInstance(known.role()))
                .findFirst();
    }

    /** Whether a finding is about the duty to give an account. */
    boolean isOfAccount(FindingView finding) {
        return titles.form(finding.pack(), finding.head())
                .flatMap(this::of)
                .filter(known -> known.role() instanceof HistoryRole.Account)
                .isPresent();
    }
}
