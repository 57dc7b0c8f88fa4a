package parley.desk.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import parley.ledger.bytes.Bytes;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

/**
 * The desk as a relying party of WebAuthn (level 2), under its own host name: asks an authenticator for a new passkey or for a
 * signature by one, and judges what comes back. User verification is required, so that a passkey is both what one has and
 * what one knows or is. No attestation is asked for: which make an authenticator is of does not matter here. Thread-safe.
 */
public final class RelyingParty {
    /** The most that is read of an answer; one is a few hundred bytes long. */
    public static final int MOST_BYTES = 16 << 10;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final long PATIENCE_MS = Challenges.LIFE.toMillis();
    private static final List<PublicKeyCredentialParameters> ALGORITHMS = Stream.of(
                    COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.ES256)
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
            .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final Origin origin;
    private final String host;

    /**
     * The desk under its own name.
     *
     * @param address of the desk: {@code http://xa.localhost:7700/}
     */
    public RelyingParty(URI address) {
        this.host = Objects.requireNonNull(address.getHost(), "host");
        this.origin = Origin.create(address.getScheme() + "://" + address.getAuthority());
    }

    /** A passkey that was made. */
    public record Registered(Bytes id, Bytes credential, long counter, boolean eligible, boolean backed) {}

    /** A passkey that has signed. */
    public record Asserted(long counter, boolean backed) {}

    /** What {@code navigator.credentials.create} is to be asked for. */
    public Json creation(Bytes challenge, String account, Bytes handle, List<Passkey> known) {
        Map<String, Json> options = new LinkedHashMap<>();
        options.put("rp", Json.members(Map.of("id", Json.text(host), "name", Json.text("Parley " + host))));
        options.put(
                "user",
                Json.members(
                        Map.of("id", base64(handle), "name", Json.text(account), "displayName", Json.text(account))));
        options.put("challenge", base64(challenge));
        options.put("pubKeyCredParams", Json.items(ALGORITHMS.stream().map(RelyingParty::algorithm)));
        options.put("timeout", Json.whole(PATIENCE_MS));
        options.put("excludeCredentials", Json.items(known.stream().map(RelyingParty::descriptor)));
        options.put(
                "authenticatorSelection",
                Json.members(Map.of(
                        "residentKey",
                        Json.text("required"),
                        "requireResidentKey",
                        Json.flag(true),
                        "userVerification",
                        Json.text("required"))));
        options.put("attestation", Json.text("none"));
        return Json.members(options);
    }

    private static Json algorithm(PublicKeyCredentialParameters algorithm) {
        return Json.members(Map.of(
                "type",
                Json.text("public-key"),
                "alg",
                Json.whole(algorithm.getAlg().getValue())));
    }

    private static Json descriptor(Passkey passkey) {
        return Json.members(Map.of("type", Json.text("public-key"), "id", base64(passkey.id())));
    }

    /** What {@code navigator.credentials.get} is to be asked for: any passkey of this desk. */
    public Json request(Bytes challenge) {
        return Json.members(Map.of(
                "challenge",
                base64(challenge),
                "rpId",
                Json.text(host),
                "timeout",
                Json.whole(PATIENCE_MS),
                "userVerification",
                Json.text("required")));
    }

    private static Json base64(Bytes bytes) {
        return Json.text(BASE64.encodeToString(bytes.toArray()));
    }

    /** The challenge that an answer says to have signed; before anything of it was judged. */
    public Optional<Bytes> challenge(String answer) {
        try {
            return bytes(response(answer), "clientDataJSON")
                    .map(client -> Json.parse(client, MOST_BYTES))
                    .flatMap(client -> bytes(client, "challenge"));
        } catch (MalformedException unreadable) {
            return Optional.empty();
        }
    }

    /** The id of the passkey that an answer says to be by; before anything of it was judged. */
    public Optional<Bytes> signer(String answer) {
        try {
            refuseLong(answer);
            return bytes(Json.parse(Bytes.utf8(answer), MOST_BYTES), "rawId");
        } catch (MalformedException unreadable) {
            return Optional.empty();
        }
    }

    private static Json response(String answer) {
        refuseLong(answer);
        return Fields.of("answer", Json.parse(Bytes.utf8(answer), MOST_BYTES)).members("response");
    }

    /** What stands there in base64url, where something does. */
    private static Optional<Bytes> bytes(Json json, String name) {
        if (!(json instanceof Json.Members all && all.values().get(name) instanceof Json.Text(var text))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Bytes.of(Base64.getUrlDecoder().decode(text)));
        } catch (IllegalArgumentException unfit) {
            throw new MalformedException(name, "it is not base64url", unfit);
        }
    }

    private static void refuseLong(String answer) {
        MalformedException.refuseAbove(MOST_BYTES, answer.getBytes(UTF_8).length, "answer of the passkey", "bytes");
    }

    /**
     * Judges a new passkey.
     *
     * @throws MalformedException saying why it is none
     */
    public Registered registered(String answer, Bytes challenge) {
        refuseLong(answer);
        var asked = new RegistrationParameters(server(challenge), ALGORITHMS, true, true);
        return judged(() -> {
            var made = manager.verifyRegistrationResponseJSON(answer, asked);
            var data = Objects.requireNonNull(made.getAttestationObject()).getAuthenticatorData();
            var credential = Objects.requireNonNull(data.getAttestedCredentialData());
            return new Registered(
                    Bytes.of(credential.getCredentialId()),
                    Bytes.of(credentials.convert(credential)),
                    data.getSignCount(),
                    data.isFlagBE(),
                    data.isFlagBS());
        });
    }

    /**
     * Judges a signature by a passkey: over the challenge, from this origin, for this relying party, with the user verified,
     * and with a counter that has gone on.
     *
     * @throws MalformedException saying what is wrong with it
     */
    public Asserted asserted(String answer, Bytes challenge, Passkey passkey) {
        refuseLong(answer);
        var asked = new AuthenticationParameters(server(challenge), record(passkey), null, true, true);
        return judged(() -> {
            var signed = manager.verifyAuthenticationResponseJSON(answer, asked);
            if (bytes(response(answer), "userHandle")
                    .filter(passkey.handle()::equals)
                    .isEmpty()) {
                throw new MalformedException("answer of the passkey", "it is of another account");
            }
            var data = Objects.requireNonNull(signed.getAuthenticatorData());
            return new Asserted(data.getSignCount(), data.isFlagBS());
        });
    }

    /**
     * What the library finds in an answer. Beside its own exceptions it lets through whatever its readers of JSON, CBOR, keys and
     * numbers raise at bytes that nobody should have sent: all of them mean that the answer is none.
     */
    private static <T> T judged(Supplier<T> found) {
        try {
            return found.get();
        } catch (MalformedException told) {
            throw told;
        } catch (RuntimeException unfit) {
            throw refused(unfit);
        }
    }

    private ServerProperty server(Bytes challenge) {
        return ServerProperty.builder()
                .origin(origin)
                .rpId(host)
                .challenge(new DefaultChallenge(challenge.toArray()))
                .build();
    }

    private CredentialRecord record(Passkey passkey) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                passkey.eligible(),
                passkey.backed(),
                passkey.counter(),
                credentials.convert(passkey.credential().toArray()),
                null,
                null,
                null,
                Set.of());
    }

    /** By the kind of what was found: the library's own sentences may quote what was sent. */
    private static MalformedException refused(RuntimeException unfit) {
        return new MalformedException(
                "answer of the passkey", unfit.getClass().getSimpleName().replace("Exception", ""), unfit);
    }
}
