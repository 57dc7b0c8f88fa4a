package parley.desk.treaty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import parley.agreement.check.Piece;
import parley.agreement.check.Rendering;
import parley.node.view.CircleView;
import parley.node.view.FindingView;

/** Counts the findings of one snapshot by party and provision, on each debtor's own account only. */
final class Matrix {
    private Matrix() {}

    /** The columns: the provisions of the pack that have a place in its files. */
    static List<PieceRow> provisions(Rendering rendering, String address) {
        return rendering.pack().provisions().keySet().stream()
                .flatMap(id -> rendering.piece(Piece.Kind.PROVISION, id).stream())
                .map(piece -> PieceRow.of(rendering.pack(), address, piece))
                .toList();
    }

    static List<MatrixPage.Row> rows(Rendering rendering, CircleView circle) {
        Map<String, Map<String, List<FindingView>>> found = new LinkedHashMap<>();
        for (FindingView view : circle.findings()) {
            var head = view.head();
            if (view.pack().equals(rendering.pack().sha256()) && Urgency.isOwn(head)) {
                found.computeIfAbsent(head.debtor().code(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(head.provision(), _ -> new ArrayList<>())
                        .add(view);
            }
        }
        return parties(circle, found.keySet()).stream()
                .map(party -> new MatrixPage.Row(party, cells(rendering, found.getOrDefault(party, Map.of()))))
                .toList();
    }

    private static List<MatrixPage.Cell> cells(Rendering rendering, Map<String, List<FindingView>> found) {
        return rendering.pack().provisions().keySet().stream()
                .map(id -> new MatrixPage.Cell(id, Urgency.counts(found.getOrDefault(id, List.of()).stream())))
                .toList();
    }

    /** The members that are parties, and whoever else is found to owe or hold something. */
    private static Set<String> parties(CircleView circle, Set<String> debtors) {
        var others = circle.peers().stream()
                .filter(peer -> !peer.kind().equals("party"))
                .map(peer -> peer.party())
                .collect(Collectors.toSet());
        Set<String> parties = new LinkedHashSet<>(circle.summary().members());
        parties.removeAll(others);
        parties.addAll(debtors);
        return parties;
    }
}
