package parley.desk.line;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.pack.Phrase;
import parley.agreement.prose.Language;
import parley.desk.form.Seal;
import parley.desk.frame.Csv;
import parley.desk.frame.Front;
import parley.desk.frame.Part;
import parley.desk.frame.Section;
import parley.desk.frame.Templates;
import parley.node.view.CircleView;

/** The phrase book of a line, and a phrase of it to be filled in. Thread-safe. */
final class PhraseSection implements Section {
    private final Front front;
    private final Seal seal;
    private final Templates templates = new Templates();

    PhraseSection(Front front, Seal seal) {
        this.front = front;
        this.seal = seal;
    }

    @Override
    public void route(HttpRouting.Builder routing) {
        front.get(routing, "line/phrases", this::book);
        front.get(routing, "line/phrases.csv", this::csv);
        front.get(routing, "line/phrase", this::phrase);
    }

    private LineFormats formats(CircleView view) {
        return LineFormats.of(front.node().packs(view.summary().id()));
    }

    private Optional<PhrasesPage> page(Optional<CircleView> circle, ServerRequest request) {
        return circle.flatMap(view -> formats(view)
                .saying(true)
                .map(known -> new PhrasesPage(
                        front.frame(view, Part.LINE, request),
                        List.copyOf(known.pack().phrases().phrases().values()))));
    }

    private void book(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        front.html(request, response, page(circle, request).map(page -> templates.render("line/phrases.jte", page)));
    }

    private void csv(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var page = page(circle, request);
        if (page.isEmpty()) {
            front.html(request, response, Optional.empty());
            return;
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(Stream.concat(
                        Stream.of("code", "paragraph"),
                        Stream.of(Language.values()).map(Language::code))
                .toList());
        page.get().phrases().forEach(phrase -> lines.add(line(phrase)));
        Csv.send(response, "phrases.csv", lines);
    }

    private static List<String> line(Phrase phrase) {
        return Stream.concat(
                        Stream.of(phrase.code(), phrase.ref()),
                        Stream.of(Language.values())
                                .map(language -> phrase.says().getOrDefault(language.code(), "")))
                .toList();
    }

    private void phrase(Optional<CircleView> circle, ServerRequest request, ServerResponse response) {
        var sealed = seal.of(request, response);
        var code = Front.parameter(request, "code").orElse("").strip();
        front.html(
                request,
                response,
                circle.flatMap(view -> formats(view)
                                .saying(true)
                                .flatMap(known -> known.pack()
                                        .phrases()
                                        .phrase(code)
                                        .map(phrase -> new PhrasePage(
                                                front.frame(view, Part.LINE, request),
                                                sealed,
                                                phrase,
                                                view.summary().members(),
                                                known))))
                        .map(page -> templates.render("line/phrase.jte", page)));
    }
}
