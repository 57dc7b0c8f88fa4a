package parley.desk.access;

import java.time.Instant;
import java.util.Optional;

/** A key by which a program calls the desk, without what opens anything. */
public record ApiKey(
        long number, String name, Role role, Instant made, Optional<Instant> used, Optional<Instant> revoked) {}
