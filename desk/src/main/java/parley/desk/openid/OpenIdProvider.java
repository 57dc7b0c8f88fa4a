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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import parley.desk.access.Role;

/**
 * The service: found by its discovery document, asked for tokens, believed when issuer, audience, signature, times and nonce
 * are right. What it says is read anew at each sign-in, so a key that it changes needs no restart here. Thread-safe.
 */
final class OpenIdProvider {
    private static final int PATIENCE_MS = 5_000;
    private static final int MOST_BYTES = 256 << 10;
    private static final int NAME_MAX = 60;
    private static final List<JWSAlgorithm> ALGORITHMS =
            List.of(JWSAlgorithm.ES256, JWSAlgorithm.EdDSA, JWSAlgorithm.PS256, JWSAlgorithm.RS256);

    private final OpenIdSettings settings;
    private final Issuer issuer;
    private final ClientID client;

    OpenIdProvider(OpenIdSettings settings) {
        this.settings = settings;
        this.issuer = new Issuer(settings.issuer());
        this.client = new ClientID(settings.client());
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

    private OIDCProviderMetadata discovered() throws RefusedException {
        try {
            return OIDCProviderMetadata.resolve(issuer, PATIENCE_MS, PATIENCE_MS);
        } catch (GeneralException | IOException failed) {
            throw new RefusedException("the service does not say how it is reached", failed);
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
            var code = Objects.requireNonNull(answer.toSuccessResponse().getAuthorizationCode());
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
        } catch (ParseException | IOException failed) {
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
        } catch (BadJOSEException | JOSEException | IOException failed) {
            throw new RefusedException("its token does not hold", failed);
        }
    }

    private Vouched vouched(IDTokenClaimsSet claims) throws RefusedException {
        var role = roles(claims)
                .flatMap(word -> Role.of(word).stream())
                .max(Role::compareTo)
                .orElseThrow(() -> new RefusedException("it gives no role by the claim " + settings.claim()));
        var preferred = Optional.ofNullable(claims.getStringClaim("preferred_username"))
                .orElseGet(() -> claims.getSubject().getValue());
        // A colon stands in no name of an account: nobody is taken for another by what a service calls him.
        var name = settings.name() + ": " + preferred;
        return new Vouched(name.substring(0, Math.min(NAME_MAX, name.length())), role);
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
