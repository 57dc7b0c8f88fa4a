package parley.bench;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kie.api.runtime.KieSession;
import parley.agreement.record.RecordedEntry;

/**
 * "At most three at once" as each side says it. Each takes activities one by one and then knows whether, of some host, more
 * than three are held on one day; ours also knows when, which, and why.
 */
sealed interface AtOnceRules {
    int MOST = 3;

    /**
     * What takes one more, without having to know anything yet. Each side gets an activity as it likes it best: what it is
     * made of is made here, and takes none of its time.
     */
    Runnable ready(Held activity);

    /** Whatever can be known from then on is known when it returns. */
    void settle();

    /**
     * A join over the days on which activities begin: the most at once are reached on one of them. Drools keeps the matches
     * and works on what an insertion touches.
     */
    final class Drools implements AtOnceRules, AutoCloseable {
        private static final String RULE = """
                import parley.bench.Held
                global java.util.Set over
                rule "at most three at once"
                when
                  Held($host : host, $day : start)
                  accumulate(Held(host == $host, start <= $day, end >= $day); $held : count(); $held > 3)
                then
                  over.add($host + " " + $day);
                end
                """;

        private final KieSession session = DroolsSession.of(RULE);
        private final Set<String> over = new HashSet<>();

        Drools() {
            session.setGlobal("over", over);
        }

        /** The first days of activities on which there were ever too many, each after its host. */
        Set<String> over() {
            return over;
        }

        @Override
        public Runnable ready(Held activity) {
            return () -> session.insert(activity);
        }

        @Override
        public void settle() {
            session.fireAllRules();
        }

        @Override
        public void close() {
            session.dispose();
        }
    }

    /** A filter over all, for the first day of the activity that came last. It keeps nothing from one to the next. */
    final class CelJava implements AtOnceRules {
        private final dev.cel.runtime.Program filter;
        private final List<Map<String, Object>> all = new ArrayList<>();
        private Map<String, Object> last = Map.of();
        private boolean kept = true;

        CelJava() {
            try {
                Cel cel = CelFactory.plannerCelBuilder()
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .addVar("all", ListType.create(MapType.create(SimpleType.STRING, SimpleType.DYN)))
                        .addVar("last", MapType.create(SimpleType.STRING, SimpleType.DYN))
                        .build();
                filter = cel.createProgram(cel.compile("all.filter(a, a.host == last.host && a.start <= last.start"
                                + " && a.end >= last.start).size() <= " + MOST)
                        .getAst());
            } catch (CelValidationException | CelEvaluationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Runnable ready(Held activity) {
            Map<String, Object> next =
                    Map.of("host", activity.host(), "start", activity.start(), "end", activity.end());
            return () -> {
                last = next;
                all.add(next);
            };
        }

        @Override
        public void settle() {
            try {
                kept = filter.eval(Map.of("all", all, "last", last)).equals(true);
            } catch (CelEvaluationException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Whether there were at most three when the last one began. */
        boolean kept() {
            return kept;
        }
    }

    /** A limit of an agreement, judged as it grows. */
    final class Ours implements AtOnceRules {
        private final AtOnceRecord record;

        Ours(int hosts) {
            record = new AtOnceRecord(hosts);
        }

        AtOnceRecord record() {
            return record;
        }

        @Override
        public Runnable ready(Held activity) {
            RecordedEntry entry = record.entry(activity);
            return () -> record.learn(entry);
        }

        @Override
        public void settle() {
            record.changes();
        }
    }
}
