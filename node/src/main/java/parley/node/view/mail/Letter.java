package parley.node.view.mail;

import java.util.List;
import java.util.Set;
import parley.agreement.prose.Language;
import parley.ledger.bytes.Bytes;
import parley.ledger.text.MalformedException;
import parley.node.view.EntryPointer;

/**
 * What is to go to a list.
 *
 * @param entry which is passed on
 * @param format of the entry: the list is that of this format
 * @param list the number of the state of the list that the officer has seen
 * @param subject one line
 * @param text the entry as it reads, in lines that end in {@code \n}
 * @param who which officer passes it on
 */
public record Letter(
        EntryPointer entry,
        String format,
        long list,
        Language language,
        String subject,
        String text,
        List<Attachment> attachments,
        String who) {
    /** How large its subject, text and attachments may be together. */
    public static final int MAX_BYTES = 4 << 20;

    public Letter {
        attachments = List.copyOf(attachments);
        long size = Bytes.utf8(subject + text).size()
                + attachments.stream().mapToLong(each -> each.content().size()).sum();
        MalformedException.refuseAbove(MAX_BYTES, size, "letter", "bytes");
    }

    /**
     * A file that goes with it.
     *
     * @param name of letters, digits, {@code .}, {@code _} and {@code -} alone
     * @param type one of those that letters carry
     */
    public record Attachment(String name, String type, Bytes content) {
        /** Bytes as they came. */
        public static final String BYTES = "application/octet-stream";
        /** Several files in one. */
        public static final String ZIP = "application/zip";

        public Attachment {
            if (!name.matches("[A-Za-z0-9._-]{1,80}")) {
                throw new MalformedException("name of a file", MalformedException.quote(name) + " is none");
            }
            if (!Set.of(BYTES, ZIP).contains(type)) {
                throw new MalformedException("type of a file", MalformedException.quote(type) + " is not sent");
            }
        }
    }
}
