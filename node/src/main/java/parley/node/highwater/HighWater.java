package parley.node.highwater;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;

/**
 * How far a log has been signed. As a file:
 *
 * <pre>
 * parley high-water 1
 * holder 6f1d0c5e0b1a4c7f9d2e3b4a5c6d7e8f
 * epoch 1
 * size 17
 * root CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 *
 * parley/.../XA/1
 * 17
 * CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 *
 * — parley/.../XA/1 ...
 * </pre>
 *
 * @param holder which data folder signs this log: hex digits, drawn once
 * @param epoch the log's epoch, from 1
 * @param size the leaves that the last signed checkpoint covers; 0 before the first
 * @param root its root
 * @param note the signed checkpoint as released, empty before the first
 */
public record HighWater(String holder, int epoch, long size, Hash root, Bytes note) {
    /** No file is read beyond this. */
    static final int MAX_BYTES = 256 << 10;

    private static final Pattern FORM = Pattern.compile(
            "parley high-water 1\nholder ([0-9a-f]{32})\nepoch ([1-9][0-9]{0,8})\n"
                    + "size (0|[1-9][0-9]{0,17})\nroot ([A-Za-z0-9+/]{43}=)\n\n(.*)",
            Pattern.DOTALL);

    /**
     * Reads a file's content.
     *
     * @throws IllegalArgumentException when it is not exactly what {@link #print} makes
     */
    public static HighWater parse(Bytes file) {
        if (file.size() > MAX_BYTES) {
            throw new IllegalArgumentException("a high-water record has at most " + MAX_BYTES + " bytes");
        }
        Matcher form = FORM.matcher(file.utf8());
        if (!form.matches()) {
            throw new IllegalArgumentException("not a high-water record");
        }
        return new HighWater(
                form.group(1),
                Integer.parseInt(form.group(2)),
                Long.parseLong(form.group(3)),
                Hash.base64(form.group(4)),
                Bytes.of(form.group(5).getBytes(StandardCharsets.UTF_8)));
    }

    /** The content of the file. */
    public Bytes print() {
        return Bytes.concat(
                Bytes.utf8("parley high-water 1\nholder " + holder + "\nepoch " + epoch + "\nsize " + size + "\nroot "
                        + root.base64() + "\n\n"),
                note);
    }
}
