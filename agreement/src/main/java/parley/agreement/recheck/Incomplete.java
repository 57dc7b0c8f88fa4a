package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.expr.Path;
import parley.agreement.pack.Content;
import parley.agreement.pack.FactType;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.record.RecordedEntry;
import parley.agreement.truth.Truth;
import parley.agreement.value.Data;

/**
 * What the last document that may meet a duty lacks, of its form and of the content that the pack asks for. Where it is not
 * known which is the last, there are several lists.
 */
record Incomplete(Case given, List<Content> content, List<Document> documents) {

    List<Lacking> possible() {
        List<Lacking> possible = new ArrayList<>();
        for (Document document : documents.reversed()) {
            possible.add(lacking(Optional.of(document.entry())));
            if (document.counts() == Truth.TRUE) {
                return possible;
            }
        }
        possible.add(lacking(Optional.empty()));
        return possible;
    }

    private Lacking lacking(Optional<RecordedEntry> last) {
        Lacking lacking = Lacking.of(last, given.pack());
        for (Content item : content) {
            if (item instanceof Content.Answers(String _, Path asked)) {
                points(asked).forEach(point -> lacking.add(point, unanswered(point)));
            }
        }
        for (Content item : content) {
            if (item instanceof Content.Field(String _, Path path, boolean asFarAsPossible) && !asFarAsPossible) {
                lacking.add(path.last(), unstated(path));
            }
        }
        return lacking;
    }

    /** What was asked, as far as it is a list of the subject itself. */
    private Set<String> points(Path asked) {
        Set<String> points = new LinkedHashSet<>();
        given.said(asked)
                .filter(said -> said.size() == 1)
                .map(said -> said.iterator().next())
                .ifPresent(data -> {
                    if (data instanceof Data.Items(List<Data> items)) {
                        items.forEach(item -> points.add(Statements.text(item)));
                    }
                });
        return points;
    }

    private Truth unanswered(String point) {
        Truth answered = Truth.FALSE;
        for (Document document : documents) {
            boolean here = given.statements().standing().stands(document.entry().pointer())
                    && document.entry().body().get("answers").orElse(null) instanceof Data.Items(List<Data> items)
                    && items.stream().anyMatch(item -> answers(item, point));
            if (here && answered != Truth.TRUE) {
                answered = document.counts();
            }
        }
        return Shape.combine(Operator.NOT, List.of(answered));
    }

    /** By its words alone, or by a row with its words that leaves nothing open. */
    private static boolean answers(Data item, String point) {
        return item instanceof Data.Members row
                ? row.get("point").map(Statements::text).equals(Optional.of(point))
                        && row.members().values().stream().noneMatch(Statements::isLeftOpen)
                : Statements.text(item).equals(point);
    }

    /** Whether nobody has said what the field is, or it was left open. */
    private Truth unstated(Path path) {
        Optional<Set<Data>> said = given.said(path);
        if (said.isEmpty()) {
            return Truth.UNKNOWN;
        }
        if (said.get().isEmpty()) {
            return Truth.of(given.field(path).flatMap(FactType.Field::byDefault).isEmpty());
        }
        return Truth.of(said.get().size() > 1
                || Statements.isLeftOpen(said.get().iterator().next()));
    }
}
