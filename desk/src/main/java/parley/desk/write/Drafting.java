package parley.desk.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.format.BodyReader;
import parley.agreement.value.Data;
import parley.agreement.value.DataReader;
import parley.ledger.json.Json;
import parley.node.view.CircleView;
import parley.node.view.Draft;
import parley.node.view.Typed;

/**
 * A form read as what would be sent.
 *
 * @param problems none when the draft can be put to the node
 */
record Drafting(Sheet sheet, Envelope envelope, Json.Members body, List<Problem> problems) {
    Drafting {
        problems = List.copyOf(problems);
    }

    static Drafting read(Sheet sheet, Typed typed, CircleView circle) {
        var envelope = Envelope.read(sheet.format(), typed, circle);
        var read = FormReader.read(sheet.pack(), sheet.format(), typed);
        var body = Questions.asAsked(read.body(), Questions.asked(sheet, typed, circle));
        List<Problem> problems = new ArrayList<>(envelope.problems());
        problems.addAll(read.problems());
        problems.addAll(Questions.unanswered(sheet, typed));
        if (read.problems().isEmpty()) {
            problems.addAll(reasons(sheet, body));
        }
        return new Drafting(sheet, envelope, body, problems);
    }

    /** What the reader of the entry, here and on every node, would find in it. */
    private static List<Problem> reasons(Sheet sheet, Json.Members body) {
        var data = DataReader.read(body.print().utf8())
                .flatMap(read -> read instanceof Data.Members members ? Optional.of(members) : Optional.empty())
                .orElseThrow();
        return BodyReader.of(sheet.pack()).read(sheet.format(), data).reasons().stream()
                .map(reason -> Problem.of(Control.body(reason.field()), "reader", reason.found(), reason.expected()))
                .toList();
    }

    Draft draft(Instant written) {
        return new Draft(
                sheet.format().name(),
                envelope.to(),
                envelope.subject(),
                envelope.number(),
                envelope.refs(),
                envelope.lang(),
                body.print().utf8(),
                Optional.of(written));
    }
}
