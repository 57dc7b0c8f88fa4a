package parley.agreement.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.agreement.account.FactKey;
import parley.agreement.pack.Quota;

/**
 * Of a quota, one sheet for each group of uses that are counted together. A cell for each subject says to which groups it
 * may belong. While two groups have findings of one name, all of them are judged together instead.
 */
final class QuotaDocket implements Docket {
    private final Bench bench;
    private final Quota rule;
    private final Map<FactKey, Cell<Map<Quota.Line, Set<Together>>>> cells = new HashMap<>();
    private final Map<FactKey, Map<Quota.Line, Set<Together>>> groups = new HashMap<>();
    private final Map<Quota.Line, NavigableMap<String, Map<Together, Group>>> lines = new HashMap<>();
    private int doubled;
    private Optional<Sheet> together = Optional.empty();

    /** A group, who may belong to it, and its sheet. */
    private static final class Group {
        private final Set<FactKey> members = new HashSet<>();
        private Optional<Sheet> sheet = Optional.empty();
    }

    QuotaDocket(Bench bench, Quota rule) {
        this.bench = bench;
        this.rule = rule;
        rule.lines().forEach(line -> lines.put(line, new TreeMap<>()));
    }

    @Override
    public String subjectType() {
        return rule.subjectType();
    }

    @Override
    public void stands(FactKey fact, boolean stands) {
        if (stands && !cells.containsKey(fact)) {
            cells.put(fact, bench.cell(scene -> new QuotaJudge(scene, rule).groups(fact), now -> changed(fact, now)));
        } else if (!stands) {
            Cell<Map<Quota.Line, Set<Together>>> cell = cells.remove(fact);
            if (cell != null) {
                bench.drop(cell);
                changed(fact, Map.of());
            }
        }
    }

    private void changed(FactKey fact, Map<Quota.Line, Set<Together>> now) {
        Map<Quota.Line, Set<Together>> before =
                Optional.ofNullable(groups.put(fact, now)).orElse(Map.of());
        now.forEach((line, named) -> named.forEach(group -> add(line, group, fact)));
        before.forEach((line, named) -> named.stream()
                .filter(group -> !now.getOrDefault(line, Set.of()).contains(group))
                .forEach(group -> remove(line, group, fact)));
        judgeTogether(doubled > 0);
    }

    private NavigableMap<String, Map<Together, Group>> line(Quota.Line line) {
        return lines.computeIfAbsent(line, _ -> new TreeMap<>());
    }

    private void add(Quota.Line line, Together named, FactKey fact) {
        Map<Together, Group> alike = line(line).computeIfAbsent(named.subject(), _ -> new HashMap<>(2));
        Group group = alike.get(named);
        if (group == null) {
            Group opened = new Group();
            alike.put(named, opened);
            doubled += alike.size() > 1 ? 1 : 0;
            opened.sheet = Optional.of(bench.sheet(scene -> new QuotaJudge(scene, rule).of(line, named)));
            opened.sheet.ifPresent(sheet -> sheet.hide(together.isPresent()));
            group = opened;
        }
        group.members.add(fact);
    }

    private void remove(Quota.Line line, Together named, FactKey fact) {
        Map<Together, Group> alike = line(line).getOrDefault(named.subject(), Map.of());
        Group group = alike.get(named);
        if (group != null && group.members.remove(fact) && group.members.isEmpty()) {
            alike.remove(named);
            doubled -= alike.isEmpty() ? 0 : 1;
            if (alike.isEmpty()) {
                line(line).remove(named.subject());
            }
            group.sheet.ifPresent(bench::drop);
        }
    }

    private void judgeTogether(boolean all) {
        if (all != together.isPresent()) {
            together.ifPresent(bench::drop);
            together =
                    all ? Optional.of(bench.sheet(scene -> new QuotaJudge(scene, rule).findings())) : Optional.empty();
            groupSheets().forEach(sheet -> bench.hide(sheet, all));
        }
    }

    private List<Sheet> groupSheets() {
        List<Sheet> sheets = new ArrayList<>();
        for (Quota.Line line : rule.lines()) {
            line(line).values().forEach(alike -> alike.values().forEach(group -> group.sheet.ifPresent(sheets::add)));
        }
        return sheets;
    }

    @Override
    public Stream<Sheet> sheets() {
        return together.map(Stream::of).orElseGet(() -> groupSheets().stream());
    }
}
