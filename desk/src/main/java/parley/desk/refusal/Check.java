package parley.desk.refusal;

import java.util.stream.Stream;

/** Looks whether the record speaks against an entry. Thread-safe; it changes nothing. */
@FunctionalInterface
public interface Check {
    /** What is wrong with it, in the order of its form; nothing where it is about something else. */
    Stream<Refusal> of(Intended intended);
}
