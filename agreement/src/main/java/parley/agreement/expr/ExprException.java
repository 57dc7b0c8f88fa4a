package parley.agreement.expr;

/** A condition that cannot be read: where in the string, what stands there, and what could. */
public final class ExprException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    ExprException(Fault fault) {
        super(fault.toString());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
