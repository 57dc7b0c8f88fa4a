package parley.node.view.mail;

import java.time.Instant;

/** A distribution list as it stands since an instant; its number tells one state of it from the next. */
public record KeptMailingList(long number, Instant at, MailingList list) {}
