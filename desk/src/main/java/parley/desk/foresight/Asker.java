package parley.desk.foresight;

import io.helidon.webserver.http.ServerRequest;
import parley.desk.access.Visitor;
import parley.desk.form.Seal;
import parley.desk.frame.Front;

/** Under which name somebody stands at the gate. */
public final class Asker {
    private Asker() {}

    /**
     * Whoever has signed in has one place, however many browsers he uses and whatever cookies they show. Where the desk asks
     * nobody who he is, the browser's name has to do; those without any share a place.
     */
    public static String of(ServerRequest request) {
        var visitor = Front.visitor(request);
        return switch (visitor) {
            case Visitor.Person _, Visitor.Program _, Visitor.Owner _ -> "visitor " + visitor.called();
            case Visitor.Anyone _, Visitor.Stranger _ ->
                "browser " + Seal.name(request).orElse("");
        };
    }
}
