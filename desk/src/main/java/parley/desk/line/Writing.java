package parley.desk.line;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.pack.LineRole;
import parley.desk.line.LineFormats.Known;
import parley.desk.write.LineDrafts;
import parley.desk.write.LineDrafts.Filled;
import parley.node.view.CircleView;

/**
 * What is written on a line, laid into the fields of its formats.
 *
 * @param formats those of the line
 * @param lang the code of the language in which it is written
 * @param to codes of the addressees; empty for all
 */
public record Writing(LineFormats formats, String lang, List<String> to) {
    public Writing {
        to = List.copyOf(to);
    }

    /**
     * A message.
     *
     * @param code empty for one in free words
     * @param parameters of the code, by name, as they are typed
     */
    public record Said(String number, String precedence, String text, String code, Map<String, String> parameters) {
        public Said {
            parameters = Map.copyOf(parameters);
        }
    }

    /** Why a message cannot be said on this line, for programs; empty where the line has a format that takes all of it. */
    public Optional<String> refusal(Said said) {
        boolean byCode = !said.code().isEmpty();
        var known = formats.saying(byCode);
        if (known.isEmpty()) {
            return Optional.of(
                    byCode
                            ? "code: nothing is said by code on this line"
                            : "text: nothing is said in free words on this line");
        }
        return said.text().isBlank() || known.get().takesWords()
                ? Optional.empty()
                : Optional.of("text: %s has no field for words beside its code"
                        .formatted(known.get().format().name()));
    }

    /** A message; empty where the line has no format that takes all of it; see {@link #refusal}. */
    public Optional<Filled> message(Said said) {
        return formats.saying(!said.code().isEmpty())
                .filter(_ -> refusal(said).isEmpty())
                .flatMap(known -> known.role() instanceof LineRole.Says role
                        ? Optional.of(filled(known, message(known, role, said), ""))
                        : Optional.empty());
    }

    private static Map<String, String> message(Known known, LineRole.Says role, Said said) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(role.id(), said.number());
        fields.put(role.precedence(), said.precedence());
        if (!said.code().isEmpty()) {
            Map<String, String> ordered = new LinkedHashMap<>();
            known.pack()
                    .phrases()
                    .phrase(said.code())
                    .ifPresent(phrase -> phrase.parameters()
                            .keySet()
                            .forEach(name -> ordered.put(name, said.parameters().getOrDefault(name, ""))));
            // What the phrase does not have is kept too, so that its reading refuses it by its name.
            said.parameters().forEach(ordered::putIfAbsent);
            role.phrase().ifPresent(field -> fields.put(field, LineDrafts.coded(said.code(), ordered)));
        }
        if (!said.text().isBlank()) {
            role.text().ifPresent(field -> fields.put(field, said.text()));
        }
        return fields;
    }

    /** An officer's word that he has read a message; empty where the line has no format for it. */
    public Optional<Filled> acknowledgement(String id, String duty) {
        return formats.reading()
                .flatMap(known -> known.role() instanceof LineRole.Reads role
                        ? Optional.of(filled(known, Map.of(role.read(), id), duty))
                        : Optional.empty());
    }

    /**
     * A test; empty where the line has no format for it.
     *
     * @param sent how many tests this party had sent before
     * @param follows the number of the test that it follows; empty for the first
     * @param duty the name of the finding that it meets; empty for none
     */
    public Optional<Filled> test(String number, long sent, String follows, String duty, String text) {
        return formats.testing().flatMap(known -> {
            if (!(known.role() instanceof LineRole.Tests role)) {
                return Optional.empty();
            }
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put(role.id(), number);
            role.sent().ifPresent(field -> fields.put(field, Long.toString(sent + 1)));
            if (!follows.isEmpty()) {
                role.follows().ifPresent(field -> fields.put(field, follows));
            }
            role.text().ifPresent(field -> fields.put(field, text));
            return Optional.of(filled(known, fields, duty));
        });
    }

    /** The number that the next message or test may have: one that nothing of this party's has in the circle, nor a draft. */
    public static String next(Line line, LineDrafts drafts, CircleView view) {
        return line.next(drafts.numbers(view));
    }

    /** The numbers that stand on drafts of messages and tests. */
    public static List<String> drafted(LineFormats formats, LineDrafts drafts, CircleView view) {
        return formats.numbered()
                .flatMap(known -> switch (known.role()) {
                    case LineRole.Says says -> drafts.kept(view, known.format().name(), says.id()).stream();
                    case LineRole.Tests tests ->
                        drafts.kept(view, known.format().name(), tests.id()).stream();
                    case LineRole.Reads _ -> Stream.<String>empty();
                })
                .toList();
    }

    private Filled filled(Known known, Map<String, String> fields, String duty) {
        return new Filled(known.format().name(), lang, to, fields, duty);
    }
}
