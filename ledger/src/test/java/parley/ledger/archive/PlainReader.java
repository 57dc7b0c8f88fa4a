package parley.ledger.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A second reader of an exported log, written from the specification alone: plain arrays and recursion, and nothing of the
 * code that wrote the files. It returns what is wrong, or nothing.
 */
final class PlainReader {
    private final Map<String, byte[]> files;
    private final TreeSet<String> unread;
    private final List<String> wrong = new ArrayList<>();

    private PlainReader(Map<String, byte[]> files) {
        this.files = files;
        this.unread = new TreeSet<>(files.keySet());
    }

    /** Reads one log's folder, paths below it. */
    static List<String> read(Map<String, byte[]> files) {
        PlainReader reader = new PlainReader(files);
        reader.read();
        return reader.wrong;
    }

    private void read() {
        String[] checkpoint = new String(file("checkpoint"), UTF_8).split("\n", -1);
        int size = Integer.parseInt(checkpoint[1]);
        List<byte[]> row = new ArrayList<>();
        for (int first = 0; first < size; first += 256) {
            int width = Math.min(256, size - first);
            byte[] bundle = file(path("tile/entries/", first / 256, width));
            int at = 0;
            for (int i = 0; i < width; i++) {
                int length = (bundle[at] & 0xff) * 256 + (bundle[at + 1] & 0xff);
                row.add(sha256(new byte[] {0}, Arrays.copyOfRange(bundle, at + 2, at + 2 + length)));
                at += 2 + length;
            }
            expect("bundle " + first / 256 + " ends", at == bundle.length);
        }
        expect("root", Arrays.equals(root(row), Base64.getDecoder().decode(checkpoint[2])));
        for (int level = 0; !row.isEmpty(); level++) {
            List<byte[]> above = new ArrayList<>();
            for (int first = 0; first < row.size(); first += 256) {
                List<byte[]> hashes = row.subList(first, Math.min(first + 256, row.size()));
                byte[] tile = file(path("tile/" + level + "/", first / 256, hashes.size()));
                for (int i = 0; i < hashes.size(); i++) {
                    byte[] stored = Arrays.copyOfRange(tile, 32 * i, 32 * i + 32);
                    expect("tile " + level + "/" + first / 256 + " " + i, Arrays.equals(stored, hashes.get(i)));
                }
                expect("tile " + level + "/" + first / 256 + " ends", tile.length == 32 * hashes.size());
                if (hashes.size() == 256) {
                    above.add(root(hashes));
                }
            }
            row = above;
        }
        unread.forEach(path -> wrong.add("a file too many: " + path));
    }

    private byte[] file(String path) {
        unread.remove(path);
        byte[] content = files.get(path);
        if (content == null) {
            throw new AssertionError("no file " + path);
        }
        return content;
    }

    private void expect(String what, boolean holds) {
        if (!holds) {
            wrong.add(what);
        }
    }

    private static String path(String row, int index, int width) {
        String digits = Integer.toString(index);
        while (digits.length() % 3 != 0) {
            digits = "0" + digits;
        }
        StringBuilder path = new StringBuilder(row);
        for (int i = 0; i < digits.length(); i += 3) {
            path.append(i + 3 < digits.length() ? "x" : "").append(digits, i, i + 3);
            path.append(i + 3 < digits.length() ? "/" : "");
        }
        return width == 256 ? path.toString() : path + ".p/" + width;
    }

    private static byte[] root(List<byte[]> hashes) {
        if (hashes.isEmpty()) {
            return sha256();
        }
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int half = 1;
        while (half * 2 < hashes.size()) {
            half *= 2;
        }
        return sha256(new byte[] {1}, root(hashes.subList(0, half)), root(hashes.subList(half, hashes.size())));
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
