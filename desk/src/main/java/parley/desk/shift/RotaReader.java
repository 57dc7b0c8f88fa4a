package parley.desk.shift;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import parley.agreement.prose.Language;
import parley.desk.words.Phrase;
import parley.desk.words.Words;
import parley.node.view.office.KeptStint;
import parley.node.view.office.Limits;
import parley.node.view.office.RotaDuty;
import parley.node.view.office.Stint;

/** Reads one row of the rota and says all that is wrong with it. For one request. */
final class RotaReader {
    private final Visit visit;
    private final Words words;
    private final Predicate<String> known;
    private final Predicate<String> signs;

    /**
     * Reads for a visit.
     *
     * @param known whether somebody of that name has an account or a key here
     * @param signs whether an officer of that name has a key that this node can use
     */
    RotaReader(Visit visit, Predicate<String> known, Predicate<String> signs) {
        this.visit = visit;
        this.words = visit.words();
        this.known = known;
        this.signs = signs;
    }

    RotaRow read(int line, Map<RotaColumn, String> cells) {
        return new Row(line, cells).read();
    }

    private final class Row {
        private final int line;
        private final Map<RotaColumn, String> cells;
        private final List<Filled.Fault> faults = new ArrayList<>();

        private Row(int line, Map<RotaColumn, String> cells) {
            this.line = line;
            this.cells = cells;
        }

        private RotaRow read() {
            var replaces = replaces();
            var duty = duty();
            var begin = minute(RotaColumn.FROM);
            var end = minute(RotaColumn.UNTIL);
            var officer = line(RotaColumn.OFFICER);
            if (officer.isEmpty() && replaces.isEmpty()) {
                fault(RotaColumn.OFFICER, words.say("shift.error.empty"));
            }
            var telephone = telephone(officer);
            if (begin.isPresent() && end.isPresent()) {
                span(begin.get(), end.get());
            }
            if (!faults.isEmpty()) {
                return new RotaRow(line, cells, Optional.empty(), faults, List.of());
            }
            var stint = new Stint(
                    duty.orElseThrow(),
                    begin.orElseThrow(),
                    end.orElseThrow(),
                    officer,
                    officer.isEmpty() ? "" : telephone,
                    replaces.map(KeptStint::number));
            return new RotaRow(line, cells, Optional.of(stint), faults, remarks(stint));
        }

        private String typed(RotaColumn column) {
            return Answers.seen(cells.getOrDefault(column, "").strip());
        }

        private void fault(RotaColumn column, Phrase says) {
            faults.add(new Filled.Fault(column.control(), says));
        }

        private Optional<RotaDuty> duty() {
            var typed = typed(RotaColumn.DUTY);
            var duty = Arrays.stream(RotaDuty.values())
                    .filter(each -> isCalled(each, typed))
                    .findFirst();
            if (duty.isEmpty()) {
                fault(RotaColumn.DUTY, words.say("rota.error.duty", "value", Answers.shortened(typed)));
            }
            return duty;
        }

        private Optional<Instant> minute(RotaColumn column) {
            var typed = typed(column);
            var minute = Moments.parse(typed)
                    .filter(at -> at.truncatedTo(ChronoUnit.MINUTES).equals(at));
            if (minute.isEmpty()) {
                fault(column, words.say("rota.error.minute", "value", Answers.shortened(typed)));
            }
            return minute;
        }

        private String line(RotaColumn column) {
            var typed = typed(column);
            if (typed.length() > Limits.LINE) {
                fault(column, words.say("shift.error.long", "value", typed.length(), "limit", Limits.LINE));
            }
            return typed;
        }

        /** As typed, or the last one that the rota has for him. */
        private String telephone(String officer) {
            var typed = line(RotaColumn.TELEPHONE);
            return typed.isEmpty() && !officer.isEmpty()
                    ? visit.office().telephone(visit.circle(), officer).orElse("")
                    : typed;
        }

        private Optional<KeptStint> replaces() {
            var typed = typed(RotaColumn.REPLACES);
            if (typed.isEmpty()) {
                return Optional.empty();
            }
            var standing = Optional.of(typed)
                    .filter(number -> number.matches("[0-9]{1,18}"))
                    .flatMap(number -> visit.office().stint(visit.circle(), Long.parseLong(number)))
                    .filter(KeptStint::stands);
            if (standing.isEmpty()) {
                fault(RotaColumn.REPLACES, words.say("rota.error.gone", "n", Answers.shortened(typed)));
            }
            return standing;
        }

        private void span(Instant begin, Instant end) {
            if (!end.isAfter(begin)) {
                fault(RotaColumn.UNTIL, words.say("rota.error.order"));
            } else if (Duration.between(begin, end).compareTo(Stint.LONGEST) > 0) {
                fault(RotaColumn.UNTIL, words.say("rota.error.span", "limit", Stint.LONGEST.toDays()));
            }
            if (Math.abs(ChronoUnit.DAYS.between(visit.now(), begin)) > Limits.ROTA_DAYS) {
                fault(RotaColumn.FROM, words.say("rota.error.far", "limit", Limits.ROTA_DAYS));
            }
        }
    }

    private boolean isCalled(RotaDuty duty, String typed) {
        var name = duty.name().toLowerCase(Locale.ROOT);
        return name.equalsIgnoreCase(typed)
                || Arrays.stream(Language.values())
                        .anyMatch(language ->
                                RotaColumn.word(language, "rota.duty." + name).equalsIgnoreCase(typed));
    }

    private List<Phrase> remarks(Stint stint) {
        var remarks = new ArrayList<Phrase>();
        if (!stint.names()) {
            remarks.add(words.say("rota.remark.away", "n", stint.replaces().orElse(0L)));
        } else if (stint.duty() == RotaDuty.SECOND && !signs.test(stint.officer())) {
            remarks.add(words.say("rota.remark.second", "who", stint.officer()));
        } else if (!known.test(stint.officer())) {
            remarks.add(words.say("rota.remark.unknown", "who", stint.officer()));
        }
        if (stint.begin().isBefore(visit.now())) {
            remarks.add(words.say(stint.end().isAfter(visit.now()) ? "rota.remark.begun" : "rota.remark.over"));
        }
        return remarks;
    }
}
