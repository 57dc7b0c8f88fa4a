package parley.agreement.expr;

import parley.agreement.expr.Expr.Slice;

/** A word of a condition. */
record Token(Kind kind, String text, Slice slice) {
    enum Kind {
        NAME,
        INTEGER,
        STRING,
        SPAN,
        DISTANCE,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    String describe() {
        return kind == Kind.END ? "the end" : "\"" + text + "\"";
    }
}
