package parley.agreement.recheck;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Ceiling.Level;
import parley.agreement.pack.Declare;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Report;
import parley.agreement.value.Data;

/** Which of the parameters that a provision reads are bound, and when they change. */
final class Parameters {
    private final Case given;

    Parameters(Case given) {
        this.given = given;
    }

    /** The parameters that are not bound on the day judged, each with the paragraph of the first part that reads it. */
    NavigableMap<String, String> unbound(Provision provision) {
        NavigableMap<String, String> refs = new TreeMap<>();
        new Reads(given.pack())
                .byPart(provision)
                .forEach((part, names) -> names.stream()
                        .filter(name -> !isBound(name))
                        .forEach(name -> refs.putIfAbsent(name, ref(provision, part))));
        return refs;
    }

    /** Those that keep a part from being judged: its own, and those of the provision as a whole. */
    NavigableSet<String> unbound(Provision provision, Optional<String> step) {
        NavigableSet<String> names = new TreeSet<>();
        boolean parts = provision instanceof Limit || provision instanceof Quota || provision instanceof Ceiling;
        new Reads(given.pack()).byPart(provision).forEach((part, read) -> {
            if (!parts || part.isEmpty() || step.equals(Optional.of(part))) {
                names.addAll(read);
            }
        });
        names.removeIf(this::isBound);
        return names;
    }

    private static String ref(Provision provision, String part) {
        return switch (provision) {
            case Limit limit -> limit.limit(part).map(Limit.Bound::ref).orElse(limit.ref());
            case Quota quota -> quota.line(part).map(Quota.Line::ref).orElse(quota.ref());
            case Ceiling ceiling ->
                ceiling.levels().stream()
                        .filter(level -> level.id().equals(part))
                        .map(Level::ref)
                        .findFirst()
                        .orElse(ceiling.ref());
            case Notify _, Exchange _, Report _, Refrain _, Adoption _, Declare _ -> provision.ref();
        };
    }

    private boolean isBound(String name) {
        Data charter = given.record().parameters().get(name);
        if (charter != null) {
            List<LocalDate> days = changes(name);
            return days.isEmpty() || !days.getFirst().isAfter(given.today());
        }
        return Optional.ofNullable(given.pack().parameters().get(name))
                .flatMap(parameter -> parameter.bound().on(given.today()))
                .isPresent();
    }

    /** The days on which a parameter changes that a level reads. */
    NavigableSet<LocalDate> turns(Ceiling rule, Level level) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        new Reads(given.pack()).of(rule, level).forEach(name -> days.addAll(changes(name)));
        return days;
    }

    private List<LocalDate> changes(String name) {
        Data charter = given.record().parameters().get(name);
        if (charter == null) {
            return Optional.ofNullable(given.pack().parameters().get(name))
                    .map(parameter -> parameter.bound().changes())
                    .orElse(List.of());
        }
        List<LocalDate> days = new ArrayList<>();
        if (charter instanceof Data.Items(List<Data> steps)) {
            for (Data step : steps) {
                if (step instanceof Data.Members members
                        && members.get("from").orElse(null) instanceof Data.Text(String from)) {
                    days.add(LocalDate.parse(from));
                }
            }
        }
        return days;
    }
}
