package parley.agreement.pack;

import java.util.List;
import java.util.Optional;
import parley.agreement.value.Span;

/**
 * How a text is adopted that a party has put forward. Who sent what and when is the same on every account, and a text is
 * adopted for all or for nobody: so each proposal has one finding, on the account of the party that put it forward.
 *
 * @param subjectType the fact type whose ids name proposals
 * @param format the format in which a text is put forward; its entry's subject names the proposal
 * @param members whose word counts: roles of the circle; one that stands for all is every party
 */
public record Adoption(
        String id,
        String ref,
        String subjectType,
        String format,
        List<Member> members,
        Silence silence,
        List<Scenario> scenarios)
        implements Provision {
    public Adoption {
        members = List.copyOf(members);
        scenarios = List.copyOf(scenarios);
    }

    /** Whoever fills a role, or every party. */
    public record Member(String ref, String role) {}

    /**
     * Adoption by silence: unless a member breaks it by the deadline. Every entry counts as it was first sent; what takes it
     * back or corrects it later changes nothing in what it did.
     *
     * @param until the instant of the proposal's form until which, that second included, silence can be broken
     */
    public record Silence(String until, Notice notice, Breaking brokenBy, Optional<Extending> extendedBy) {}

    /** How long before its first deadline a proposal must be there; the instant of its entry that is judged. */
    public record Notice(String ref, Span atLeast, Judged judged) {}

    /** The format in which a member breaks the silence on the proposal that is the entry's subject. */
    public record Breaking(String ref, String format) {}

    /**
     * The format in which a deadline is put off, which counts if it is witnessed by the deadline that stands then.
     *
     * @param until the instant of its form that is the later deadline
     * @param proposer whether the party that put the text forward may
     * @param roles who else may
     * @param atMost how far beyond the deadline of the proposal itself; what goes further goes as far as that
     */
    public record Extending(
            String ref, String format, String until, boolean proposer, List<String> roles, Optional<Span> atMost) {
        public Extending {
            roles = List.copyOf(roles);
        }
    }
}
