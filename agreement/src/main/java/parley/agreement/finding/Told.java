package parley.agreement.finding;

import java.util.Locale;
import parley.agreement.pack.Verdict;

/** What a finding is told as: each has verdicts of its own, and its own sentence for a verdict that it shares. */
enum Told {
    DUTY,
    POWER,
    PROHIBITION,
    LIMIT,
    QUOTA,
    /** A text that a party has put forward for adoption. */
    ADOPTION,
    /** A provision as a whole, while nobody has decided what it reads. */
    WHOLE;

    /** By the verdict where only one can have it, else by what the root of the proof says that it does. */
    static Told of(Finding finding) {
        return switch (finding.verdict()) {
            case NOT_OWED, DUE, MET, LATE, OVERDUE -> DUTY;
            case CLOSED, EXERCISED -> POWER;
            case OPEN, INVALID, LAPSED -> isAdoption(finding) ? ADOPTION : POWER;
            case AVAILABLE, EXHAUSTED -> QUOTA;
            case ADOPTED, BROKEN -> ADOPTION;
            case BREACHED, EXCUSED, KEPT, FORESEEN, UNKNOWN -> {
                if (finding.step().isEmpty() && finding.subject().isEmpty()) {
                    yield WHOLE;
                }
                String text = finding.proof().site().text();
                if (text.startsWith("notify") || text.startsWith("report") || text.startsWith("duty")) {
                    yield DUTY;
                }
                if (text.startsWith("power")) {
                    yield POWER;
                }
                if (text.startsWith("refrain")) {
                    yield PROHIBITION;
                }
                if (isAdoption(finding)) {
                    yield ADOPTION;
                }
                yield text.startsWith("quota") ? QUOTA : LIMIT;
            }
        };
    }

    private static boolean isAdoption(Finding finding) {
        return finding.proof().site().text().startsWith("adoption");
    }

    /** The key of the sentence for a verdict: {@code duty.met}. */
    String key(Verdict verdict) {
        return name().toLowerCase(Locale.ROOT) + "." + verdict.word();
    }
}
