package parley.desk.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.agreement.proof.Proof.Days;
import parley.agreement.record.Interval;
import parley.desk.view.FindingRow;
import parley.desk.view.State;
import parley.desk.words.Phrase;
import parley.node.view.EntryPointer;

/** What stands at one place of a table: on the page in the reader's language, in CSV plain. */
public sealed interface Cell {
    /** The same for programs: no unit, no language, numbers and instants as they are. */
    String plain();

    /** A code, an id, a name, a text from an entry or a pack. */
    record Foreign(String text) implements Cell {
        @Override
        public String plain() {
            return text;
        }
    }

    /** What stands in an item of an entry, its instants apart. */
    record Said(Phrase phrase) implements Cell {
        @Override
        public String plain() {
            return phrase.text();
        }
    }

    /**
     * A provision.
     *
     * @param title of its document; the id where there is none
     * @param id of the provision, with its step
     */
    record Rule(String title, String id) implements Cell {
        @Override
        public String plain() {
            return id;
        }

        /** Whether its title does not say the id already. */
        public boolean isNamed() {
            return !title.equals(id);
        }
    }

    /**
     * Words of ours.
     *
     * @param key in the word list
     */
    record Ours(String key, String plain) implements Cell {}

    /** A number as far as it is known. */
    record Amount(Range range) implements Cell {
        static Amount of(long number) {
            return new Amount(Range.exactly(number));
        }

        @Override
        public String plain() {
            return range.toString();
        }

        /** As the reader's language writes it. */
        public String in(Numbers numbers) {
            return numbers.of(range);
        }
    }

    /** By how much something is more or less than it was. */
    record Change(long by) implements Cell {
        @Override
        public String plain() {
            return Long.toString(by);
        }

        /** As the reader's language writes it. */
        public String in(Numbers numbers) {
            return numbers.change(by);
        }
    }

    /**
     * A number of things with the list of them behind it.
     *
     * @param page below the circle's path
     * @param query names and values
     */
    record Listed(long number, String page, List<String> query) implements Cell {
        public Listed {
            query = List.copyOf(query);
        }

        @Override
        public String plain() {
            return Long.toString(number);
        }

        /** Its parameters, as a frame takes them. */
        public String[] parameters() {
            return query.toArray(String[]::new);
        }
    }

    /** Days, both included. */
    record Dates(Days days) implements Cell {
        @Override
        public String plain() {
            return (days.first().equals(Days.FIRST) ? ".." : days.first()) + "/"
                    + (days.last().equals(Days.LAST) ? ".." : days.last());
        }

        /** As the reader's language writes it. */
        public String in(Numbers numbers) {
            return numbers.of(days);
        }
    }

    /** An instant as far as it is known. */
    record When(Interval time) implements Cell {
        static When at(Instant instant) {
            return new When(Interval.at(instant));
        }

        /** The instant, if it is settled to the second. */
        public Optional<Instant> exactly() {
            return time.earliest()
                    .filter(earliest -> time.latest().filter(earliest::equals).isPresent());
        }

        /** How an instant that is not settled is said. */
        public String key() {
            return time.latest().isPresent()
                    ? time.earliest().isPresent() ? "figures.when.between" : "figures.when.by"
                    : time.earliest().isPresent() ? "figures.when.after" : "figures.when.never";
        }

        @Override
        public String plain() {
            return time.toString();
        }
    }

    /** How long something took. */
    record Took(Lapse lapse) implements Cell {
        @Override
        public String plain() {
            return lapse.toString();
        }

        /** As the reader's language writes it. */
        public String in(Numbers numbers) {
            return numbers.of(lapse);
        }
    }

    /** A span of time. */
    record Span(Duration span) implements Cell {
        @Override
        public String plain() {
            return span.toString();
        }

        /** As the reader's language writes it. */
        public String in(Numbers numbers) {
            return numbers.of(span);
        }
    }

    /** A state in its word and shape. */
    record Verdict(State state) implements Cell {
        @Override
        public String plain() {
            return state.key();
        }
    }

    /** Where the number comes from: the proof of its finding. */
    record Proof(FindingRow finding) implements Cell {
        @Override
        public String plain() {
            return finding.name() + " " + finding.debtor() + " " + finding.account();
        }
    }

    /** Where the number comes from: entries. */
    record Entries(List<EntryPointer> entries) implements Cell {
        public Entries {
            entries = List.copyOf(entries);
        }

        @Override
        public String plain() {
            return entries.stream().map(EntryPointer::path).collect(Collectors.joining(" "));
        }
    }

    /**
     * Nothing, and why.
     *
     * @param key of the reason in the word list
     */
    record Nothing(String key) implements Cell {
        @Override
        public String plain() {
            return "";
        }
    }
}
