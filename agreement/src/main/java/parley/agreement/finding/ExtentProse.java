package parley.agreement.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.agreement.pack.Verdict;
import parley.agreement.prose.Readings;
import parley.agreement.prose.Words;

/** Says what a finding says in days, names and numbers beside its verdict: in as many sentences as it takes, or none. */
public final class ExtentProse {
    /** What the members are to the provision, which the extent alone does not tell. */
    public enum Kind {
        /** Ids that are one subject. */
        NOTICE,
        /** What a limit counts; and whatever has no members. */
        LIMIT,
        /** The uses that a quota counts. */
        QUOTA,
        /** Of a proposal, which has none. */
        PROPOSAL
    }

    private final Words words;
    private final List<String> sentences = new ArrayList<>();

    private ExtentProse(Words words) {
        this.words = words;
    }

    /** In the order of the paragraph: the members, then the numbers. */
    public static List<String> sentences(Words words, Extent extent, Kind kind, Verdict verdict) {
        ExtentProse prose = new ExtentProse(words);
        switch (kind) {
            case QUOTA -> prose.uses(extent, verdict);
            case NOTICE -> prose.joined(extent);
            case LIMIT -> prose.counted(extent);
            case PROPOSAL -> {}
        }
        return List.copyOf(prose.sentences);
    }

    /** What a quota counted, in the order of the acceptances, and what is left of it. */
    private void uses(Extent extent, Verdict verdict) {
        if (!extent.members().isEmpty()) {
            say("counted", "members", names(extent.members()));
        } else if (verdict != Verdict.UNKNOWN) {
            say("counted.none");
        }
        number("left", extent.n());
        number("over", extent.excess());
    }

    private void joined(Extent extent) {
        if (extent.members().size() > 1) {
            say("joined", "members", names(extent.members()));
        }
    }

    private void counted(Extent extent) {
        Optional<String> days = extent.during().map(new Readings(words)::days);
        if (!extent.members().isEmpty()) {
            String members = names(extent.members());
            days.ifPresentOrElse(
                    on -> say("counted.days", "days", on, "members", members),
                    () -> say("counted", "members", members));
            number("above", extent.excess());
        } else if (extent.excess().isPresent()) {
            String excess = Long.toString(extent.excess().getAsLong());
            days.ifPresentOrElse(
                    on -> say("passed.days", "days", on, "excess", excess), () -> say("passed", "excess", excess));
        } else {
            days.ifPresent(on -> say("days", "days", on));
        }
    }

    private String names(List<String> members) {
        return words.names(members.stream().map(words::foreign).toList());
    }

    private void number(String key, OptionalLong n) {
        n.ifPresent(number -> sentences.add(words.count(key, number)));
    }

    private void say(String key, String... namesAndValues) {
        sentences.add(words.say(key, namesAndValues));
    }
}
