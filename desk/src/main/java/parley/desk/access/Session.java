package parley.desk.access;

import java.time.Instant;

/**
 * One browser in which somebody has signed in.
 *
 * @param number names it without opening it
 * @param browser what the browser calls itself
 */
public record Session(long number, String name, Role role, String browser, Instant begun, Instant seen) {}
