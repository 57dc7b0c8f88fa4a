package parley.ledger.control;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import parley.ledger.charter.Charter;
import parley.ledger.entry.Addressees;
import parley.ledger.entry.CircleId;
import parley.ledger.entry.Format;
import parley.ledger.entry.Party;
import parley.ledger.entry.Payload;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

/** The body of a control entry. Immutable; {@code parse} of a printed body gives an equal one. */
public sealed interface Control permits Founding, Enrolment, Revocation, Seen {
    /** The name under which it stands in the payload. */
    Format format();

    /** Whether its envelope carries one signature, the identity key's; otherwise it carries none. */
    boolean signedByIdentity();

    /** The body. */
    Json.Members json();

    /** Whether a format is a control format, read here or still to come; a pack cannot define these names. */
    static boolean isControl(Format format) {
        return switch (format.name()) {
            case Founding.NAME, Enrolment.NAME, Revocation.NAME, Seen.NAME, "epoch", "alarm" -> true;
            default -> false;
        };
    }

    /**
     * Reads the body of a control entry; empty when the format is no control format.
     *
     * @throws MalformedException when the body is not one of its format, or the payload has what control entries have
     *     not: addressees, a subject, a number, references, or attachments (but for the charter's own)
     */
    static Optional<Control> of(Payload payload) {
        return of(payload, Charter::parse);
    }

    /**
     * The same beside a charter that was read before: when it is this one that is stated, its keys, which take a
     * millisecond each, are not looked at again.
     */
    static Optional<Control> of(Payload payload, Charter known) {
        return of(payload, stated -> stated.equals(known.json()) ? known : Charter.parse(stated));
    }

    private static Optional<Control> of(Payload payload, Function<Json, Charter> charters) {
        Optional<Control> control = switch (payload.format().name()) {
            case Founding.NAME -> Optional.of(Founding.parse(payload, charters));
            case Enrolment.NAME -> Optional.of(Enrolment.parse(payload.body()));
            case Revocation.NAME -> Optional.of(Revocation.parse(payload.body()));
            case Seen.NAME -> Optional.of(Seen.parse(payload.body()));
            default -> Optional.empty();
        };
        control.ifPresent(body -> requireBare(payload, body));
        return control;
    }

    /** The payload of this control entry, without attachments. */
    default Payload payload(CircleId circle, Party from, Instant written) {
        return Payload.of(circle, from, Addressees.all(), format(), written, json());
    }

    private static void requireBare(Payload payload, Control body) {
        boolean bare = payload.to().equals(Addressees.all())
                && payload.subject().isEmpty()
                && payload.number().isEmpty()
                && payload.lang().isEmpty()
                && payload.refs().isEmpty()
                && (payload.attachments().isEmpty() || body instanceof Founding);
        if (!bare) {
            throw new MalformedException(
                    "control entry",
                    "a " + payload.format() + " goes to all, without number, subject, lang, refs or attachments");
        }
    }
}
