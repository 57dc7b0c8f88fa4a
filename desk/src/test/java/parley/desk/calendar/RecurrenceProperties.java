package parley.desk.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import net.fortuna.ical4j.model.Recur;
import org.junit.jupiter.api.Test;
import parley.agreement.recurrence.Recurrence;

/** Our expansion of rules against those of two libraries by other authors. */
class RecurrenceProperties {
    private static final int RULES = 150;
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney");
    private static final String[] DAYS = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

    private final long seed = Long.getLong("parley.seed", 20261127L);
    private final Random random = new Random(seed);

    @Test
    void everyRuleRecursWhenTwoOtherReadersSayThatItDoes() {
        for (int i = 0; i < RULES; i++) {
            var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            var text = rule();
            var rule = ((Recurrence.Reading.Fit) Recurrence.read(text)).rule();
            var from = LocalDateTime.of(2026 + random.nextInt(3), 1 + random.nextInt(12), 1 + random.nextInt(28), 9, 30)
                    .atZone(zone);
            // By RFC 5545 the first time is one that the rule names; what else would be is undefined.
            var all = rule.times(from.toInstant(), zone);
            if (all.isEmpty()) {
                continue;
            }
            var first = all.getFirst().atZone(zone);
            var ours = rule.times(first.toInstant(), zone);
            assertThat(ours)
                    .as("seed %d, rule %d: %s from %s", seed, i, text, first)
                    .isEqualTo(biweekly(text, first, ours.size()))
                    .isEqualTo(ical4j(text, first));
        }
    }

    private String rule() {
        var text = new StringBuilder();
        switch (random.nextInt(4)) {
            case 0 -> text.append("FREQ=DAILY").append(interval());
            case 1 ->
                text.append("FREQ=WEEKLY").append(interval()).append(random.nextBoolean() ? ";BYDAY=" + day() : "");
            case 2 -> text.append("FREQ=MONTHLY").append(interval()).append(inMonth());
            default ->
                text.append("FREQ=YEARLY;BYMONTH=")
                        .append(1 + random.nextInt(12))
                        .append(inMonth());
        }
        return text.append(";COUNT=").append(1 + random.nextInt(15)).toString();
    }

    private String interval() {
        return random.nextBoolean() ? "" : ";INTERVAL=" + (2 + random.nextInt(3));
    }

    private String day() {
        return DAYS[random.nextInt(DayOfWeek.values().length)];
    }

    private String inMonth() {
        return switch (random.nextInt(4)) {
            case 0 -> ";BYMONTHDAY=" + (1 + random.nextInt(31));
            case 1 -> ";BYMONTHDAY=-" + (1 + random.nextInt(28));
            case 2 -> ";BYDAY=" + (random.nextBoolean() ? "-" : "") + (1 + random.nextInt(5)) + day();
            default -> ";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=" + (random.nextBoolean() ? "-" : "") + (1 + random.nextInt(4));
        };
    }

    private static List<Instant> biweekly(String text, ZonedDateTime first, int most) {
        var calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nRRULE:" + text
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        var rule = Biweekly.parse(calendar).first().getEvents().getFirst().getRecurrenceRule();
        var dates = rule.getDateIterator(Date.from(first.toInstant()), TimeZone.getTimeZone(first.getZone()));
        List<Instant> times = new ArrayList<>();
        while (dates.hasNext() && times.size() <= most) {
            times.add(dates.next().toInstant());
        }
        return times;
    }

    private static List<Instant> ical4j(String text, ZonedDateTime first) {
        return new Recur<ZonedDateTime>(text)
                .getDates(first, first.plusYears(60)).stream()
                        .map(ZonedDateTime::toInstant)
                        .toList();
    }
}
