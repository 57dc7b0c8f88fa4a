package parley.desk.write;

import static java.util.stream.Collectors.groupingBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import parley.desk.foresight.Outlook;
import parley.desk.foresight.Turn;
import parley.desk.words.Phrase;
import parley.desk.words.Words;

/**
 * What the agreement makes of a draft as it stands, beside its form.
 *
 * @param open questions that are not answered, or not so that they can be read, and so count as unknown
 */
public record Telling(Words words, List<DraftPage.Fault> open, Answer answer) {
    public Telling {
        open = List.copyOf(open);
    }

    /** What can be told. */
    public sealed interface Answer {
        /** Nothing before these are put right: nobody knows what it is about, or to whom. */
        record Lacking(List<DraftPage.Fault> faults) implements Answer {
            public Lacking {
                faults = List.copyOf(faults);
            }
        }

        /**
         * Nothing before most of the form is answered.
         *
         * @param open how many questions are not, or not so that they can be read
         * @param most with how many it could be told
         */
        record TooMany(int open, int most) implements Answer {}

        /** Nothing, as the node would not take it as it stands; it says why. */
        record Refused(List<String> reasons) implements Answer {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }

        /** Nothing for the moment: others are being answered. */
        record Busy() implements Answer {}

        /** Nothing: the node cannot work out its findings now. */
        record Silent() implements Answer {}

        /**
         * What it would change.
         *
         * @param numbers that count against limits
         */
        record Told(Outlook outlook, List<Phrase> numbers) implements Answer {
            public Told {
                numbers = List.copyOf(numbers);
            }
        }
    }

    /** Whether it is worth asking again though nothing was typed. */
    public boolean busy() {
        return answer instanceof Answer.Busy;
    }

    /** Whether nothing follows as long as questions are open: then these are what there is to tell. */
    public boolean saysNothingYet() {
        return !open.isEmpty()
                && answer instanceof Answer.Told(var outlook, var _)
                && outlook.turns().isEmpty();
    }

    /** All of it in one line, for those who do not see it change. */
    public Phrase said() {
        return switch (answer) {
            case Answer.Lacking _ -> words.say("typing.lacking");
            case Answer.TooMany(int n, int most) -> words.say("typing.many", "n", n, "most", most);
            case Answer.Refused _ -> words.say("typing.refused");
            case Answer.Busy _ -> words.say("typing.busy");
            case Answer.Silent _ -> words.say("typing.silent");
            case Answer.Told(var outlook, var _)
            when outlook.turns().isEmpty() -> words.say(open.isEmpty() ? "typing.nothing" : "typing.nothing.yet");
            case Answer.Told(var outlook, var _) ->
                words.say(
                        open.isEmpty() ? "typing.changes" : "typing.changes.yet",
                        "n",
                        outlook.turns().size(),
                        "states",
                        states(outlook.turns()));
        };
    }

    /** How many findings there would be in each state, in the order of the list. */
    private String states(List<Turn> turns) {
        return turns.stream()
                .collect(groupingBy(
                        turn -> turn.isGone() ? words.word("outlook.gone") : words.word(turn.state()),
                        LinkedHashMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(state -> state.getKey() + " " + state.getValue())
                .collect(Collectors.joining(", "));
    }
}
