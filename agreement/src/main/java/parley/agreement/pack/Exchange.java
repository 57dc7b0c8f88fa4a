package parley.agreement.pack;

import java.util.List;
import java.util.Optional;
import parley.agreement.expr.Path;

/** Request, reply, right to a meeting, meeting: duties and powers step by step. */
public record Exchange(String id, String ref, String subjectType, List<Step> steps, List<Scenario> scenarios)
        implements Provision {
    public Exchange {
        steps = List.copyOf(steps);
        scenarios = List.copyOf(scenarios);
    }

    /** The step of this id, if there is one. */
    public Optional<Step> step(String stepId) {
        return steps.stream().filter(s -> s.id().equals(stepId)).findFirst();
    }

    /** One step. Its findings are named {@code provision.step/subject}. */
    public sealed interface Step {
        String id();

        String ref();

        /** Step verdicts of which one must stand before this step arises; empty: from the start. */
        List<After> opensOn();

        /** What is claimed in it: recorded and shown, never judged. */
        List<Claim> claims();

        /** What its document must contain. */
        List<Content> content();

        /**
         * What a party may do.
         *
         * @param holders who may
         * @param against on whom it has effect, if on anyone in particular
         * @param valid outside this condition its use is invalid, and nothing follows
         * @param lapses until when it can be used
         */
        record Power(
                String id,
                String ref,
                List<Parties> holders,
                List<Parties> against,
                Satisfaction exercisedBy,
                List<After> opensOn,
                List<Claim> claims,
                List<Content> content,
                Optional<Condition> valid,
                Optional<Deadline> lapses)
                implements Step {
            public Power {
                holders = List.copyOf(holders);
                against = List.copyOf(against);
                opensOn = List.copyOf(opensOn);
                claims = List.copyOf(claims);
                content = List.copyOf(content);
            }
        }

        /**
         * What a party must do.
         *
         * @param debtors who must
         * @param refusalBreaches whether an explicit no is a breach at once
         * @param unless grounds on which nothing is owed, or its omission is excused
         * @param should whether the text only says "as a rule"
         */
        record Duty(
                String id,
                String ref,
                List<Parties> debtors,
                Deadline deadline,
                Satisfaction satisfiedBy,
                List<After> opensOn,
                List<Claim> claims,
                List<Content> content,
                boolean refusalBreaches,
                List<Unless> unless,
                boolean should)
                implements Step {
            public Duty {
                debtors = List.copyOf(debtors);
                opensOn = List.copyOf(opensOn);
                claims = List.copyOf(claims);
                content = List.copyOf(content);
                unless = List.copyOf(unless);
            }
        }
    }

    /** Another step and the verdict at which this one arises: {@code reply.overdue}. */
    public record After(String step, Verdict verdict) {}

    /** A field in which a party claims something. */
    public record Claim(String ref, Path field) {}

    /** A ground on which nothing is owed, or its omission is excused. */
    public sealed interface Unless {
        String ref();

        /** {@code notOwed} or {@code excused}. */
        Verdict then();

        /**
         * A field that is stated on the account that is judged.
         *
         * @param when what must hold of it besides, such as that it has not expired
         */
        record Claimed(String ref, Path claimed, Optional<Condition.When> when, Verdict then) implements Unless {}

        /**
         * A quota that other subjects had used up before.
         *
         * @param quota the provision
         * @param line one of its numbers; without it any of them
         */
        record Exhausted(String ref, String quota, Optional<String> line, Verdict then) implements Unless {}
    }
}
