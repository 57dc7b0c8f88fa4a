package parley.agreement.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import parley.agreement.expr.Path;
import parley.agreement.value.Party;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/**
 * What statements of one kind say.
 *
 * @param name with an upper-case initial: {@code Activity}
 * @param owner path, from this fact itself and without a root, to the parties whose word it is: {@code hosts},
 *     {@code activity.hosts}; empty where it is nobody's
 * @param identity whether it has an id of its own, read as {@code activity.id}: {@code PARTY/number}
 * @param key without an id: the fields whose values tell one such fact from another, all of them unless given
 * @param fields the stated fields by name, {@code id} excepted
 * @param derived totals over related facts, by name; never stated
 */
public record FactType(
        String name,
        Optional<Path> owner,
        Identity identity,
        List<String> key,
        Map<String, Field> fields,
        Map<String, Derived> derived) {
    public FactType {
        key = List.copyOf(key);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        derived = Collections.unmodifiableMap(new LinkedHashMap<>(derived));
    }

    /** Whether a fact has an id, and who states something under it. */
    public enum Identity {
        /** It has none. */
        NONE,
        /** Coined by the first entry that states it; whoever speaks of the same fact names the same id. */
        SHARED,
        /** Coined by the party whose code stands in it, which alone states it: under it nobody else states anything. */
        OWN
    }

    /** Whether it has an id. */
    public boolean identified() {
        return identity != Identity.NONE;
    }

    /** Whether a party states something under an id, {@code PARTY/number}. */
    public boolean isStatedBy(Party party, String id) {
        return identity != Identity.OWN || id.startsWith(party.code() + "/");
    }

    /**
     * One stated field.
     *
     * @param byDefault its value where a statement leaves it out
     * @param notifiedBy the formats by which its owners notify it; what is stated in others is known and not notified
     */
    public record Field(String name, Type type, Optional<Value> byDefault, List<String> notifiedBy) {
        public Field {
            notifiedBy = List.copyOf(notifiedBy);
        }

        /** A field of which nobody asks when it was notified. */
        public Field(String name, Type type, Optional<Value> byDefault) {
            this(name, type, byDefault, List.of());
        }
    }

    /** The name under which conditions read such a fact: {@code activity} for {@code Activity}. */
    public String root() {
        return rootOf(name);
    }

    /** Whether conditions read such a fact under a name; the same as comparing it with {@link #root}, and nothing is made for it. */
    public boolean isRoot(String root) {
        return root.length() == name.length()
                && root.charAt(0) == Character.toLowerCase(name.charAt(0))
                && root.regionMatches(1, name, 1, name.length() - 1);
    }

    /** The name under which conditions read a fact of the type of this name. */
    public static String rootOf(String fact) {
        return fact.substring(0, 1).toLowerCase(Locale.ROOT) + fact.substring(1);
    }
}
