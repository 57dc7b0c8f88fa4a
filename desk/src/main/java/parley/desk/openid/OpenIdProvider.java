package parley.desk.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import parley.desk.access.Role;

/**
 * The service: found by its discovery document, asked for tokens, believed when issuer, audience, signature, times and nonce
 * are right. Its keys
 * are read anew at each sign-in, so one that it changes needs no restart here; how it is reached is remembered for ten minutes, and that
 * it did not answer for a few seconds: who asks without end does not make the desk ask it as often. Thread-safe.
 */
final class OpenIdProvider {
    private static final int PATIENCE_MS = 5_000;
    private static final int MOST_BYTES = 256 << 10;
    private static final int NAME_MAX = 160;
    private static final long REMEMBERED_NANOS = Duration.ofMinutes(10).toNanos();
    private static final long LACKING_NANOS = Duration.ofSeconds(5).toNanos();
    private static final List<JWSAlgorithm> ALGORITHMS =
            List.of(JWSAlgorithm.ES256, JWSAlgorithm.EdDSA, JWSAlgorithm.PS256, JWSAlgorithm.RS256);

    private final OpenIdSettings settings;
    private final Issuer issuer;
    private final ClientID client;
    private final LongSupplier nanos;
    private Found known;

    OpenIdProvider(OpenIdSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.issuer = new Issuer(settings.issuer());
        this.client = new ClientID(settings.client());
        this.nanos = nanos;
        this.known = new Found(Optional.empty(), nanos.getAsLong());
    }

    /** The service does not answer, or not as it must; the message says what, and quotes nothing that it sent. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String what) {
            super(what);
        }

        RefusedException(String what, Exception cause) {
            super(what, cause);
        }
    }

    /**
     * What the service said of itself, if it did.
     *
     * @param until by when it is asked again
     */
    private record Found(Optional<OIDCProviderMetadata> service, long until) {}

    private synchronized OIDCProviderMetadata discovered() throws RefusedException {
        if (nanos.getAsLong() - known.until >= 0) {
            known = found();
        }
        return known.service.orElseThrow(() -> new RefusedException("the service does not say how it is reached"));
    }

    private Found found() {
        try {
            var service = OIDCProviderMetadata.resolve(issuer, PATIENCE_MS, PATIENCE_MS);
            return new Found(Optional.of(service), nanos.getAsLong() + REMEMBERED_NANOS);
        } catch (GeneralException | IOException | IllegalArgumentException failed) {
            return new Found(Optional.empty(), nanos.getAsLong() + LACKING_NANOS);
        }
    }

    /** Where the browser is sent. */
    URI request(Flow flow, URI back) throws RefusedException {
        return new AuthenticationRequest.Builder(ResponseType.CODE, new Scope("openid", "profile"), client, back)
                .endpointURI(discovered().getAuthorizationEndpointURI())
                .state(flow.state())
                .nonce(flow.nonce())
                .codeChallenge(flow.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Whom the service vouches for, by what it sent the browser back with. */
    Vouched answered(Flow flow, URI answered, URI back) throws RefusedException {
        var service = discovered();
        var tokens = exchanged(flow, answered, back, service);
        var claims = validated(tokens, flow, service);
        return vouched(claims);
    }

    private OIDCTokenResponse exchanged(Flow flow, URI answered, URI back, OIDCProviderMetadata service)
            throws RefusedException {
        try {
            var answer = AuthenticationResponseParser.parse(answered);
            if (!flow.state().equals(answer.getState())) {
                throw new RefusedException("its answer is for another sign-in");
            }
            var from = answer.getIssuer();
            if (from == null ? service.supportsAuthorizationResponseIssuerParam() : !from.equals(issuer)) {
                throw new RefusedException("its answer is of another issuer");
            }
            if (!answer.indicatesSuccess()) {
                throw new RefusedException("it refused the sign-in");
            }
            var code = answer.toSuccessResponse().getAuthorizationCode();
            if (code == null) {
                throw new RefusedException("its answer holds no code");
            }
            var asked = new TokenRequest.Builder(
                            service.getTokenEndpointURI(),
                            new ClientSecretBasic(client, new Secret(settings.secret())),
                            new AuthorizationCodeGrant(code, back, flow.verifier()))
                    .build()
                    .toHTTPRequest();
            asked.setConnectTimeout(PATIENCE_MS);
            asked.setReadTimeout(PATIENCE_MS);
            asked.setFollowRedirects(false);
            var told = OIDCTokenResponseParser.parse(asked.send());
            if (!told.indicatesSuccess()) {
                throw new RefusedException("it gave no token for the code");
            }
            return (OIDCTokenResponse) told.toSuccessResponse();
        } catch (ParseException | IOException | IllegalArgumentException failed) {
            throw new RefusedException("its answer cannot be read", failed);
        }
    }

    private IDTokenClaimsSet validated(OIDCTokenResponse tokens, Flow flow, OIDCProviderMetadata service)
            throws RefusedException {
        var token = tokens.getOIDCTokens().getIDToken();
        var algorithm = ALGORITHMS.stream()
                .filter(each -> each.equals(token.getHeader().getAlgorithm()))
                .findFirst()
                .orElseThrow(() -> new RefusedException("its token is not signed by a key of its own"));
        try {
            var validator = new IDTokenValidator(
                    issuer,
                    client,
                    algorithm,
                    service.getJWKSetURI().toURL(),
                    new DefaultResourceRetriever(PATIENCE_MS, PATIENCE_MS, MOST_BYTES));
            return validator.validate(token, flow.nonce());
        } catch (BadJOSEException | JOSEException | IOException | IllegalArgumentException failed) {
            throw new RefusedException("its token does not hold", failed);
        }
    }

    private Vouched vouched(IDTokenClaimsSet claims) throws RefusedException {
        var role = roles(claims)
                .flatMap(word -> Role.of(word).stream())
                .max(Role::compareTo)
                .orElseThrow(() -> new RefusedException("it gives no role by the claim " + settings.claim()));
        var subject = claims.getSubject().getValue();
        // People may choose the name that they prefer, and two may choose one: the subject says which of them it was.
        var called = Optional.ofNullable(claims.getStringClaim("preferred_username"))
                .map(preferred -> "%s (%s)".formatted(preferred, subject))
                .orElse(subject);
        // A colon stands in no name of an account: nobody is taken for another by what a service calls him.
        var name = settings.name() + ": " + called;
        if (name.length() > NAME_MAX) {
            throw new RefusedException("its name for somebody is longer than %d characters".formatted(NAME_MAX));
        }
        return new Vouched(name, role);
    }

    private Stream<String> roles(IDTokenClaimsSet claims) {
        Object value = claims.toJSONObject();
        for (var name : settings.claim().split("\\.", -1)) {
            value = value instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return switch (value) {
            case String word -> Stream.of(word);
            case List<?> words -> words.stream().map(String::valueOf);
            case null, default -> Stream.empty();
        };
    }
}
