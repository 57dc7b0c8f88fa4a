package parley.desk.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.FormField;
import parley.agreement.pack.Pack;
import parley.agreement.value.Type;
import parley.agreement.value.Type.Simple;
import parley.desk.refusal.Proposals;
import parley.ledger.json.Json;

/**
 * How texts are adopted under one provision of an agreement, and in which formats a member takes part in it. What does what is
 * found by what the provision names and by types, never by a format's name.
 */
record Procedure(Pack pack, Adoption rule) {
    /** Those of a circle's agreements, in their order. */
    static List<Procedure> of(List<Pack> packs) {
        return packs.stream()
                .flatMap(pack -> pack.provisions().values().stream()
                        .flatMap(provision -> provision instanceof Adoption rule
                                ? Stream.of(new Procedure(pack, rule))
                                : Stream.empty()))
                .toList();
    }

    Format proposing() {
        return format(rule.format());
    }

    private Format format(String name) {
        return pack.format(name).orElseThrow(() -> new IllegalStateException("a pack without its own format " + name));
    }

    Json json() {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("agreement", Json.text(pack.agreement()));
        members.put("provision", Json.text(rule.id()));
        members.put("ref", Json.text(rule.ref()));
        members.put("proposes", dated(proposing(), rule.silence().until()));
        members.put("breaks", Json.members(form(format(rule.silence().brokenBy().format()))));
        rule.silence()
                .extendedBy()
                .ifPresent(extending -> members.put("extends", dated(format(extending.format()), extending.until())));
        members.put("positions", Json.items(pack.formats().values().stream().flatMap(this::position)));
        return Json.members(members);
    }

    private static Json dated(Format format, String until) {
        var members = form(format);
        members.put("until", Json.text(until));
        return Json.members(members);
    }

    private static Map<String, Json> form(Format format) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("format", Json.text(format.name()));
        members.put("release", Json.whole(format.release()));
        members.put("texts", Json.items(texts(format).map(field -> Json.text(field.name()))));
        return members;
    }

    static Stream<FormField> texts(Format format) {
        return format.fields().values().stream().filter(field -> field.type() == Simple.TEXT);
    }

    /** A format whose entry states, of the proposal that is its subject, one word of a list. */
    private Stream<Json> position(Format format) {
        Optional<FormField> word = format.fields().values().stream()
                .filter(field -> field.required() && field.type() instanceof Type.Words)
                .findFirst();
        if (!Proposals.isPosition(pack, rule, format)
                || word.isEmpty()
                || !(word.get().type() instanceof Type.Words words)) {
            return Stream.empty();
        }
        var members = form(format);
        members.put("field", Json.text(word.get().name()));
        members.put("words", Json.items(words.words().stream().map(Json::text)));
        return Stream.of(Json.members(members));
    }
}
