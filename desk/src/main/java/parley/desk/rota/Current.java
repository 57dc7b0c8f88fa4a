package parley.desk.rota;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.desk.view.Named;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.ledger.bytes.Hash;
import parley.node.view.office.OfficeView;
import parley.node.view.office.RotaDuty;

/**
 * The rota from now on.
 *
 * @param rota what touches the next {@link #AHEAD}
 * @param hours the office's own
 */
public record Current(Rota rota, Hours hours, Instant now) {
    /** How far ahead it is looked. */
    public static final Duration AHEAD = Duration.ofDays(14);

    /** Empty where nothing is written down here, or no rota has ever been. */
    public static Optional<Current> of(Optional<OfficeView> office, Hash circle, Instant now) {
        return office.filter(kept -> kept.keepsRota(circle)).map(kept -> of(kept, circle, now));
    }

    private static Current of(OfficeView office, Hash circle, Instant now) {
        return new Current(Rota.of(office, circle, now, now.plus(AHEAD)), new Hours(office.zone(circle)), now);
    }

    /** Whom it names for a duty now, since when and until when, and who comes next, in sentences. */
    public List<Phrase> told(Words words, RotaDuty duty) {
        return new RotaWords(words, hours).now(duty, named(duty));
    }

    /** Whom it names for a duty now, and who comes next. */
    public Named named(RotaDuty duty) {
        return rota.at(duty, now);
    }
}
