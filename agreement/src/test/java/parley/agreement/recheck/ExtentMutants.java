package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import parley.agreement.finding.Extent;
import parley.agreement.proof.Proof.Days;

/** What a finding says in days, names and numbers, wrong in one of them. */
final class ExtentMutants {
    private ExtentMutants() {}

    static Map<String, Extent> of(Extent sound) {
        Map<String, Extent> all = new TreeMap<>();
        numbers(sound.n()).forEach(n -> all.put("left " + n, with(sound, sound.members(), n, sound.excess())));
        numbers(sound.excess())
                .forEach(excess -> all.put("excess " + excess, with(sound, sound.members(), sound.n(), excess)));
        members(sound.members())
                .forEach(members -> all.put("members " + members, with(sound, members, sound.n(), sound.excess())));
        days(sound.during())
                .forEach(days ->
                        all.put("during " + days, new Extent(days, sound.members(), sound.n(), sound.excess())));
        all.values().removeIf(sound::equals);
        return all;
    }

    private static Extent with(Extent of, List<String> members, OptionalLong n, OptionalLong excess) {
        return new Extent(of.during(), members, n, excess);
    }

    private static Stream<OptionalLong> numbers(OptionalLong sound) {
        return Stream.of(
                OptionalLong.empty(),
                OptionalLong.of(sound.orElse(0)),
                OptionalLong.of(sound.orElse(0) + 1),
                OptionalLong.of(sound.orElse(0) - 1));
    }

    private static List<List<String>> members(List<String> sound) {
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < sound.size(); i++) {
            List<String> fewer = new ArrayList<>(sound);
            String one = fewer.remove(i);
            all.add(fewer);
            List<String> twice = new ArrayList<>(sound);
            twice.add(one);
            all.add(twice);
        }
        all.add(Stream.concat(sound.stream(), Stream.of("ZZ/1")).toList());
        all.add(sound.reversed());
        return all;
    }

    private static List<Optional<Days>> days(Optional<Days> sound) {
        Days invented = new Days(Days.LAST.minusDays(2), Days.LAST.minusDays(1));
        if (sound.isEmpty()) {
            return List.of(Optional.of(invented));
        }
        Days days = sound.get();
        return List.of(
                Optional.empty(),
                Optional.of(new Days(days.first().minusDays(1), days.last())),
                Optional.of(new Days(days.first().plusDays(1), days.last())),
                Optional.of(new Days(days.first(), days.last().minusDays(1))));
    }
}
