package parley.desk.figures;

import java.text.NumberFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import parley.agreement.proof.Proof.Days;
import parley.desk.words.Words;

/** Numbers, spans and days as the reader's language writes them. */
public record Numbers(Words words) {
    /** {@code 12,700}, {@code 12 700}, {@code 12.700}. */
    public String of(long number) {
        return NumberFormat.getIntegerInstance(Locale.of(words.language().code()))
                .format(number);
    }

    /** A number as far as it is known. */
    String of(Range range) {
        if (range.isExact()) {
            return of(range.least());
        }
        return range.most().isPresent()
                ? between(of(range.least()), of(range.most().getAsLong()))
                : words.say("figures.ormore", "n", of(range.least())).text();
    }

    /** With its sign, and a true minus. */
    String change(long by) {
        return by == 0 ? "0" : (by > 0 ? "+" : "−") + of(Math.abs(by));
    }

    String of(Lapse lapse) {
        var least = of(lapse.least());
        if (lapse.soFar()) {
            return words.say("figures.sofar", "n", least).text();
        }
        return lapse.isExact()
                ? least
                : lapse.most()
                        .map(most -> between(least, of(most)))
                        .orElseGet(() -> words.say("figures.ormore", "n", least).text());
    }

    /** To the second, so that what is late by one is seen to be: {@code 2 d}, {@code 1 d 09 h 00 m 01 s}. */
    String of(Duration span) {
        var units = words.spans();
        var parts = new ArrayList<String>();
        if (span.toDays() > 0) {
            parts.add(of(span.toDays()) + " " + units.day());
        }
        if (span.toHoursPart() > 0 || !parts.isEmpty()) {
            parts.add("%02d %s".formatted(span.toHoursPart(), units.hour()));
        }
        if (span.toMinutesPart() > 0 || span.toSecondsPart() > 0 || parts.isEmpty()) {
            parts.add("%02d %s".formatted(span.toMinutesPart(), units.minute()));
        }
        if (span.toSecondsPart() > 0 || span.isZero()) {
            parts.add("%02d %s".formatted(span.toSecondsPart(), units.second()));
        }
        return String.join(" ", parts);
    }

    /** Days, the first and the last as far as they are known. */
    String of(Days days) {
        if (days.first().equals(Days.FIRST)) {
            return days.last().equals(Days.LAST)
                    ? words.word("figures.everyday")
                    : words.say("figures.until", "n", days.last()).text();
        }
        if (days.last().equals(Days.LAST)) {
            return words.say("figures.since", "n", days.first()).text();
        }
        return days.first().equals(days.last())
                ? days.first().toString()
                : between("" + days.first(), "" + days.last());
    }

    String between(String low, String high) {
        return words.say("figures.between", "n", low, "m", high).text();
    }
}
