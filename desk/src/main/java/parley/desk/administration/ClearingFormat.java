package parley.desk.administration;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack;
import parley.desk.view.Title;
import parley.node.view.clearance.KeptClearingList;
import parley.node.view.clearance.KeptOffice;

/** A format of an agreement, of which it can be said who clears it. */
record ClearingFormat(Pack pack, Format format) {
    Title title() {
        return new Title(format.title());
    }

    boolean isOf(KeptClearingList kept) {
        return kept.isOf(pack.agreement(), format.name());
    }

    ClearingPage.FormatRow row(List<KeptClearingList> lists, List<KeptOffice> offices) {
        Optional<KeptClearingList> kept = lists.stream().filter(this::isOf).findFirst();
        return new ClearingPage.FormatRow(
                pack.agreement(),
                format.name(),
                title(),
                pack.title(),
                kept.map(list -> said(list, offices)).orElse(""),
                kept);
    }

    /** Which offices it asks for: those of one turn apart by commas, turns by an arrow. */
    String said(KeptClearingList kept, List<KeptOffice> offices) {
        return kept.list().steps().stream()
                .collect(Collectors.groupingBy(
                        step -> step.turn(),
                        TreeMap::new,
                        Collectors.mapping(step -> named(step.office(), offices), Collectors.joining(", "))))
                .values()
                .stream()
                .collect(Collectors.joining(" → "));
    }

    private static String named(long office, List<KeptOffice> offices) {
        return offices.stream()
                .filter(kept -> kept.id() == office)
                .map(KeptOffice::name)
                .findFirst()
                .orElse("–");
    }
}
