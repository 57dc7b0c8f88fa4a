package parley.cli.officer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.cli.terminal.Failure;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;

/**
 * How texts are adopted in a circle, as its desk says it.
 *
 * @param next a number that no entry of this party has
 */
record Procedures(List<Procedure> all, String next) {
    Procedures {
        all = List.copyOf(all);
    }

    /**
     * One of them.
     *
     * @param name of its provision
     */
    record Procedure(String name, Form proposes, Form breaks, List<Form> positions) {
        Procedure {
            positions = List.copyOf(positions);
        }
    }

    /**
     * A format of one.
     *
     * @param texts its fields of text, in their order
     * @param field that is its deadline or its position; empty where it has none
     * @param words the positions that there are
     */
    record Form(String format, List<String> texts, String field, List<String> words) {
        Form {
            texts = List.copyOf(texts);
            words = List.copyOf(words);
        }

        /** Its field of text at a place. */
        String text(int place) {
            if (place >= texts.size()) {
                throw Failure.use(
                        "the format " + format + " has " + texts.size() + " fields of text, not " + (place + 1));
            }
            return texts.get(place);
        }
    }

    static Procedures ask(DeskClient desk, Optional<String> circle) throws IOException, InterruptedException {
        return of(Fields.of("answer", desk.get("proposals", circle)));
    }

    static Procedures of(Fields answer) {
        return new Procedures(answer.list("procedures", item -> procedure(item.fields())), answer.text("next"));
    }

    private static Procedure procedure(Fields fields) {
        return new Procedure(
                fields.text("provision"),
                form(fields.object("proposes"), "until"),
                form(fields.object("breaks"), ""),
                fields.list("positions", item -> form(item.fields(), "field")));
    }

    private static Form form(Fields fields, String field) {
        return new Form(
                fields.text("format"),
                fields.list("texts", item -> item.text(name -> name)),
                field.isEmpty() ? "" : fields.text(field),
                fields.optionalList("words", item -> item.text(word -> word)));
    }

    /** The one that is named, or the only one that there is. */
    Procedure choose(Optional<String> name) {
        return all.stream()
                .filter(each -> name.map(each.name()::equals).orElse(all.size() == 1))
                .findFirst()
                .orElseThrow(() -> Failure.use(name.map(said -> "texts are not adopted under " + said)
                                .orElse("texts are adopted in more than one way here")
                        + "; say --under one of "
                        + all.stream().map(Procedure::name).collect(Collectors.joining(", "))));
    }

    /** What was answered where an entry was released, for people or for programs. */
    static String told(Json answer, String what, boolean json) {
        return json ? answer.print().utf8() : what + ", " + ReleaseOptions.place(answer);
    }
}
