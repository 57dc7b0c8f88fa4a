package parley.ledger.circle;

/** Carries the reason why a leaf is void from where it is found to {@link LogReader}, and no further. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String detail;

    Refusal(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
