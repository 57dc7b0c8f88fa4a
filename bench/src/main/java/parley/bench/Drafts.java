package parley.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import parley.agreement.record.Reference;
import parley.agreement.value.Data;
import parley.agreement.value.Party;

/**
 * What parties of Vienna Document 2011 write to one another, one story at a time: an activity with its notice, corrections,
 * withdrawal and invitation; an inspection from the request to the report; a question and its answer; a calendar; a remark.
 * The shares are invented. Not all is in time, and not all is answered.
 */
final class Drafts {
    /**
     * An entry that is to be written.
     *
     * @param about an earlier one that it corrects or withdraws
     */
    record Draft(
            Instant written,
            Party author,
            Set<Party> to,
            String format,
            Optional<String> subject,
            Map<String, Data> body,
            Optional<About> about) {}

    /** The reference to an earlier draft. */
    record About(Reference.Role role, Draft target) {}

    private final Random random;
    private final List<Party> parties;
    private final Map<Party, Integer> subjects = new HashMap<>();
    private final List<Draft> drafts = new ArrayList<>();

    Drafts(Random random, List<Party> parties) {
        this.random = random;
        this.parties = parties;
    }

    /**
     * The drafts of so many stories that begin between two instants, in the order in which they were told: what follows a
     * story's first entry may be written later than the second instant.
     */
    List<Draft> write(Instant from, Instant until, int stories) {
        drafts.clear();
        for (int year = yearOf(from); year <= yearOf(until.minusSeconds(1)); year++) {
            calendars(year);
        }
        long seconds = Duration.between(from, until).toSeconds();
        for (int i = 0; i < stories; i++) {
            Instant at = from.plusSeconds(random.nextLong(seconds));
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> activity(at);
                case 4, 5 -> inspection(at);
                case 6, 7 -> question(at);
                default -> add(at, any(), Set.of(), "statement", Optional.empty(), Map.of("text", text("Nothing new")));
            }
        }
        return List.copyOf(drafts);
    }

    private static int yearOf(Instant at) {
        return at.atZone(ZoneOffset.UTC).getYear();
    }

    /** Each party's calendar of the next year, which lists nothing: what is notified is in the notices. */
    private void calendars(int year) {
        Instant due = LocalDate.of(year, 11, 15).atStartOfDay(ZoneOffset.UTC).toInstant();
        Data.Items none = new Data.Items(List.of());
        for (Party party : parties) {
            Instant at = due.minusSeconds(random.nextInt(20 * 86_400));
            Map<String, Data> body = Map.of("year", new Data.Whole(year + 1), "items", none, "contingents", none);
            add(at, party, Set.of(), "annual-calendar", Optional.empty(), body);
        }
    }

    private void activity(Instant at) {
        Party host = any();
        String subject = subject(host);
        LocalDate start = at.atZone(ZoneOffset.UTC).toLocalDate().plusDays(random.nextInt(35, 120));
        Draft notice = add(at, host, Set.of(), "notification", Optional.of(subject), notice(subject, host, start));
        if (random.nextInt(3) == 0) {
            about(notice, Reference.Role.CORRECTS, "notification", notice(subject, host, start.plusDays(1)));
        } else if (random.nextInt(12) == 0) {
            about(notice, Reference.Role.WITHDRAWS, "statement", Map.of("text", text("Sent in error")));
        }
        if (random.nextInt(4) == 0) {
            Map<String, Data> body = Map.of(
                    "activity", text(subject),
                    "assemblyPlace", text("Main station"),
                    "assembly", text(start.toString()),
                    "until", text(start.plusDays(3).toString()),
                    "languages", new Data.Items(List.of(text("en"))));
            add(later(at, 2), host, Set.of(), "invitation", Optional.of(subject), body);
        }
    }

    private Map<String, Data> notice(String subject, Party host, LocalDate start) {
        LocalDate end = start.plusDays(random.nextInt(3, 15));
        Map<String, Data> body = new LinkedHashMap<>();
        body.put("activity", text(subject));
        body.put("designation", text("Field exercise"));
        body.put("hosts", new Data.Items(List.of(text(host.code()))));
        body.put("form", text("exercise"));
        body.put("start", text(start.toString()));
        body.put("end", text(end.toString()));
        body.put(
                "contingents",
                new Data.Items(List.of(contingent(host, host, start, end), contingent(other(host), host, start, end))));
        return body;
    }

    private Data contingent(Party party, Party state, LocalDate start, LocalDate end) {
        Map<String, Data> row = new LinkedHashMap<>();
        row.put("party", text(party.code()));
        row.put("state", text(state.code()));
        row.put("from", text(start.toString()));
        row.put("to", text(end.toString()));
        row.put("troops", new Data.Whole(random.nextInt(500, 9_500)));
        for (String arm : List.of("tanks", "acv", "artillery")) {
            row.put(arm, new Data.Whole(random.nextInt(200)));
        }
        row.put("brigades", new Data.Whole(random.nextInt(3)));
        row.put("divisional", new Data.Flag(false));
        return new Data.Members(row);
    }

    private void inspection(Instant at) {
        Party from = any();
        Party to = other(from);
        Optional<String> subject = Optional.of(subject(from));
        Map<String, Data> body = Map.of(
                "to", text(to.code()),
                "enters", text(at.plusSeconds(random.nextInt(30, 100) * 3_600L).toString()),
                "inspectors", new Data.Whole(random.nextInt(3, 6)));
        add(at, from, Set.of(to), "inspection-request", subject, body);
        boolean accepted = random.nextInt(4) > 0;
        add(later(at, 1), to, Set.of(), "inspection-reply", subject, Map.of("accepted", new Data.Flag(accepted)));
        if (accepted && random.nextInt(4) > 0) {
            Instant arrived = later(at.plusSeconds(3 * 86_400), 1);
            Instant left = later(arrived.plusSeconds(86_400), 1);
            add(arrived, to, Set.of(), "arrival", subject, Map.of("arrived", text(arrived.toString())));
            add(left, to, Set.of(), "departure", subject, Map.of("left", text(left.toString())));
            add(later(left, 16), from, Set.of(), "inspection-report", subject, Map.of("text", text("As agreed")));
        }
    }

    private void question(Instant at) {
        Party from = any();
        Party to = other(from);
        String subject = subject(from);
        Data points = new Data.Items(List.of(text("number of troops"), text("day of return")));
        Map<String, Data> asked = new LinkedHashMap<>();
        asked.put("causes", new Data.Items(List.of(text("Unannounced movement"))));
        asked.put("points", points);
        for (String claim :
                List.of("unusual", "outsideNormalLocations", "militarilySignificant", "insideZone", "concern")) {
            asked.put(claim, new Data.Flag(true));
        }
        add(at, from, Set.of(to), "request-explanation", Optional.of(subject), asked);
        if (random.nextInt(8) > 0) {
            Data answer = new Data.Members(Map.of("point", text("number of troops"), "text", text("As scheduled")));
            Map<String, Data> body = Map.of("request", text(subject), "answers", new Data.Items(List.of(answer)));
            add(later(at, 3), to, Set.of(), "reply-explanation", Optional.of(subject), body);
        }
    }

    private void about(Draft target, Reference.Role role, String format, Map<String, Data> body) {
        drafts.add(new Draft(
                later(target.written, 20),
                target.author,
                target.to,
                format,
                target.subject,
                body,
                Optional.of(new About(role, target))));
    }

    private Draft add(
            Instant at, Party author, Set<Party> to, String format, Optional<String> subject, Map<String, Data> body) {
        Draft draft = new Draft(at, author, to, format, subject, body, Optional.empty());
        drafts.add(draft);
        return draft;
    }

    private String subject(Party party) {
        return party + "/" + subjects.merge(party, 1, Integer::sum);
    }

    private Party any() {
        return parties.get(random.nextInt(parties.size()));
    }

    private Party other(Party than) {
        Party other = any();
        return other.equals(than) ? other(than) : other;
    }

    /** At least a second, and at most so many days later. */
    private Instant later(Instant than, int days) {
        return than.plusSeconds(random.nextInt(1, days * 86_400));
    }

    private static Data text(String text) {
        return new Data.Text(text);
    }
}
