package parley.agreement.expr;

import java.util.List;
import parley.agreement.value.Span;
import parley.agreement.value.Type;
import parley.agreement.value.Value;

/** The types of what the parser makes of literals. */
final class Literals {
    private Literals() {}

    static Type type(Value value) {
        return switch (value) {
            case Value.Text _ -> Type.Simple.TEXT;
            case Value.Count _ -> Type.Simple.COUNT;
            case Value.Flag _ -> Type.Simple.FLAG;
            case Value.PartyCode _ -> Type.Simple.PARTY;
            case Value.Id _ -> new Type.AnyId();
            case Value.Word(var word) -> new Type.Words(List.of(word), false);
            case Span span -> new Type.SpanOf(span.kind());
            case Value.Distance _ -> Type.Simple.DISTANCE;
            case Value.Day _ -> Type.Simple.DAY;
            case Value.Moment _ -> Type.Simple.MOMENT;
            case Value.Place _, Value.Items _, Value.Row _, Value.Blank _ ->
                throw new IllegalArgumentException("no literal is " + value);
        };
    }
}
