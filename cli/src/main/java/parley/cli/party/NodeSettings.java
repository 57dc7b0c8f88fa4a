package parley.cli.party;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import parley.cli.terminal.Failure;
import parley.desk.openid.OpenIdSettings;
import parley.ledger.bytes.Bytes;
import parley.ledger.json.Fields;
import parley.ledger.json.Json;
import parley.ledger.text.MalformedException;

/**
 * A node's own settings, in {@code node.json}:
 *
 * <pre>
 * {"deskPort": 7700, "listen": "127.0.0.1:7443", "backups": "/var/backups/parley",
 *  "signIn": {"name": "Keycloak", "issuer": "https://id.example/realms/xa", "client": "desk",
 *             "secretFile": "client.secret", "roleClaim": "realm_access.roles"}}
 * </pre>
 *
 * {@code signIn}, the service that vouches for the desk's people, {@code mail}, the relay by which e-mail leaves ({@link
 * MailSettings}), and {@code backups}, the folder for backups, seen from the data folder, may be left out.
 */
public record NodeSettings(
        String listen, int deskPort, Optional<SignIn> signIn, Optional<MailSettings> mail, Optional<String> backups) {
    private static final int MAX_BYTES = 16 << 10;

    /** Settings of a node that has none of what may be left out. */
    public NodeSettings(String listen, int deskPort) {
        this(listen, deskPort, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A service that vouches for people.
     *
     * @param secretFile of the client, from the data folder
     */
    public record SignIn(String name, String issuer, String client, String secretFile, String roleClaim) {
        private static SignIn parse(Fields fields) {
            var signIn = new SignIn(
                    fields.text("name"),
                    fields.text("issuer"),
                    fields.text("client"),
                    fields.text("secretFile"),
                    fields.text("roleClaim"));
            fields.end();
            return signIn;
        }

        /** With its secret, read from a file that its owner alone can read. */
        public OpenIdSettings open(Path folder) throws IOException {
            try {
                var secret = secret(folder.resolve(secretFile));
                return new OpenIdSettings(name, URI.create(issuer), client, secret, roleClaim);
            } catch (MalformedException | IllegalArgumentException unfit) {
                throw Failure.use("signIn in node.json: " + unfit.getMessage());
            }
        }
    }

    /** What stands in a file that its owner alone can read. */
    static String secret(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw Failure.use(file + " is not there");
        }
        var permissions = Files.getPosixFilePermissions(file);
        if (permissions.contains(PosixFilePermission.OTHERS_READ)
                || permissions.contains(PosixFilePermission.GROUP_READ)) {
            throw Failure.use(file + " can be read by others; chmod 600 it");
        }
        return PartyFolder.read(file, MAX_BYTES).utf8().strip();
    }

    Bytes print() {
        return Json.members(Map.of("listen", Json.text(listen), "deskPort", Json.whole(deskPort)))
                .print();
    }

    static NodeSettings parse(Bytes bytes) {
        var json = Json.parse(bytes, MAX_BYTES);
        var fields = Fields.of("node.json", json);
        var listen = fields.text("listen");
        int port = (int) fields.whole("deskPort", 0, 65_535);
        var signIn = json instanceof Json.Members all && all.values().containsKey("signIn")
                ? Optional.of(SignIn.parse(Fields.of("node.json.signIn", fields.members("signIn"))))
                : Optional.<SignIn>empty();
        var mail = fields.optional("mail").map(each -> MailSettings.parse(Fields.of("node.json.mail", each)));
        var backups = fields.optionalText("backups", folder -> folder);
        fields.end();
        return new NodeSettings(listen, port, signIn, mail, backups);
    }
}
