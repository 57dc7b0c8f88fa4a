package parley.desk.frame;

import io.helidon.webserver.http.HttpRouting;

/** A part of the desk that answers requests. */
@FunctionalInterface
public interface Section {
    /** Says which requests it answers, and how. Called once, before the desk listens. */
    void route(HttpRouting.Builder routing);
}
