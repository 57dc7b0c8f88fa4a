package parley.node.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import parley.ledger.bytes.Bytes;

/** A letter as a library of other authors reads it. */
final class LetterReader {
    final Message message;

    LetterReader(Bytes letter) {
        try {
            this.message = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(letter.toArray()));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** A piece of it. */
    record Piece(String type, String disposition, String file, Bytes content) {}

    List<String> headers() {
        return message.getHeader().getFields().stream()
                .map(field -> field.getName())
                .toList();
    }

    String header(String name) {
        return message.getHeader().getField(name).getBody();
    }

    List<Piece> pieces() {
        var pieces = new ArrayList<Piece>();
        for (Entity part : ((Multipart) message.getBody()).getBodyParts()) {
            pieces.add(new Piece(
                    part.getMimeType(),
                    String.valueOf(part.getDispositionType()),
                    String.valueOf(part.getFilename()),
                    content((SingleBody) part.getBody())));
        }
        return pieces;
    }

    /** The text, decoded. */
    String text() {
        return pieces().getFirst().content().utf8();
    }

    private static Bytes content(SingleBody body) {
        try (var in = body.getInputStream()) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
