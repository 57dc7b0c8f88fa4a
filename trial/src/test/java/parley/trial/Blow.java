package parley.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One SIGKILL: whom it meets, and when.
 *
 * @param after how long after the moment
 */
record Blow(String victim, Moment moment, Duration after) {
    enum Moment {
        /** Its officer has begun to send something. */
        SENDING(800),
        /** It has just acknowledged an entry. */
        ACKNOWLEDGED(0),
        /** Whatever it does for the others. */
        ANY(2_000),
        /** It is the last victim, started again and not up yet. */
        STARTING(2_500),
        /** It is the last victim, and has just opened its desk. */
        STARTED(0);

        private final int afterMaxMs;

        Moment(int afterMaxMs) {
            this.afterMaxMs = afterMaxMs;
        }

        private boolean meetsTheLastVictim() {
            return this == STARTING || this == STARTED;
        }
    }

    /** As many blows of each moment, in an order that is drawn; the first one meets a node that is up. */
    static List<Blow> draw(int ofEach, List<String> codes, Random random) {
        List<Moment> moments = new ArrayList<>();
        for (Moment moment : Moment.values()) {
            moments.addAll(Collections.nCopies(ofEach, moment));
        }
        do {
            Collections.shuffle(moments, random);
        } while (moments.getFirst().meetsTheLastVictim());
        List<Blow> blows = new ArrayList<>();
        String victim = codes.getFirst();
        for (Moment moment : moments) {
            victim = moment.meetsTheLastVictim() ? victim : codes.get(random.nextInt(codes.size()));
            blows.add(new Blow(victim, moment, Duration.ofMillis(random.nextInt(moment.afterMaxMs + 1))));
        }
        return blows;
    }
}
