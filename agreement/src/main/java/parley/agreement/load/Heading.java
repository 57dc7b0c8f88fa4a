package parley.agreement.load;

import java.util.List;
import java.util.Optional;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Scenario;
import parley.agreement.yaml.Keys;

/**
 * What provisions of every kind have in common, already read; the rest of the mapping is for the reader of the kind.
 *
 * @param vocabulary what the pack has declared
 * @param keys the whole mapping
 * @param id its name
 * @param ref the paragraph that it renders, empty if that was missing
 * @param about the fact type of its subjects, where the kind has subjects
 * @param scenarios those beside it
 */
record Heading(
        Vocabulary vocabulary, Keys keys, String id, String ref, Optional<FactType> about, List<Scenario> scenarios) {
    Heading {
        scenarios = List.copyOf(scenarios);
    }

    /** The fact type of the subjects of a kind that has some. */
    FactType subject() {
        return about.orElseThrow(() -> new IllegalStateException("a provision without subjects: " + id));
    }
}
