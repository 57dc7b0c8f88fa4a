package parley.desk.signin;

import parley.desk.access.Codes;

/** What a challenge is for. */
sealed interface Purpose {
    /** To sign in, whoever it is. */
    record SignIn() implements Purpose {}

    /** To make a passkey by a code. */
    record Enrol(Codes.Ticket ticket) implements Purpose {}

    /** To make a further passkey, in a session that runs. */
    record Add(String account, long session) implements Purpose {}
}
