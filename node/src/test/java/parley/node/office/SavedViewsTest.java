package parley.node.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.store.DurableSteps;
import parley.node.view.office.KeptView;
import parley.node.view.office.Limits;
import parley.node.view.office.SavedView;
import parley.node.view.office.ViewOutcome;

class SavedViewsTest {
    private static final Hash CIRCLE = Hash.sha256(Bytes.utf8("circle"));
    private static final Hash OTHER = Hash.sha256(Bytes.utf8("another circle"));
    private static final Instant NOW = Instant.parse("2026-10-04T03:04:31Z");

    @TempDir
    Path folder;

    private final List<Hash> heard = new CopyOnWriteArrayList<>();
    private Office office;

    @BeforeEach
    void open() {
        office = Office.open(folder, () -> NOW, DurableSteps.NONE, heard::add);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void reopen() {
        office.close();
        open();
    }

    private static SavedView view(String name) {
        return new SavedView(name, "author=XB&way=in", "Weber");
    }

    private KeptView saved(String name) {
        return ((ViewOutcome.Kept) office.save(CIRCLE, view(name))).view();
    }

    private List<String> names() {
        return office.views(CIRCLE).stream().map(kept -> kept.view().name()).toList();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        List<T> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> outcome : threads.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
        }
        return outcomes;
    }

    @Test
    void viewsAreSavedRenamedAndRemovedAndAllOfItIsThereAfterReopening() {
        KeptView night = saved("night");
        KeptView inbox = saved("Inbox");
        assertThat(heard).containsOnly(CIRCLE);
        reopen();
        assertThat(office.views(CIRCLE)).containsExactly(inbox, night);
        assertThat(office.views(OTHER)).isEmpty();
        assertThat(night.at()).isEqualTo(NOW);
        assertThat(office.rename(CIRCLE, night.number(), "a night", "Rossi"))
                .isInstanceOfSatisfying(
                        ViewOutcome.Kept.class,
                        renamed -> assertThat(renamed.view().view())
                                .isEqualTo(new SavedView("a night", night.view().query(), "Rossi")));
        assertThat(office.remove(CIRCLE, inbox.number(), "Rossi")).isTrue();
        reopen();
        assertThat(names()).containsExactly("a night");
    }

    @Test
    void anOfficeFromBeforeThereWereViewsTakesThem() {
        office.close();
        Path old = folder.resolve("old");
        assertThat(old.toFile().mkdir()).isTrue();
        Flyway.configure(getClass().getClassLoader())
                .dataSource("jdbc:sqlite:" + old.resolve("office.db"), null, null)
                .locations("classpath:parley/node/store/office")
                .target("1")
                .load()
                .migrate();
        office = Office.open(old, () -> NOW, DurableSteps.NONE, heard::add);
        saved("night");
        assertThat(names()).containsExactly("night");
    }

    @Test
    void theSameAskedForTwiceIsDoneOnce() {
        KeptView night = saved("night");
        assertThat(saved("night")).isEqualTo(night);
        assertThat(office.rename(CIRCLE, night.number(), "day", "Weber"))
                .isEqualTo(office.rename(CIRCLE, night.number(), "day", "Weber"))
                .isInstanceOf(ViewOutcome.Kept.class);
        KeptView day = office.views(CIRCLE).getFirst();
        assertThat(office.remove(CIRCLE, day.number(), "Weber")).isTrue();
        assertThat(office.remove(CIRCLE, day.number(), "Weber")).isTrue();
        assertThat(names()).isEmpty();
    }

    @Test
    void noTwoNamesAreAlikeButOneThatWasGivenUpIsFree() {
        KeptView night = saved("Night");
        assertThat(office.save(CIRCLE, new SavedView("Night", "author=XC", "Rossi")))
                .isEqualTo(new ViewOutcome.Alike(night));
        for (var alike : List.of("NIGHT", "\uFF2Eight", "night ")) {
            assertThat(office.save(CIRCLE, view(alike))).as(alike).isEqualTo(new ViewOutcome.Alike(night));
        }
        KeptView day = saved("day");
        assertThat(office.rename(CIRCLE, day.number(), "night", "Rossi")).isEqualTo(new ViewOutcome.Alike(night));
        assertThat(office.rename(CIRCLE, day.number(), "Day", "Rossi")).isInstanceOf(ViewOutcome.Kept.class);
        assertThat(office.save(OTHER, view("Night"))).isInstanceOf(ViewOutcome.Kept.class);
        assertThat(office.remove(CIRCLE, night.number(), "Weber")).isTrue();
        saved("night");
        assertThat(names()).containsExactly("Day", "night");
    }

    @Test
    void whatAnotherHasChangedIsNotChangedUnseen() {
        KeptView night = saved("night");
        office.rename(CIRCLE, night.number(), "day", "Rossi");
        assertThat(office.rename(CIRCLE, night.number(), "dusk", "Weber")).isEqualTo(new ViewOutcome.Gone());
        assertThat(office.remove(CIRCLE, night.number(), "Weber")).isFalse();
        KeptView day = office.views(CIRCLE).getFirst();
        assertThat(office.rename(OTHER, day.number(), "dusk", "Weber")).isEqualTo(new ViewOutcome.Gone());
        assertThat(office.remove(OTHER, day.number(), "Weber")).isFalse();
        assertThat(office.remove(CIRCLE, 999, "Weber")).isFalse();
        assertThat(names()).containsExactly("day");
    }

    @Test
    void ofFortySavedAtOnceThirtyStandAndTheOthersAreToldThatThereAreThirty() throws Exception {
        var outcomes = atOnce(IntStream.range(0, 40)
                .<Callable<ViewOutcome>>mapToObj(i -> () -> office.save(CIRCLE, view("view " + i)))
                .toList());
        assertThat(outcomes).filteredOn(ViewOutcome.Kept.class::isInstance).hasSize(Limits.VIEWS);
        assertThat(outcomes).filteredOn(new ViewOutcome.Full(30)::equals).hasSize(10);
        assertThat(office.remove(CIRCLE, office.views(CIRCLE).getFirst().number(), "Weber"))
                .isTrue();
        assertThat(names()).hasSize(29);
        saved("one more");
    }

    @Test
    void ofTwentyWhoRenameOneViewAtOnceOneDoes() throws Exception {
        KeptView night = saved("night");
        var outcomes = atOnce(IntStream.range(0, 20)
                .<Callable<ViewOutcome>>mapToObj(
                        i -> () -> office.rename(CIRCLE, night.number(), "view " + i, "officer " + i))
                .toList());
        assertThat(outcomes)
                .filteredOn(ViewOutcome.Kept.class::isInstance)
                .containsExactly(new ViewOutcome.Kept(office.views(CIRCLE).getFirst()));
        assertThat(outcomes).filteredOn(new ViewOutcome.Gone()::equals).hasSize(19);
    }

    @Test
    void aNameIsOneLineOfSixtyCharactersAtMost() {
        assertThat(view("x".repeat(Limits.NAME)).name()).hasSize(60);
        assertThatThrownBy(() -> view("x".repeat(Limits.NAME + 1)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("name of a view: 61 characters, the limit is 60");
        assertThatThrownBy(() -> view(" ")).hasMessageContaining("name of a view: it is empty");
        assertThatThrownBy(() -> view("two\nlines")).hasMessageContaining("line break");
        KeptView night = saved("night");
        assertThatThrownBy(() -> office.rename(CIRCLE, night.number(), "x".repeat(61), "Weber"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("61 characters, the limit is 60");
        assertThat(names()).containsExactly("night");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "//example.org",
                "/write",
                "author=XB&lang=fr#top",
                "author",
                "&author=XB",
                "author=XB&&way=in",
                "words=\"><b>",
                " "
            })
    void whatIsNoFilterIsNotKept(String query) {
        assertThatThrownBy(() -> new SavedView("night", query, "Weber")).isInstanceOf(MalformedException.class);
    }
}
