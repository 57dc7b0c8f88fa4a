package parley.node.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.node.view.mail.Letter;
import parley.node.view.mail.MailAddress;

/**
 * Writes a letter as RFC 5322 has it: plain text and files, no markup, nothing that is fetched. What others wrote reaches two places
 * alone, the subject and the text, and is encoded there by the library after every character that could end a line, or that turns
 * one, has gone. Thread-safe.
 */
public final class Composer {
    private static final Session SESSION = Session.getInstance(new Properties());
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM uuuu HH:mm:ss xx", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int SUBJECT_MAX = 200;
    private static final int ID_DIGITS = 40;

    private final MailAddress sender;

    public Composer(MailAddress sender) {
        this.sender = sender;
    }

    /** The same for every letter about an entry to the list of its format, so that one that comes twice is known as such. */
    public String messageId(Hash circle, Letter letter) {
        Hash of = Hash.sha256(circle.bytes(), letter.entry().id().bytes(), Bytes.utf8(letter.format()));
        return "<" + of.hex().substring(0, ID_DIGITS) + "@" + sender.domain() + ">";
    }

    /** The bytes that go to the relay. */
    public Bytes compose(Hash circle, Letter letter, List<MailAddress> to, Instant now) {
        try {
            var message = new Fixed(messageId(circle, letter));
            message.setFrom(new InternetAddress(sender.text(), true));
            message.setRecipients(RecipientType.TO, InternetAddress.parse(joined(to), true));
            message.setSubject(line(letter.subject()), UTF_8.name());
            message.setHeader("Date", DATE.format(now));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setContentLanguage(new String[] {letter.language().code()});
            message.setContent(parts(letter));
            message.saveChanges();
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return Bytes.of(bytes.toByteArray());
        } catch (MessagingException unfit) {
            throw new IllegalStateException("a letter about %s cannot be written".formatted(letter.entry()), unfit);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot refuse", impossible);
        }
    }

    private static String joined(List<MailAddress> to) {
        return to.stream().map(MailAddress::text).collect(Collectors.joining(", "));
    }

    private static MimeMultipart parts(Letter letter) throws MessagingException {
        var parts = new MimeMultipart();
        var text = new MimeBodyPart();
        text.setText(lines(letter.text()), UTF_8.name());
        text.setDisposition(Part.INLINE);
        parts.addBodyPart(text);
        for (Letter.Attachment file : letter.attachments()) {
            var part = new MimeBodyPart();
            part.setDataHandler(
                    new DataHandler(new ByteArrayDataSource(file.content().toArray(), file.type())));
            part.setFileName(file.name());
            part.setDisposition(Part.ATTACHMENT);
            part.setHeader("Content-Transfer-Encoding", "base64");
            parts.addBodyPart(part);
        }
        return parts;
    }

    /**
     * One line without anything that ends or turns it, or that nobody sees. Nor is there what a reader would take for an encoded
     * word and decode once more (RFC 2047): text that is all ASCII goes as it is.
     */
    private static String line(String text) {
        String seen = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}]+", " ")
                .replace("=?", "= ?")
                .strip();
        int length = seen.codePointCount(0, seen.length());
        return length <= SUBJECT_MAX ? seen : seen.substring(0, seen.offsetByCodePoints(0, SUBJECT_MAX - 1)) + "…";
    }

    /** Lines as mail ends them, without other controls. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]", "\uFFFD")
                .replace("\n", "\r\n");
    }

    /** Keeps the id that it was given. */
    private static final class Fixed extends MimeMessage {
        private final String id;

        Fixed(String id) {
            super(SESSION);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
