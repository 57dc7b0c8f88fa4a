package parley.desk.shift;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import parley.desk.rota.Current;
import parley.desk.rota.RotaWords;
import parley.desk.rota.Stretch;
import parley.desk.words.Phrase;
import parley.node.view.office.RotaDuty;

/**
 * The rota of the next 24 hours, and what it lacks in the next 7 days.
 *
 * @param told how it is said, and by which hours
 */
public record Ahead(RotaWords told, List<Duty> duties, List<Phrase> lacks) {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);

    public Ahead {
        duties = List.copyOf(duties);
        lacks = List.copyOf(lacks);
    }

    /** Who has a duty when. */
    public record Duty(RotaDuty duty, List<Stretch> stretches) {
        public Duty {
            stretches = List.copyOf(stretches);
        }
    }

    static Ahead of(Current current, Visit visit) {
        Instant now = current.now();
        var told = new RotaWords(visit.words(), current.hours());
        return new Ahead(
                told,
                Arrays.stream(RotaDuty.values())
                        .map(duty -> new Duty(duty, current.rota().stretches(duty, now, now.plus(DAY))))
                        .toList(),
                RotaAfter.first(
                        told.faults(current.rota(), List.of(RotaDuty.values()), now, now.plus(WEEK)),
                        RotaSection.TOLD,
                        visit));
    }
}
