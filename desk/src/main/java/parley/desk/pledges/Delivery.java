package parley.desk.pledges;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.desk.view.Title;
import parley.node.view.EntryPointer;
import parley.node.view.FindingView;

/**
 * A delivery as its pledger reported it.
 *
 * @param id its number
 * @param on the day that he states; empty where he states none
 * @param extent how much it is; empty where its format does not say
 * @param amount in the currency of the deliverable; empty where it is left open
 * @param stands whether he has neither withdrawn nor corrected the report; only what stands is added up
 * @param answers what partners, and others, say of it, in the order of the codes
 */
public record Delivery(
        EntryPointer entry,
        String id,
        String on,
        Optional<Called> extent,
        OptionalLong amount,
        Text text,
        boolean stands,
        List<Answer> answers) {
    public Delivery {
        answers = List.copyOf(answers);
    }

    /** A word of the agreement, and what the pack calls it. */
    public record Called(String word, Title title) {}

    /** What its author wrote in his own words; empty for nothing, and the code of their language. */
    public record Text(String words, String lang) {}

    /**
     * A partner's answer, or that it is still missing; or what anybody else said.
     *
     * @param partner whether any version of the pledge was made to him: nobody else contests what is delivered of it, and he does
     *     whatever its pledger corrects
     * @param said what he said; empty while he has said nothing
     * @param duty what is found of his duty to answer
     */
    public record Answer(String party, boolean partner, Optional<Said> said, Optional<FindingView> duty) {}

    /**
     * What he said.
     *
     * @param answer its word is one of {@link parley.agreement.pack.PledgeRole#ANSWERS}; empty where he left it open
     */
    public record Said(EntryPointer entry, Called answer, Text reason) {}

    /** Whether a partner contests it. */
    public boolean isContested() {
        return stands && !contestants().isEmpty();
    }

    /** The partners who contest it. */
    public List<String> contestants() {
        return answers.stream()
                .filter(Answer::partner)
                .filter(answer -> answer.said()
                        .filter(said -> said.answer().word().equals("contests"))
                        .isPresent())
                .map(Answer::party)
                .toList();
    }
}
