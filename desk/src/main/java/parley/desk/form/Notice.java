package parley.desk.form;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import parley.desk.words.Phrase;

/** Says on a page of its own why what was asked for was not done. */
@FunctionalInterface
public interface Notice {
    void refuse(Status status, Phrase why, ServerRequest request, ServerResponse response);
}
