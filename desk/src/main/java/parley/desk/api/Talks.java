package parley.desk.api;

import io.helidon.http.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import parley.desk.council.Council;
import parley.desk.history.History;
import parley.desk.line.Line;
import parley.desk.line.LineFormats;
import parley.desk.line.Writing;
import parley.desk.pledges.Overview;
import parley.desk.write.LineDrafts;
import parley.desk.write.Numbers;
import parley.ledger.json.Json;
import parley.node.view.CircleView;
import parley.node.view.NodeView;

/** What is said in a circle beside its notices, as JSON: each part of it where an agreement of the circle has one. Thread-safe. */
record Talks(NodeView node, LineDrafts lines) {
    Answer proposals(CircleView view) {
        var procedures = Procedure.of(node.packs(view.summary().id()));
        return procedures.isEmpty()
                ? Answer.problem(Status.NOT_FOUND_404, "no agreement of this circle adopts texts")
                : told(view, new ProposalsAnswer(view, procedures, Numbers.next(node, view)).members());
    }

    Answer line(CircleView view) {
        return onLine(view, (line, _) -> told(view, new LineAnswer(line).members(Writing.next(line, lines, view))));
    }

    Answer pledges(CircleView view) {
        return part(
                view,
                Overview.of(view, node.packs(view.summary().id())),
                overview -> new PledgesAnswer(overview).members(),
                "no agreement of this circle has the formats of pledges");
    }

    Answer council(CircleView view) {
        return part(
                view,
                Council.of(node.party(), view, node.packs(view.summary().id())),
                council -> new CouncilAnswer(council).members(),
                "sessions are called in no agreement of this circle");
    }

    Answer history(CircleView view) {
        return part(
                view,
                History.of(view, node.packs(view.summary().id())),
                history -> new HistoryAnswer(history).members(),
                "events are stated in no agreement of this circle");
    }

    /** What is answered of a circle's line; that there is none where no agreement has the formats of one. */
    Answer onLine(CircleView view, BiFunction<Line, LineFormats, Answer> answer) {
        var formats = LineFormats.of(node.packs(view.summary().id()));
        return Line.of(node.party(), view, formats)
                .map(line -> answer.apply(line, formats))
                .orElseGet(() ->
                        Answer.problem(Status.NOT_FOUND_404, "no agreement of this circle has the formats of a line"));
    }

    private <T> Answer part(CircleView view, Optional<T> part, Function<T, Map<String, Json>> members, String absent) {
        return part.map(members)
                .map(each -> told(view, each))
                .orElseGet(() -> Answer.problem(Status.NOT_FOUND_404, absent));
    }

    /** Whose answer it is, of which circle and when, and then what is told. */
    private Answer told(CircleView view, Map<String, Json> told) {
        Map<String, Json> members = new LinkedHashMap<>(Map.of(
                "party", Json.text(node.party()),
                "circle", Json.text(view.summary().id().hex()),
                "at", Json.text(view.at().toString())));
        members.putAll(told);
        return Answer.ok(Json.members(members));
    }
}
