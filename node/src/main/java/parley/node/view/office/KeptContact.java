package parley.node.view.office;

import java.time.Instant;

/** A contact as it stands since an instant; its number tells one state of it from the next. */
public record KeptContact(long number, Instant at, Contact contact) {}
