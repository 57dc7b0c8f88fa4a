package parley.agreement.pack;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * A timeline of entries and the findings expected from it: beside a provision, or in a case file.
 *
 * @param name what it shows; of a case its {@code case}
 * @param parties who takes part: in a case as listed, in a scenario every code that is named
 * @param roles who fills a role that a charter would name: the chair
 * @param parameters what a charter would bind of the parameters that the pack leaves open
 */
public record Scenario(
        String name,
        List<Party> parties,
        Map<String, Party> roles,
        Map<String, Data> parameters,
        List<Item> timeline,
        List<Expected> expect) {
    public Scenario {
        parties = List.copyOf(parties);
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        timeline = List.copyOf(timeline);
        expect = List.copyOf(expect);
    }

    /** The same timeline for another pack, with those of the parameters that it has too. */
    public Scenario under(Pack other) {
        Map<String, Data> shared = new LinkedHashMap<>(parameters);
        shared.keySet().retainAll(other.parameters().keySet());
        return new Scenario(name, parties, roles, shared, timeline, expect);
    }

    /** An instant that may never come, or lies between two; a bound is empty where it is open. */
    public record When(Optional<Instant> earliest, Optional<Instant> latest) {
        /** At this very second. */
        public static When at(Instant instant) {
            return new When(Optional.of(instant), Optional.of(instant));
        }
    }

    /**
     * One entry.
     *
     * @param to empty: to all
     * @param witnessed its witnessed time; empty: at {@code at}
     * @param received its receipt by party, where it differs from {@code at}; both bounds empty: never
     * @param assumed which values no source gives, such as an hour
     * @param lang the language of its texts
     * @param line where it stands, for messages
     */
    public record Item(
            Instant at,
            Party by,
            String format,
            Optional<String> subject,
            List<Party> to,
            List<Ref> refs,
            Data.Members body,
            Optional<When> witnessed,
            Map<Party, Optional<Instant>> received,
            List<String> assumed,
            String lang,
            int line) {
        /** The language of texts of which a timeline says none. */
        public static final String ENGLISH = "en";

        public Item {
            to = List.copyOf(to);
            refs = List.copyOf(refs);
            received = Collections.unmodifiableMap(new LinkedHashMap<>(received));
            assumed = List.copyOf(assumed);
        }

        /** An entry in English. */
        public Item(
                Instant at,
                Party by,
                String format,
                Optional<String> subject,
                List<Party> to,
                List<Ref> refs,
                Data.Members body,
                Optional<When> witnessed,
                Map<Party, Optional<Instant>> received,
                List<String> assumed,
                int line) {
            this(at, by, format, subject, to, refs, body, witnessed, received, assumed, ENGLISH, line);
        }
    }

    /** Which entry of the timeline a reference of another names; empty when there is none before it. */
    public Optional<Item> named(Item item, Ref ref) {
        List<Item> earlier = timeline.subList(0, timeline.indexOf(item));
        List<Item> found = earlier.stream()
                .filter(other -> ref.by().isPresent()
                        ? other.by().equals(ref.by().get())
                        : other.subject().equals(item.subject()))
                .toList();
        int place = ref.by().isPresent() ? ref.n() - 1 : 0;
        return place < 0 || place >= found.size() ? Optional.empty() : Optional.of(found.get(place));
    }

    /** Another entry: the subject's first, or the n-th (from 1) of a party. */
    public record Ref(String role, Optional<Party> by, int n) {}

    /**
     * One expected finding; what is empty is not compared.
     *
     * @param known as known at which instant; empty: with everything written by the instant judged
     * @param verdict empty: {@code absent: true}, no such finding exists on that account
     */
    public record Expected(
            Instant at,
            Optional<Instant> known,
            String finding,
            Optional<Party> by,
            Optional<Party> account,
            Optional<Verdict> verdict,
            List<String> cites,
            List<Map<String, String>> needs,
            Map<String, Data> other,
            int line) {
        public Expected {
            cites = List.copyOf(cites);
            needs = List.copyOf(needs);
            other = Collections.unmodifiableMap(new LinkedHashMap<>(other));
        }
    }
}
