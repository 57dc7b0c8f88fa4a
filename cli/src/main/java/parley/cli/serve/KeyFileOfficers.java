package parley.cli.serve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.ledger.crypto.PrivateKey;
import parley.ledger.crypto.PublicKey;
import parley.ledger.keyfile.KeyFile;
import parley.node.release.Officers;
import parley.node.view.Credential;

/** Officers whose release keys lie sealed in the data folder; opened for one signature and never kept open. */
final class KeyFileOfficers implements Officers {
    private final Map<String, KeyFile> files;

    KeyFileOfficers(Map<String, KeyFile> files) {
        this.files = new TreeMap<>(files);
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Map<String, PublicKey> keys() {
        var keys = new TreeMap<String, PublicKey>();
        files.forEach((name, file) -> keys.put(name, file.publicKey()));
        return keys;
    }

    @Override
    public Optional<PrivateKey> unlock(Credential credential) {
        return Optional.ofNullable(files.get(credential.officer()))
                .flatMap(file -> file.open(credential.passphrase().toCharArray()));
    }
}
