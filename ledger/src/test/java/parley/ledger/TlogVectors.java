package parley.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values of the trees over the leaves "record 0", "record 1", ... that an independent implementation computed, and the
 * keys that signed them.
 */
public final class TlogVectors {
    /** Every value, by kind. */
    public static final JsonNode ALL = read();

    public static final String NEUMANN_VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    public static final String NEUMANN_SKEY =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    public static final String FAULT_VKEY =
            "example.com/fault_test+7f84ee58+AfMY9QKMQjVcokKlKSGRvcLL8YwvpDHua/r0e64EfFIX";
    public static final String FAULT_SKEY =
            "PRIVATE+KEY+example.com/fault_test+7f84ee58+AajLvPzbzMafNfiFvmRw1YlP7del7DYc1cr7Yntjf8yP";

    private TlogVectors() {}

    /** Leaf {@code index} of those trees. */
    public static Bytes record(long index) {
        return Bytes.utf8("record " + index);
    }

    /** The hashes of a JSON list in base64; null is the empty list. */
    public static List<Hash> hashes(JsonNode list) {
        List<Hash> hashes = new ArrayList<>();
        list.forEach(each -> hashes.add(Hash.base64(each.asString())));
        return hashes;
    }

    public static Hash root(long size) {
        return Hash.base64(ALL.get("roots").get(Long.toString(size)).asString());
    }

    private static JsonNode read() {
        try (InputStream in = TlogVectors.class.getResourceAsStream("tlog-vectors.json")) {
            return new JsonMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
