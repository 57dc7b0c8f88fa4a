package parley.agreement.scenario;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Scenario;
import parley.agreement.pack.Scenario.Expected;
import parley.agreement.pack.Scenario.Item;
import parley.agreement.pack.Scenario.Ref;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * Gives every party of a scenario the code of another, in the timeline and in what is expected. The same numbers must give
 * the same verdicts whoever declares them.
 *
 * @param codes the new code by the old one; a permutation
 */
public record Swap(Map<Party, Party> codes) {
    public Swap {
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        if (!codes.keySet().equals(Set.copyOf(codes.values()))) {
            throw new IllegalArgumentException("codes are swapped among the same parties: " + codes);
        }
    }

    /** Gives each party the code of the next, and the last that of the first. */
    public static Swap rotating(List<Party> parties) {
        Map<Party, Party> codes = new LinkedHashMap<>();
        for (int i = 0; i < parties.size(); i++) {
            codes.put(parties.get(i), parties.get((i + 1) % parties.size()));
        }
        return new Swap(codes);
    }

    /** The scenario with other codes; the order of the charter stays that of the old ones. */
    public Scenario of(Scenario scenario) {
        Map<String, Party> roles = new LinkedHashMap<>();
        scenario.roles().forEach((role, party) -> roles.put(role, of(party)));
        Map<String, Data> parameters = new LinkedHashMap<>();
        scenario.parameters().forEach((name, value) -> parameters.put(name, data(value)));
        return new Scenario(
                scenario.name(),
                scenario.parties().stream().map(this::of).toList(),
                roles,
                parameters,
                scenario.timeline().stream().map(this::of).toList(),
                scenario.expect().stream().map(this::of).toList());
    }

    private Party of(Party party) {
        return codes.getOrDefault(party, party);
    }

    private Item of(Item item) {
        Map<Party, Optional<Instant>> received = new LinkedHashMap<>();
        item.received().forEach((party, when) -> received.put(of(party), when));
        return new Item(
                item.at(),
                of(item.by()),
                item.format(),
                item.subject().map(this::text),
                item.to().stream().map(this::of).toList(),
                item.refs().stream()
                        .map(ref -> new Ref(ref.role(), ref.by().map(this::of), ref.n()))
                        .toList(),
                members(item.body()),
                item.witnessed(),
                received,
                item.assumed(),
                item.lang(),
                item.line());
    }

    private Expected of(Expected expected) {
        Map<String, Data> other = new LinkedHashMap<>();
        expected.other().forEach((name, value) -> other.put(name, data(value)));
        return new Expected(
                expected.at(),
                expected.known(),
                text(expected.finding()),
                expected.by().map(this::of),
                expected.account().map(this::of),
                expected.verdict(),
                expected.cites(),
                expected.needs().stream().map(this::need).toList(),
                other,
                expected.line());
    }

    private Map<String, String> need(Map<String, String> need) {
        Map<String, String> swapped = new LinkedHashMap<>();
        need.forEach((sort, text) -> swapped.put(sort, text(text)));
        return swapped;
    }

    private Data data(Data data) {
        return switch (data) {
            case Data.Text(String text) -> new Data.Text(text(text));
            case Data.Items(List<Data> items) ->
                new Data.Items(items.stream().map(this::data).toList());
            case Data.Members members -> members(members);
            case Data.Whole whole -> whole;
            case Data.Flag flag -> flag;
        };
    }

    private Data.Members members(Data.Members data) {
        Map<String, Data> members = new LinkedHashMap<>();
        data.members().forEach((name, value) -> members.put(name, data(value)));
        return new Data.Members(members);
    }

    /** Codes stand for themselves, before the slash of an id, and in what is needed: {@code receipt by XB}. */
    private String text(String text) {
        StringBuilder swapped = new StringBuilder();
        int from = 0;
        for (int to = 0; to <= text.length(); to++) {
            if (to == text.length() || " /:,.".indexOf(text.charAt(to)) >= 0) {
                String word = text.substring(from, to);
                swapped.append(Party.isCode(word) ? of(new Party(word)).code() : word);
                if (to < text.length()) {
                    swapped.append(text.charAt(to));
                }
                from = to + 1;
            }
        }
        return swapped.toString();
    }
}
