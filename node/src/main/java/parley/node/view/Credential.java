package parley.node.view;

/**
 * What unlocks an officer's release key.
 *
 * @param officer the name under which the key was enrolled
 * @param passphrase the passphrase of the key's file
 */
public record Credential(String officer, String passphrase) {
    /** Never prints the passphrase. */
    @Override
    public String toString() {
        return "Credential[" + officer + "]";
    }
}
