package parley.desk.view;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.agreement.pack.Format.FormField;
import parley.agreement.pack.Nomenclature.Name;
import parley.agreement.pack.Pack;
import parley.agreement.pack.PhraseBook;
import parley.agreement.prose.Language;
import parley.agreement.prose.PhraseText;
import parley.agreement.value.Value;

/**
 * What a pack calls the things that it defines, as titles for people; what has no name is called by its id. What is stored,
 * signed or stands in an address is always the id. Immutable.
 *
 * @param pack empty where nobody knows it: then everything is called by its id
 */
public record Glossary(Optional<Pack> pack) {
    /** Of no pack. */
    public static final Glossary NONE = new Glossary(Optional.empty());

    public static Glossary of(Pack pack) {
        return new Glossary(Optional.of(pack));
    }

    /** What a field of a form is called. */
    public static Title label(FormField field) {
        return field.label().isEmpty() ? Title.of(field.name()) : new Title(field.label());
    }

    /** What the field of a fact is called, as the head of a column. */
    public Title column(String fact, String field) {
        return title(pack.flatMap(known -> known.names().field(fact, field)), field);
    }

    /** What a word of an enumeration is called in a field of that name. */
    public Title word(String field, String word) {
        return title(pack.flatMap(known -> known.names().word(field, word)), word);
    }

    /** What a provision is called, or a step or level of one: {@code inspection}, {@code inspection.reply}. */
    public Title rule(String rule) {
        return title(
                pack.flatMap(known -> known.names()
                        .provision(rule)
                        .or(() -> known.names().provision(rule.replaceFirst("\\..*", "")))),
                rule);
    }

    /** What a parameter is called. */
    public Title parameter(String name) {
        return title(pack.flatMap(known -> known.names().parameter(name)), name);
    }

    /** What a coded message says in each of the six languages; empty where the phrase book does not have its code. */
    public Optional<Title> said(Value.Row message) {
        var code = Optional.ofNullable(message.fields().get(PhraseBook.CODE));
        return pack.flatMap(known -> code.flatMap(named -> known.phrases().phrase(named.toString())))
                .map(phrase -> new Title(Arrays.stream(Language.values())
                        .collect(Collectors.toMap(
                                Language::code, language -> PhraseText.say(phrase, message, language)))));
    }

    private static Title title(Optional<Name> name, String id) {
        Optional<Map<String, String>> languages = name.map(Name::byLanguage);
        return languages.map(Title::new).orElseGet(() -> Title.of(id));
    }
}
