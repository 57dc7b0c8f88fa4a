package parley.bench;

import com.helger.phase4.crypto.AS4CryptoFactoryInMemoryKeyStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import parley.ledger.entry.Party;

/** The RSA keys of two parties, made for one run, each in a store that trusts the other's certificate alone. */
final class As4Keys {
    private static final String PASSWORD = "of-one-run";

    private final KeyStore own;
    private final KeyStore trusted;
    private final Party party;
    private final Party other;

    private As4Keys(Party party, KeyStore own, Party other, KeyStore trusted) {
        this.party = party;
        this.own = own;
        this.other = other;
        this.trusted = trusted;
    }

    /** Makes both sides' keys with the JDK's keytool. */
    static List<As4Keys> make(Path folder, Party one, Party two)
            throws IOException, InterruptedException, GeneralSecurityException {
        KeyStore first = generate(folder, one);
        KeyStore second = generate(folder, two);
        return List.of(
                new As4Keys(one, first, two, trusting(two, second)),
                new As4Keys(two, second, one, trusting(one, first)));
    }

    /** With which this party signs and decrypts, and checks the other's signatures. */
    AS4CryptoFactoryInMemoryKeyStore crypto() {
        return new AS4CryptoFactoryInMemoryKeyStore(own, party.code(), PASSWORD.toCharArray(), trusted);
    }

    /** For which this party encrypts. */
    X509Certificate otherCertificate() throws GeneralSecurityException {
        return (X509Certificate) trusted.getCertificate(other.code());
    }

    private static KeyStore generate(Path folder, Party party)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve(party.code() + ".p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                party.code(),
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-sigalg",
                "SHA256withRSA",
                "-dname",
                "CN=" + party.code(),
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD);
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(party.code() + ".keytool.log").toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("keytool made no key of %s: it ended with %d".formatted(party, status));
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, PASSWORD.toCharArray());
        }
        return store;
    }

    private static KeyStore trusting(Party party, KeyStore keys) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD.toCharArray());
        trusted.setCertificateEntry(party.code(), keys.getCertificate(party.code()));
        return trusted;
    }
}
