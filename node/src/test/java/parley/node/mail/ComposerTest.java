package parley.node.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.prose.Language;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.view.EntryPointer;
import parley.node.view.mail.Letter;
import parley.node.view.mail.MailAddress;
import parley.node.view.mail.MailingList;

/** What is written is read by a library of other authors. The seed is printed; {@code -Dparley.seed} plays it again. */
class ComposerTest {
    private static final long SEED = Long.getLong("parley.seed", new Random().nextLong());
    private static final int RUNS = 400;
    private static final Hash CIRCLE = Hash.sha256(Bytes.utf8("circle"));
    private static final Instant NOW = Instant.parse("2026-10-04T03:04:31Z");
    private static final List<MailAddress> TO =
            List.of(new MailAddress("duty@xa.example"), new MailAddress("o'neil+list@ops.xa.example"));
    private static final Bytes LEAF = Bytes.utf8("{\"payload\":\"...\"}");

    /** What somebody would put in who wants a line, a part, a header or another direction of his own. */
    private static final List<String> HOSTILE = List.of(
            "\r\n",
            "\n",
            "\r",
            "\r\n\r\n",
            "\r\n.\r\n",
            "\u0000",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u202e",
            "\u2066",
            "\u200b",
            "\ufeff",
            "\ud800",
            "Bcc: evil@elsewhere.example",
            "Content-Type: text/html",
            "<b>",
            "=?utf-8?q?=0D=0ABcc:_x?=",
            "=0D=0A",
            "--",
            "------=_Part_0",
            "MAIL FROM:<x>",
            ".",
            "From ",
            "\t",
            " ",
            "ж",
            "é",
            "\ud83d\ude00",
            "a");

    private final Composer composer = new Composer(RelayServer.SENDER);

    private static Letter letter(String subject, String text) {
        return new Letter(
                new EntryPointer("XB", 1, 12, Hash.sha256(Bytes.utf8("entry"))),
                "F25",
                1,
                Language.RU,
                subject,
                text,
                List.of(
                        new Letter.Attachment("entry-XB-1-12.leaf", Letter.Attachment.BYTES, LEAF),
                        new Letter.Attachment(
                                "evidence-XB-1-12.zip", Letter.Attachment.ZIP, Bytes.of(new byte[5_000]))),
                "Weber");
    }

    private LetterReader read(String subject, String text) {
        return new LetterReader(composer.compose(CIRCLE, letter(subject, text), TO, NOW));
    }

    @Test
    void aLetterIsPlainTextAndFilesWithFixedHeaders() {
        var letter = read("XB 12: Уведомление", "Строка.\nA line.\n");
        assertThat(letter.headers())
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Auto-Submitted",
                        "Content-Language");
        assertThat(letter.message.getFrom().getFirst().getAddress()).isEqualTo("desk@xa.example");
        assertThat(letter.message.getTo().flatten())
                .extracting(mailbox -> mailbox.getAddress())
                .containsExactly("duty@xa.example", "o'neil+list@ops.xa.example");
        assertThat(letter.message.getDate()).isEqualTo(NOW);
        assertThat(letter.message.getSubject()).isEqualTo("XB 12: Уведомление");
        assertThat(letter.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(letter.header("Content-Language")).isEqualTo("ru");
        assertThat(letter.pieces()).hasSize(3);
        assertThat(letter.pieces().getFirst().type()).isEqualTo("text/plain");
        assertThat(letter.text()).isEqualTo("Строка.\r\nA line.\r\n");
        assertThat(letter.pieces().get(1))
                .isEqualTo(
                        new LetterReader.Piece("application/octet-stream", "attachment", "entry-XB-1-12.leaf", LEAF));
        assertThat(letter.pieces().get(2).file()).isEqualTo("evidence-XB-1-12.zip");
    }

    @Test
    void whateverSomebodyWritesStaysInTheSubjectAndInTheText() {
        var random = new SplittableRandom(SEED);
        for (int run = 0; run < RUNS; run++) {
            var subject = hostile(random);
            var text = hostile(random);
            var as = "seed %d, run %d".formatted(SEED, run);
            var bytes = composer.compose(CIRCLE, letter(subject, text), TO, NOW);
            var letter = new LetterReader(bytes);
            assertThat(letter.headers()).as(as).hasSize(9).doesNotHaveDuplicates();
            assertThat(letter.message.getTo().flatten()).as(as).hasSize(2);
            assertThat(String.valueOf(letter.message.getSubject()))
                    .as(as)
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}\u2028\u2029]");
            assertThat(letter.pieces())
                    .as(as)
                    .extracting(LetterReader.Piece::type)
                    .containsExactly("text/plain", "application/octet-stream", "application/zip");
            assertThat(letter.pieces().get(1).content()).as(as).isEqualTo(LEAF);
            assertThat(letter.text()).as(as).isEqualTo(sent(text));
            assertLinesOfMail(bytes, as);
        }
    }

    private static String hostile(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
        }
        return text.toString();
    }

    /** Every line end is one, no other control is there. */
    private static String sent(String text) {
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\u0000", "\uFFFD")
                .replace("\u0085", "\uFFFD")
                .replaceAll("\\p{Cs}", "\uFFFD")
                .replace("\n", "\r\n");
    }

    /** Lines end in CR LF, are no longer than 998, and hold ASCII alone: no relay has to change anything. */
    private static void assertLinesOfMail(Bytes letter, String as) {
        var raw = new String(letter.toArray(), StandardCharsets.ISO_8859_1);
        assertThat(raw).as(as).doesNotContainPattern("[^\\r]\\n|\\r[^\\n]|[^\\x09\\x0a\\x0d\\x20-\\x7e]");
        assertThat(Arrays.stream(raw.split("\r\n", -1))
                        .mapToInt(String::length)
                        .max()
                        .orElse(0))
                .as(as)
                .isLessThan(999);
    }

    @Test
    void aSubjectWithoutEndIsCut() {
        assertThat(read("\ud83d\ude00".repeat(5_000), "x").message.getSubject())
                .hasSize(399)
                .endsWith("…");
    }

    @Test
    void theIdIsTheSameForAnEntryAndItsListAndForNoOther() {
        var one = letter("a", "b");
        assertThat(composer.messageId(CIRCLE, one))
                .isEqualTo(composer.messageId(CIRCLE, letter("c", "d")))
                .matches("<[0-9a-f]{40}@xa\\.example>")
                .isNotEqualTo(composer.messageId(Hash.sha256(Bytes.utf8("other")), one));
        assertThat(read("a", "b").message.getMessageId()).isEqualTo(composer.messageId(CIRCLE, one));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@",
                "a@",
                "@b",
                "a b@c.example",
                "a@b c",
                "a@b\r\nRCPT TO:<x@y>",
                "a\n@b",
                "<a@b>",
                "a@b>",
                "a@b,c@d",
                "\"a\"@b",
                "a@[127.0.0.1]",
                "a..b@c",
                ".a@b",
                "a.@b",
                "a@-b",
                "a@b-",
                "a@b..c",
                "a@b.",
                "é@b",
                "a@é.example",
                "a(comment)@b",
                "a@b\u0000",
                "a@b\u202e"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> new MailAddress(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void anAddressAndAListEndAtTheirLimits() {
        assertThat(new MailAddress("a".repeat(64) + "@" + "b".repeat(63) + ".example").domain())
                .hasSize(71);
        assertThatThrownBy(() -> new MailAddress("a".repeat(65) + "@b.example")).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new MailAddress("a@" + "b".repeat(64) + ".example"))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new MailAddress("a@" + "b.".repeat(130) + "example"))
                .isInstanceOf(MalformedException.class);
        assertThat(list(MailingList.MOST).addresses()).hasSize(50);
        assertThatThrownBy(() -> list(MailingList.MOST + 1)).hasMessageContaining("51 addresses, the limit is 50");
        assertThatThrownBy(() -> new MailingList(
                        "F25", List.of(new MailAddress("a@b.example"), new MailAddress("A@B.example")), "Weber"))
                .hasMessageContaining("A@B.example stands there twice");
    }

    private static MailingList list(int size) {
        return new MailingList(
                "F25",
                java.util.stream.IntStream.range(0, size)
                        .mapToObj(i -> new MailAddress("a" + i + "@b.example"))
                        .toList(),
                "Weber");
    }
}
