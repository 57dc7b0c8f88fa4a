package parley.desk.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.Source;
import parley.desk.form.Submitted;
import parley.ledger.entry.Role;
import parley.ledger.entry.Subject;
import parley.ledger.text.Line;
import parley.ledger.text.MalformedException;
import parley.node.view.CircleView;
import parley.node.view.EntryPointer;
import parley.node.view.EntryView;
import parley.node.view.RefView;
import parley.node.view.Typed;

/**
 * What stands around the body: to whom, about what, under which number, in which language, and to which entries it refers.
 *
 * @param to codes of the addressees; empty for all
 * @param problems what cannot be read
 */
record Envelope(
        List<String> to,
        Optional<String> subject,
        Optional<String> number,
        String lang,
        List<RefView> refs,
        List<Problem> problems) {
    static final String WHOM = "to";
    static final String MEMBERS = "to.member";
    static final String ALL = "all";
    static final String SOME = "some";
    static final String SUBJECT = "subject";
    static final String NUMBER = "number";
    static final String LANG = "lang.text";
    static final String REFS = "refs";
    static final String ROLE = "role";
    static final String ENTRY = "entry";

    Envelope {
        to = List.copyOf(to);
        refs = List.copyOf(refs);
        problems = List.copyOf(problems);
    }

    static Envelope read(Format format, Typed typed, CircleView circle) {
        List<Problem> problems = new ArrayList<>();
        var to = to(typed, problems);
        var subject = line(typed, SUBJECT, Subject.MAX_LENGTH, problems);
        if (subject.isEmpty()
                && asksForSubject(format)
                && problems.stream().noneMatch(p -> p.control().equals(SUBJECT))) {
            problems.add(Problem.of(SUBJECT, "required"));
        }
        var number = line(typed, NUMBER, Subject.MAX_LENGTH, problems);
        var lang = typed.value(LANG).strip();
        if (!lang.matches("[a-z]{2,3}")) {
            problems.add(Problem.of(LANG, "lang", lang));
        }
        return new Envelope(to, subject, number, lang, refs(typed, circle, problems), problems);
    }

    /** Whether what the format states is stated of its subject. */
    static boolean asksForSubject(Format format) {
        return format.states().stream()
                .anyMatch(states ->
                        states.id().filter(Source.Subject.class::isInstance).isPresent()
                                || states.with().containsValue(new Source.Subject()));
    }

    private static List<String> to(Typed typed, List<Problem> problems) {
        var members = typed.all(MEMBERS);
        if (typed.value(WHOM).equals(ALL)) {
            if (!members.isEmpty()) {
                problems.add(Problem.of(WHOM, "whom.both"));
            }
            return List.of();
        }
        if (members.isEmpty()) {
            problems.add(Problem.of(WHOM, "whom"));
        }
        return members;
    }

    private static Optional<String> line(Typed typed, String control, int limit, List<Problem> problems) {
        var text = typed.value(control).strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Line.require(control, text, limit));
        } catch (MalformedException unfit) {
            problems.add(Problem.of(control, "line", text, "" + limit));
            return Optional.empty();
        }
    }

    private static List<RefView> refs(Typed typed, CircleView circle, List<Problem> problems) {
        List<RefView> refs = new ArrayList<>();
        Lists.tooMany(typed, REFS).ifPresent(problems::add);
        for (int i = 0; i < Lists.drawn(typed, REFS); i++) {
            var row = Control.item(REFS, i);
            var role = typed.value(Control.member(row, ROLE));
            var entry = Control.member(row, ENTRY);
            var found = Pointers.find(circle, typed.value(entry));
            if (found.isEmpty()) {
                problems.add(Problem.of(entry, "entry", typed.value(entry)));
            } else if (!isRole(role)) {
                problems.add(Problem.of(Control.member(row, ROLE), "role"));
            } else {
                refs.add(new RefView(role, found.get().pointer()));
            }
        }
        return refs;
    }

    /** The entries of which a form says that it replies to them. */
    static List<EntryView> repliedTo(Typed typed, CircleView circle) {
        return IntStream.range(0, Lists.drawn(typed, REFS))
                .mapToObj(i -> Control.item(REFS, i))
                .filter(row -> typed.value(Control.member(row, ROLE)).equals(Role.REPLY_TO.word()))
                .flatMap(row -> Pointers.find(circle, typed.value(Control.member(row, ENTRY))).stream())
                .toList();
    }

    /** The entries to which a form refers, as far as they count: all that it takes from a circle. */
    static List<EntryPointer> referred(Typed typed, CircleView circle) {
        return IntStream.range(0, Lists.drawn(typed, REFS))
                .mapToObj(i -> typed.value(Control.member(Control.item(REFS, i), ENTRY)))
                .flatMap(name -> Pointers.find(circle, name).stream())
                .map(EntryView::pointer)
                .toList();
    }

    private static boolean isRole(String word) {
        return List.of(Role.values()).stream().anyMatch(role -> role.word().equals(word));
    }

    /** A new form: to all, in the language of the page. */
    static Map<String, List<String>> fresh(String lang) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put(WHOM, List.of(ALL));
        values.put(LANG, List.of(lang));
        return values;
    }

    /** What an earlier entry had around its body, but its number and references: those belong to it alone. */
    static Map<String, List<String>> like(EntryView entry) {
        var values = fresh(entry.lang());
        if (!entry.to().isEmpty()) {
            values.put(WHOM, List.of(SOME));
            values.put(MEMBERS, entry.to());
        }
        entry.subject().ifPresent(subject -> values.put(SUBJECT, List.of(subject)));
        return values;
    }

    /** One that refers to an entry, and is about the same subject. */
    static Map<String, List<String>> about(EntryView entry, Role role, String lang) {
        var values = role.onlyOwn() ? like(entry) : fresh(lang);
        if (role == Role.REPLY_TO && !entry.to().isEmpty()) {
            values.put(WHOM, List.of(SOME));
            values.put(MEMBERS, List.of(entry.pointer().party()));
        }
        entry.subject().ifPresent(subject -> values.put(SUBJECT, List.of(subject)));
        var row = Control.item(REFS, 0);
        values.put(REFS + Control.ROWS, List.of("1"));
        values.put(Control.member(row, ROLE), List.of(role.word()));
        values.put(Control.member(row, ENTRY), List.of(entry.pointer().path()));
        return values;
    }

    /** What of a form belongs to the draft: neither the seal nor what was pressed, and no passphrase ever. */
    static Typed typed(Submitted form, String format) {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        form.values().forEach((name, value) -> {
            if (isTyped(name)) {
                typed.put(name, value);
            }
        });
        return new Typed(format, typed);
    }

    private static boolean isTyped(String name) {
        return name.startsWith("b.")
                || name.startsWith(REFS)
                || List.of(WHOM, MEMBERS, SUBJECT, NUMBER, LANG).contains(name);
    }
}
