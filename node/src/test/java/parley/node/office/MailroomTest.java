package parley.node.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.agreement.prose.Language;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.Await;
import parley.node.mail.Answer;
import parley.node.mail.Relay;
import parley.node.mail.RelayServer;
import parley.node.mail.Retry;
import parley.node.mail.SmtpRelay;
import parley.node.store.DurableSteps;
import parley.node.view.EntryPointer;
import parley.node.view.mail.Delivery;
import parley.node.view.mail.KeptMailingList;
import parley.node.view.mail.Letter;
import parley.node.view.mail.MailAddress;
import parley.node.view.mail.MailEvent;
import parley.node.view.mail.MailEvents;
import parley.node.view.mail.MailOutcome;
import parley.node.view.mail.MailState;
import parley.node.view.mail.Mailing;
import parley.node.view.mail.MailingList;
import parley.node.view.mail.Step;
import parley.node.view.mail.Step.Kind;

class MailroomTest {
    private static final Hash CIRCLE = Hash.sha256(Bytes.utf8("circle"));
    private static final Hash OTHER = Hash.sha256(Bytes.utf8("another circle"));
    private static final Instant NOW = Instant.parse("2026-10-04T03:04:31Z");
    private static final MailAddress DUTY = new MailAddress("duty@xa.example");
    private static final MailAddress STAFF = new MailAddress("staff@xa.example");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** On the real clock: what is tried again is tried soon. */
    private static final Retry SOON = new Retry(Duration.ofMillis(1), Duration.ofMillis(20), 5);

    @TempDir
    Path folder;

    @TempDir
    static Path keys;

    private final List<Hash> heard = new CopyOnWriteArrayList<>();
    private final Post post = new Post();
    private Office office;

    /** A relay that gives the answers that it was told to, the last one for ever, and keeps who asked. */
    private static final class Post implements Relay {
        final List<MailAddress> asked = new CopyOnWriteArrayList<>();
        final List<Supplier<Answer>> answers = new CopyOnWriteArrayList<>();

        @Override
        public MailState.Named named() {
            return new MailState.Named("relay.xa.example", RelayServer.SENDER, Language.EN);
        }

        @Override
        public Answer hand(Bytes message, MailAddress to, Runnable handing) {
            Answer answer =
                    answers.get(Math.min(asked.size(), answers.size() - 1)).get();
            if (!(answer instanceof Answer.Unreached)) {
                handing.run();
            }
            asked.add(to);
            return answer;
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void open() {
        office = open(folder, DurableSteps.NONE, Optional.of(post), SOON);
    }

    private Office open(Path at, DurableSteps steps, Optional<Relay> relay, Retry retry) {
        return Office.open(at, () -> NOW, steps, heard::add, new Office.Post(relay, retry, InstantSource.system()));
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static KeptMailingList keep(Office office, MailAddress... addresses) {
        long after = office.mail().lists(CIRCLE).stream()
                .map(KeptMailingList::number)
                .findFirst()
                .orElse(0L);
        return office.mail()
                .keep(CIRCLE, after, new MailingList("F25", List.of(addresses), "Weber"))
                .orElseThrow();
    }

    private static Letter letter(long list) {
        return new Letter(
                new EntryPointer("XB", 1, 12, Hash.sha256(Bytes.utf8("entry"))),
                "F25",
                list,
                Language.EN,
                "XB 12",
                "What it says.\n",
                List.of(new Letter.Attachment("entry-XB-1-12.leaf", Letter.Attachment.BYTES, Bytes.utf8("leaf"))),
                "Weber");
    }

    private static Mailing queued(Office office, String once, KeptMailingList list) {
        return ((MailOutcome.Queued) office.mail().send(CIRCLE, once, letter(list.number()))).mailing();
    }

    private static Mailing only(Office office) {
        return office.mail().about(CIRCLE, "XB/1/12").getFirst();
    }

    private static List<Kind> kinds(Delivery delivery) {
        return delivery.steps().stream().map(Step::kind).toList();
    }

    private static void awaitStop(Office office) throws InterruptedException {
        Await.until(
                "that it says that the postman is gone",
                () -> office.mail()
                        .state()
                        .trouble()
                        .filter(trouble -> trouble.says().equals("no more mail is sent until the node starts again"))
                        .isPresent());
    }

    private static void awaitEnd(Office office) throws InterruptedException {
        Await.until(
                "the end of the letter",
                () -> !only(office).open() && office.mail().state().waiting() == 0);
    }

    @Test
    void aListStandsUntilAnotherTakesItsPlaceAndNothingIsLost() {
        KeptMailingList first = keep(office, DUTY);
        KeptMailingList second = keep(office, DUTY, STAFF);
        assertThat(office.mail().lists(CIRCLE)).containsExactly(second);
        assertThat(office.mail().history(CIRCLE, "F25", 10)).containsExactly(second, first);
        assertThat(office.mail().lists(OTHER)).isEmpty();
        assertThat(keep(office, DUTY, STAFF)).as("the same again").isEqualTo(second);
        assertThat(office.mail().keep(CIRCLE, first.number(), new MailingList("F25", List.of(STAFF), "Rossi")))
                .as("over what was not seen")
                .isEmpty();
        assertThat(heard).contains(CIRCLE);
        assertThat(keep(office).list().addresses()).isEmpty();
    }

    @Test
    void anOfficeFromBeforeThereWasMailTakesIt() {
        Path old = folder.resolve("old");
        assertThat(old.toFile().mkdir()).isTrue();
        Flyway.configure(getClass().getClassLoader())
                .dataSource("jdbc:sqlite:" + old.resolve("office.db"), null, null)
                .locations("classpath:parley/node/store/office")
                .target("2")
                .load()
                .migrate();
        try (Office older = open(old, DurableSteps.NONE, Optional.of(post), SOON)) {
            assertThat(queued(older, "once", keep(older, DUTY)).deliveries()).hasSize(1);
        }
    }

    @Test
    void aLetterIsKeptBeforeAnybodyIsAskedAndTheSameFormIsOneLetter() {
        KeptMailingList list = keep(office, DUTY, STAFF);
        Mailing mailing = queued(office, "once", list);
        assertThat(queued(office, "once", list)).isEqualTo(mailing);
        assertThat(mailing.deliveries()).extracting(Delivery::to).containsExactly(DUTY, STAFF);
        assertThat(mailing.open()).isTrue();
        assertThat(post.asked).isEmpty();
        assertThat(office.mail().state().waiting()).isEqualTo(2);
        Bytes message = office.mail().message(CIRCLE, mailing.number()).orElseThrow();
        assertThat(Hash.sha256(message).hex()).isEqualTo(mailing.sha256());
        assertThat(office.mail().message(OTHER, mailing.number())).isEmpty();
        assertThat(office.mail().send(CIRCLE, "another form", letter(list.number())))
                .isEqualTo(new MailOutcome.Standing(mailing));
    }

    @Test
    void aListThatTheOfficerHasNotSeenGetsNothing() {
        KeptMailingList seen = keep(office, DUTY);
        KeptMailingList other = keep(office, STAFF);
        assertThat(office.mail().send(CIRCLE, "once", letter(seen.number()))).isEqualTo(new MailOutcome.OtherList());
        KeptMailingList none = keep(office);
        assertThat(office.mail().send(CIRCLE, "twice", letter(none.number()))).isEqualTo(new MailOutcome.OtherList());
        assertThat(office.mail().about(CIRCLE, "XB/1/12")).isEmpty();
        assertThat(other.number()).isGreaterThan(seen.number());
    }

    @Test
    void withoutARelayNothingIsTaken() {
        office.close();
        office = open(folder, DurableSteps.NONE, Optional.empty(), SOON);
        KeptMailingList list = keep(office, DUTY);
        assertThat(office.mail().state()).isEqualTo(MailState.NONE);
        assertThatThrownBy(() -> office.mail().send(CIRCLE, "once", letter(list.number())))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("no mail relay");
    }

    @Test
    void eachAddressHasItsOwnEndInTheRelaysWords() throws InterruptedException {
        post.answers.addAll(
                List.of(() -> new Answer.Accepted("250 taken"), () -> new Answer.Refused("550 no such box")));
        queued(office, "once", keep(office, DUTY, STAFF));
        office.start();
        awaitEnd(office);
        assertThat(only(office).deliveries())
                .containsExactly(
                        new Delivery(
                                DUTY,
                                List.of(new Step(NOW, Kind.HANDING, ""), new Step(NOW, Kind.ACCEPTED, "250 taken"))),
                        new Delivery(
                                STAFF,
                                List.of(
                                        new Step(NOW, Kind.HANDING, ""),
                                        new Step(NOW, Kind.REFUSED, "550 no such box"))));
        assertThat(office.mail().state().waiting()).isZero();
        List<MailEvent> all = List.of(
                event(Optional.empty(), DUTY + ", " + STAFF, ""),
                event(Optional.of(Kind.ACCEPTED), DUTY.text(), "250 taken"),
                event(Optional.of(Kind.REFUSED), STAFF.text(), "550 no such box"));
        for (int most = 0; most <= 4; most++) {
            assertThat(events(0, most)).isEqualTo(new MailEvents(0, all.subList(0, Math.min(most, 3)), 3));
        }
        for (int skipped = 0; skipped <= 4; skipped++) {
            assertThat(events(skipped, 2))
                    .isEqualTo(new MailEvents(skipped, all.subList(Math.min(skipped, 3), Math.min(skipped + 2, 3)), 3));
        }
        assertThat(office.mail().events(CIRCLE, NOW.plusSeconds(1), NOW.plusSeconds(2), 0, 9))
                .isEqualTo(new MailEvents(0, List.of(), 0));
        assertThat(office.mail().events(Hash.sha256(Bytes.utf8("other")), NOW, NOW.plusSeconds(1), 0, 9))
                .isEqualTo(new MailEvents(0, List.of(), 0));
    }

    private static MailEvent event(Optional<Kind> kind, String to, String reply) {
        return new MailEvent(NOW, kind, "XB/1/12", to, reply, "Weber");
    }

    private MailEvents events(long skipped, long most) {
        return office.mail().events(CIRCLE, NOW, NOW.plusSeconds(1), skipped, most);
    }

    @Test
    void aRelayThatIsDownIsTriedForAllAtOnceUntilNoMore() throws InterruptedException {
        post.answers.add(() -> new Answer.Unreached("connection refused"));
        queued(office, "once", keep(office, DUTY, STAFF));
        office.start();
        awaitEnd(office);
        for (Delivery delivery : only(office).deliveries()) {
            assertThat(kinds(delivery))
                    .containsExactly(
                            Kind.POSTPONED,
                            Kind.POSTPONED,
                            Kind.POSTPONED,
                            Kind.POSTPONED,
                            Kind.POSTPONED,
                            Kind.GIVEN_UP);
            assertThat(delivery.tries()).isEqualTo(5);
            assertThat(delivery.perhaps()).isFalse();
        }
        MailState.Trouble trouble = office.mail().state().trouble().orElseThrow();
        assertThat(trouble.says()).isEqualTo("connection refused");
        assertThat(post.asked).as("in turn, one for all").containsExactly(DUTY, STAFF, DUTY, STAFF, DUTY);
    }

    /** What the relay says to the first is no reason to ask about it for ever and about nobody else. */
    @Test
    void ofTwoThatAreDueAtOnceTheOneAskedLeastRecentlyIsNext() throws InterruptedException {
        post.answers.addAll(
                List.of(() -> new Answer.Unreached("530 log in first"), () -> new Answer.Accepted("250 taken")));
        queued(office, "once", keep(office, DUTY, STAFF));
        office.start();
        awaitEnd(office);
        assertThat(post.asked).containsExactly(DUTY, STAFF, DUTY);
    }

    @Test
    void anAddressAtWhichTheRelayLeavesKeepsNoOtherFromTheLetter() throws InterruptedException {
        Path own = folder.resolve("own");
        assertThat(own.toFile().mkdir()).isTrue();
        try (var server = RelayServer.start(keys)) {
            server.dropAt(DUTY.text());
            try (var relay = new SmtpRelay(server.settings(PATIENCE));
                    Office other = open(own, DurableSteps.NONE, Optional.of(relay), SOON)) {
                queued(other, "once", keep(other, DUTY, STAFF));
                other.start();
                awaitEnd(other);
                assertThat(only(other).deliveries())
                        .extracting(delivery -> delivery.latest().orElseThrow().kind())
                        .containsExactly(Kind.GIVEN_UP, Kind.ACCEPTED);
                assertThat(only(other).deliveries().getLast().tries()).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPostmanWhoCannotGoOnSaysSo(boolean error) throws InterruptedException {
        post.answers.add(() -> {
            if (error) {
                throw new AssertionError("an error");
            }
            throw new IllegalStateException("an exception");
        });
        queued(office, "once", keep(office, DUTY));
        assertThat(office.mail().state().trouble()).isEmpty();
        office.start();
        awaitStop(office);
        assertThat(only(office).open()).isTrue();
    }

    @Test
    void aRelayThatComesBackTakesWhatWaited() throws InterruptedException {
        post.answers.addAll(List.of(
                () -> new Answer.Unreached("connection refused"),
                () -> new Answer.Later("451 not now"),
                () -> new Answer.Accepted("250 taken")));
        queued(office, "once", keep(office, DUTY));
        office.start();
        awaitEnd(office);
        assertThat(kinds(only(office).deliveries().getFirst()))
                .containsExactly(Kind.POSTPONED, Kind.HANDING, Kind.POSTPONED, Kind.HANDING, Kind.ACCEPTED);
        assertThat(office.mail().state().trouble()).isEmpty();
        KeptMailingList list = office.mail().lists(CIRCLE).getFirst();
        assertThat(queued(office, "again", list).messageId())
                .isEqualTo(only(office).messageId());
    }

    @Test
    void whatTheRelayPerhapsHasIsSentOnceMoreAndNoOftener() throws InterruptedException {
        post.answers.add(() -> new Answer.Unclear("connection lost"));
        queued(office, "once", keep(office, DUTY));
        office.start();
        awaitEnd(office);
        assertThat(kinds(only(office).deliveries().getFirst()))
                .containsExactly(Kind.HANDING, Kind.PERHAPS, Kind.HANDING, Kind.PERHAPS, Kind.GIVEN_UP);
        assertThat(post.asked).hasSize(2);
    }

    @Test
    void aDayHasSoManyLetters() {
        KeptMailingList list = keep(office, DUTY);
        Mailing first = queued(office, "once", list);
        assertThat(first.number()).isEqualTo(1);
        for (int i = 1; i < parley.node.view.mail.MailView.PER_DAY; i++) {
            var entry = new EntryPointer("XB", 1, 100 + i, Hash.sha256(Bytes.utf8("entry " + i)));
            var more = new Letter(entry, "F25", list.number(), Language.EN, "s", "t", List.of(), "Weber");
            assertThat(office.mail().send(CIRCLE, "once " + i, more)).isInstanceOf(MailOutcome.Queued.class);
        }
        var last = new EntryPointer("XB", 1, 1, Hash.sha256(Bytes.utf8("entry")));
        assertThatThrownBy(() -> office.mail()
                        .send(
                                CIRCLE,
                                "one more",
                                new Letter(last, "F25", list.number(), Language.EN, "s", "t", List.of(), "Weber")))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("501 letters, the limit is 500");
    }

    /**
     * The node dies at each step at which something becomes durable, while a real server takes the letter. It arrives; twice at
     * the most, and then the log says so.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aNodeThatDiesSendsTwiceAtTheMostAndSaysSo(int death) throws InterruptedException {
        var reached = new AtomicInteger(Integer.MIN_VALUE);
        DurableSteps mortal = step -> {
            if (reached.getAndIncrement() == death) {
                throw new IllegalStateException("the node dies");
            }
        };
        Path own = folder.resolve("own");
        assertThat(own.toFile().mkdir()).isTrue();
        try (var server = RelayServer.start(keys)) {
            boolean taken = true;
            try (var relay = new SmtpRelay(server.settings(PATIENCE));
                    Office dying = open(own, mortal, Optional.of(relay), SOON)) {
                KeptMailingList list = keep(dying, DUTY);
                reached.set(0);
                dying.start();
                try {
                    queued(dying, "once", list);
                } catch (RuntimeException died) {
                    taken = false;
                }
                Await.until("its death", () -> reached.get() > death);
                if (death > 1) {
                    awaitStop(dying);
                }
                // What it was about to do it does no more; what the server was told it may still take.
            }
            int before = server.taken().size();
            try (var relay = new SmtpRelay(server.settings(PATIENCE));
                    Office reborn = open(own, DurableSteps.NONE, Optional.of(relay), SOON)) {
                assertThat(reborn.mail().about(CIRCLE, "XB/1/12")).hasSize(death == 0 ? 0 : 1);
                if (death > 0) {
                    reborn.start();
                    awaitEnd(reborn);
                    Delivery delivery = only(reborn).deliveries().getFirst();
                    assertThat(delivery.latest().orElseThrow().kind()).isEqualTo(Kind.ACCEPTED);
                    assertThat(server.taken()).hasSizeBetween(1, 2);
                    if (!delivery.perhaps()) {
                        assertThat(server.taken()).hasSize(1);
                    }
                }
            }
            assertThat(taken).isEqualTo(death > 1);
            assertThat(before).isEqualTo(death < 4 ? 0 : 1);
        }
    }
}
