package parley.agreement.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Area;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Pack.RoleSource;
import parley.agreement.pack.Parameter;
import parley.agreement.pack.PhraseBook;
import parley.agreement.pack.Term;
import parley.agreement.time.WorkingDays;
import parley.agreement.yaml.Problems;
import parley.agreement.yaml.YamlNode.Scalar;

/**
 * What has been declared so far, while a pack is loaded. Names whose declaration is wrong are remembered too, so that
 * one mistake is reported once and not again wherever the name is used.
 */
final class Vocabulary {
    final Problems problems;
    final Map<String, RoleSource> roles = new LinkedHashMap<>();
    final Map<String, FactType> facts = new LinkedHashMap<>();
    final Map<String, Area> areas = new LinkedHashMap<>();
    final Map<String, Parameter> parameters = new LinkedHashMap<>();
    final Map<String, WorkingDays> calendars = new LinkedHashMap<>();
    final Map<String, Format> formats = new LinkedHashMap<>();
    final Map<String, Term> terms = new LinkedHashMap<>();
    PhraseBook phrases = PhraseBook.NONE;
    final List<Notifying> notifying = new ArrayList<>();
    private final Set<String> broken = new LinkedHashSet<>();

    /** A format that is said to notify a field, where that is said. */
    record Notifying(String fact, String field, Scalar format) {}

    Vocabulary(Problems problems) {
        this.problems = problems;
    }

    /** Remembers that this name, for instance {@code Activity.start} or {@code format notification}, is declared wrongly. */
    void breaks(String name) {
        broken.add(name);
    }

    boolean isBroken(String name) {
        return broken.contains(name);
    }

    /** The fact type that conditions read under this name. */
    Optional<FactType> factOfRoot(String root) {
        return facts.values().stream().filter(f -> f.root().equals(root)).findFirst();
    }
}
