package parley.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One log in an exported circle, read by the layout's text and by nothing of the code that wrote it.
 *
 * @param owner its party
 * @param origin the first line of its checkpoint
 * @param root base64, the third line
 * @param vkey of the key that signs it
 * @param cosigners the names below the checkpoint but its own
 * @param leaves as they lie in its bundles
 */
record ExportedLog(
        Path folder,
        String owner,
        String origin,
        String root,
        String vkey,
        List<String> cosigners,
        List<JsonNode> leaves) {
    private static final int BUNDLE = 256;
    private static final byte LOG_SIGNATURE = 1;
    private static final JsonMapper JSON = new JsonMapper();

    ExportedLog {
        cosigners = List.copyOf(cosigners);
        leaves = List.copyOf(leaves);
    }

    /**
     * Reads a log's folder.
     *
     * @param members the charter's members by their codes
     */
    static ExportedLog read(Path folder, JsonNode members) {
        try {
            String[] note = Files.readString(folder.resolve("checkpoint")).split("\n\n", 2);
            String[] lines = note[0].split("\n", -1);
            String origin = lines[0];
            String owner = origin.split("/", -1)[2];
            List<String> signers = Pattern.compile("(?m)^\u2014 (\\S+) ")
                    .matcher(note[1])
                    .results()
                    .map(match -> match.group(1))
                    .filter(name -> !name.equals(origin))
                    .toList();
            String vkey = Vkey.of(origin, LOG_SIGNATURE, Vkey.key(members, owner, "log"));
            return new ExportedLog(
                    folder, owner, origin, lines[2], vkey, signers, leaves(folder, Integer.parseInt(lines[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return leaves.size();
    }

    /** What the leaf at an index declares. */
    JsonNode payload(int index) {
        return JSON.readTree(
                Base64.getDecoder().decode(leaves.get(index).get("payload").asString()));
    }

    /** The id of the entry at an index: the SHA-256 of what DSSE signs, made here from its text. */
    String id(int index) {
        JsonNode leaf = leaves.get(index);
        byte[] type = leaf.get("payloadType").asString().getBytes(UTF_8);
        byte[] payload = Base64.getDecoder().decode(leaf.get("payload").asString());
        ByteArrayOutputStream encoding = new ByteArrayOutputStream();
        encoding.writeBytes(("DSSEv1 " + type.length + " ").getBytes(UTF_8));
        encoding.writeBytes(type);
        encoding.writeBytes((" " + payload.length + " ").getBytes(UTF_8));
        encoding.writeBytes(payload);
        return HexFormat.of().formatHex(Vkey.sha256(encoding.toByteArray()));
    }

    private static List<JsonNode> leaves(Path folder, int size) throws IOException {
        List<JsonNode> leaves = new ArrayList<>();
        for (int bundle = 0; bundle * BUNDLE < size; bundle++) {
            int width = Math.min(BUNDLE, size - bundle * BUNDLE);
            String name = "tile/entries/%03d%s".formatted(bundle, width == BUNDLE ? "" : ".p/" + width);
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name)));
            while (bytes.hasRemaining()) {
                byte[] leaf = new byte[Short.toUnsignedInt(bytes.getShort())];
                bytes.get(leaf);
                leaves.add(JSON.readTree(new String(leaf, UTF_8)));
            }
        }
        if (leaves.size() != size) {
            throw new AssertionError(folder + " has " + leaves.size() + " leaves, its checkpoint says " + size);
        }
        return leaves;
    }
}
