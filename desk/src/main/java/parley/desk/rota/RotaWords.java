package parley.desk.rota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import parley.desk.view.Named;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.office.KeptStint;
import parley.node.view.office.RotaDuty;

/** How the rota is said: whole sentences, each of which names its duty. */
public record RotaWords(Words words, Hours hours) {
    /** What a duty is called. */
    public String duty(RotaDuty duty) {
        return words.word("rota.duty." + duty.name().toLowerCase(Locale.ROOT));
    }

    /** Whom the rota names now, since when and until when, with telephone; then who comes next. */
    public List<Phrase> now(RotaDuty duty, Named named) {
        var told = new ArrayList<Phrase>();
        if (named.now().isEmpty()) {
            told.add(words.say("rota.nobody", "duty", duty(duty)));
        }
        named.now().forEach(line -> told.add(line(duty, line)));
        if (named.next().isPresent()) {
            told.add(next(named.next().get()));
        } else if (named.now().isEmpty()) {
            told.add(words.say("rota.nobody.ahead", "n", Current.AHEAD.toDays()));
        }
        return told;
    }

    private Phrase line(RotaDuty duty, KeptStint line) {
        var stint = line.stint();
        var span = hours.span(stint.begin(), stint.end());
        return stint.telephone().isEmpty()
                ? words.say("rota.named", "duty", duty(duty), "who", stint.officer(), "span", span)
                : words.say(
                        "rota.named.telephone",
                        "duty",
                        duty(duty),
                        "who",
                        stint.officer(),
                        "telephone",
                        stint.telephone(),
                        "span",
                        span);
    }

    private Phrase next(KeptStint line) {
        var stint = line.stint();
        var from = hours.moment(stint.begin());
        return stint.telephone().isEmpty()
                ? words.say("rota.next", "who", stint.officer(), "from", from)
                : words.say(
                        "rota.next.telephone", "who", stint.officer(), "telephone", stint.telephone(), "from", from);
    }

    /** The spans that nobody has and those that two have, of some duties. */
    public List<Phrase> faults(Rota rota, List<RotaDuty> duties, Instant from, Instant to) {
        return duties.stream()
                .flatMap(duty -> rota.stretches(duty, from, to).stream().flatMap(stretch -> fault(duty, stretch)))
                .toList();
    }

    private Stream<Phrase> fault(RotaDuty duty, Stretch stretch) {
        var span = hours.span(stretch.begin(), stretch.end());
        if (stretch.gap()) {
            return Stream.of(words.say("rota.gap", "duty", duty(duty), "span", span));
        }
        return stretch.overlap()
                ? Stream.of(words.say(
                        "rota.overlap", "duty", duty(duty), "who", String.join(", ", stretch.officers()), "span", span))
                : Stream.empty();
    }
}
