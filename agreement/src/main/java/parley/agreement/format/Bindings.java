package parley.agreement.format;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.agreement.pack.Binding;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Parameter;
import parley.agreement.value.Data;

/** What the parameters of a pack are bound to in one circle: by its charter, failing that by the pack. Immutable. */
public final class Bindings {
    private final Map<String, Binding> byName;

    private Bindings(Map<String, Binding> byName) {
        this.byName = byName;
    }

    /**
     * Reads a charter's bindings.
     *
     * @throws IllegalArgumentException naming every parameter that the pack does not have and every value that does not
     *     fit; a circle is never judged by another value than the one that its members signed
     */
    public static Bindings of(Pack pack, Map<String, Data> charter) {
        Map<String, Binding> bound = new LinkedHashMap<>();
        pack.parameters().forEach((name, parameter) -> bound.put(name, parameter.bound()));
        Set<String> problems = new TreeSet<>();
        new TreeMap<>(charter).forEach((name, data) -> {
            Parameter parameter = pack.parameters().get(name);
            if (parameter == null) {
                problems.add("%s has no parameter %s, expected one of %s"
                        .formatted(pack.agreement(), name, pack.parameters().keySet()));
                return;
            }
            switch (BindingReader.read(parameter.type(), pack.areas(), data)) {
                case BindingReader.Result.Read(var binding) -> bound.put(name, binding);
                case BindingReader.Result.Unfit(var expected) ->
                    problems.add("the parameter %s of %s is bound to %s, expected %s"
                            .formatted(name, pack.agreement(), data.describe(), expected));
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return new Bindings(bound);
    }

    /** What a parameter of the pack is bound to. */
    public Binding of(String name) {
        Binding binding = byName.get(name);
        if (binding == null) {
            throw new IllegalStateException("a loaded pack has no parameter " + name);
        }
        return binding;
    }
}
