package parley.desk.figures;

import parley.agreement.finding.Head;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Report;
import parley.desk.live.Rows;
import parley.desk.view.Glossary;
import parley.desk.view.State;
import parley.desk.words.Words;
import parley.node.view.FindingView;

/** A finding with the provision under which it was found. */
record Found(FindingView view, Pack pack, Provision provision) {
    Head head() {
        return view.head();
    }

    /** {@code provision.step}. */
    String rule() {
        return head().provision() + head().step().map(step -> "." + step).orElse("");
    }

    /** What people call the provision, or the step of it. */
    String called(Words words) {
        return Glossary.of(pack).rule(rule()).in(words.language().code());
    }

    /** What people call it: the provision or step, and the subject. */
    String whole(Words words) {
        return (called(words) + " " + subject()).strip();
    }

    /** {@code provision.step/subject}. */
    String id() {
        return head().name();
    }

    String subject() {
        return head().subject().orElse("");
    }

    String debtor() {
        return head().debtor().code();
    }

    /** Whether it was judged on the word of the party that it is about. */
    boolean isOwn() {
        return head().account().equals(head().debtor());
    }

    State state() {
        return Rows.state(head().verdict());
    }

    /** Whether something is owed by it, or may be: a notice, a report, or the duty of an exchange. */
    boolean isDuty() {
        return provision instanceof Notify
                || provision instanceof Report
                || (provision instanceof Exchange exchange
                        && head().step().flatMap(exchange::step).orElse(null) instanceof Step.Duty);
    }
}
