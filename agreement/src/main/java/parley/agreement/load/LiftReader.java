package parley.agreement.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Anchor;
import parley.agreement.pack.Deadline;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Lift;
import parley.agreement.pack.Satisfaction;
import parley.agreement.yaml.Keys;
import parley.agreement.yaml.YamlNode;

/**
 * Reads {@code unless} of a prohibition: a notice, or {@code all} or {@code any} of several.
 *
 * @param subject what the notices are about; one without an id is found by {@code matching} only
 */
record LiftReader(Vocabulary vocabulary, DeadlineReader deadlines, SatisfactionReader satisfactions, FactType subject) {
    private static final Set<String> GROUP = Set.of("all", "any");
    private static final Set<String> NOTICE = Set.of("ref", "format", "by", "orOnBehalf", "matching", "deadline");

    Optional<Lift> read(YamlNode node, String id, Optional<String> paragraph) {
        boolean group = node instanceof YamlNode.Mapping mapping
                && mapping.entries().keySet().stream().anyMatch(GROUP::contains);
        return group ? group(node, id, paragraph) : notice(node, id, paragraph);
    }

    private Optional<Lift> group(YamlNode node, String id, Optional<String> paragraph) {
        Optional<Keys> read = Keys.of(node, paragraph, vocabulary.problems, "notices", GROUP);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys keys = read.get();
        if (keys.has("all") && keys.has("any")) {
            keys.problem(node, "all beside any", "one of the two");
            return Optional.empty();
        }
        String form = keys.has("all") ? "all" : "any";
        List<YamlNode> nodes = keys.needList(form, "a list of notices");
        List<Lift> parts = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            read(nodes.get(i), id + "/" + form + "/" + i, paragraph).ifPresent(parts::add);
        }
        if (parts.size() != nodes.size() || parts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(form.equals("all") ? new Lift.All(id, parts) : new Lift.Any(id, parts));
    }

    private Optional<Lift> notice(YamlNode node, String id, Optional<String> paragraph) {
        Optional<Keys> read = Keys.of(node, paragraph, vocabulary.problems, "a notice", NOTICE);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Keys keys = read.get();
        if (keys.paragraph().isEmpty()) {
            keys.needText("ref", "the paragraph that asks for the notice");
        }
        Optional<Satisfaction.ByEntry> by =
                satisfactions.entry(keys).filter(entry -> entry.matching().isPresent() || found(keys));
        Optional<Deadline> deadline = keys.need("deadline", "until when it can be given")
                .flatMap(n -> deadlines.read(n, keys.paragraph()).filter(d -> own(d, n, keys)));
        return by.flatMap(b -> deadline.flatMap(d -> keys.paragraph().map(ref -> new Lift.Notice(id, ref, b, d))));
    }

    /** Without {@code matching} a notice counts if its subject is the subject. */
    private boolean found(Keys keys) {
        if (!subject.identified()) {
            keys.need("matching", "which entry counts; a " + subject.name() + " has no id to be its subject");
        }
        return subject.identified();
    }

    private static boolean own(Deadline deadline, YamlNode node, Keys keys) {
        boolean other = deadline.anchor() instanceof Anchor.MetBy;
        if (other) {
            keys.problem(node, "a deadline that another provision's notice sets", "one of its own");
        }
        return !other;
    }
}
