package parley.node.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.ledger.bytes.Bytes;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.store.Database;
import parley.node.store.DurableSteps;
import parley.node.view.SavedDraft;
import parley.node.view.Typed;

class DraftsTest {
    private static final Hash CIRCLE = Hash.sha256(Bytes.utf8("circle"));
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TABLES = "parley/node/store/record";

    @TempDir
    Path folder;

    private Database open() {
        return Database.open(folder.resolve("record.db"), TABLES, DurableSteps.NONE);
    }

    private static void join(Database record) {
        record.writeNow(handle -> handle.createUpdate("INSERT INTO circle VALUES (:id, 'XA', x'00')")
                .bind("id", CIRCLE.bytes().toArray())
                .execute());
    }

    private static Typed typed(String text) {
        return new Typed(
                "statement", Map.of("b.text", List.of(text), "to.member", List.of("XB", "XC"), "none", List.of()));
    }

    @Test
    void what_was_typed_is_kept_whether_it_can_be_read_or_not() {
        var odd = typed("soon \"\\ \u202e\u0000\n<b> 9,400");
        try (Database record = open()) {
            join(record);
            new Drafts(record).save(CIRCLE, "statement-1", odd, NOON);
        }
        try (Database record = open()) {
            assertThat(new Drafts(record).list(CIRCLE)).containsExactly(new SavedDraft("statement-1", NOON, odd));
        }
    }

    @Test
    void the_last_saved_stands_first_and_in_place_of_what_stood_there() {
        try (Database record = open()) {
            join(record);
            Drafts drafts = new Drafts(record);
            drafts.save(CIRCLE, "a", typed("one"), NOON);
            drafts.save(CIRCLE, "b", typed("two"), NOON.plusSeconds(1));
            drafts.save(CIRCLE, "a", typed("three"), NOON.plusSeconds(2));
            assertThat(drafts.list(CIRCLE))
                    .containsExactly(
                            new SavedDraft("a", NOON.plusSeconds(2), typed("three")),
                            new SavedDraft("b", NOON.plusSeconds(1), typed("two")));
            drafts.drop(CIRCLE, "a");
            drafts.drop(CIRCLE, "a");
            assertThat(drafts.list(CIRCLE)).extracting(SavedDraft::name).containsExactly("b");
        }
    }

    @Test
    void one_beyond_the_limit_is_refused_and_what_stood_there_stays() {
        try (Database record = open()) {
            join(record);
            Drafts drafts = new Drafts(record);
            drafts.save(CIRCLE, "a", typed("one"), NOON);
            assertThatThrownBy(() -> drafts.save(CIRCLE, "a", typed("x".repeat(Drafts.MAX_BYTES)), NOON))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("draft");
            assertThat(drafts.list(CIRCLE)).containsExactly(new SavedDraft("a", NOON, typed("one")));
        }
    }

    @Test
    void a_file_of_before_is_brought_up_to_date() {
        Path file = folder.resolve("record.db");
        Flyway.configure(Database.class.getClassLoader())
                .dataSource("jdbc:sqlite:" + file, "", "")
                .locations("classpath:" + TABLES)
                .target("1")
                .load()
                .migrate();
        Jdbi.create("jdbc:sqlite:" + file).useHandle(handle -> {
            handle.execute("INSERT INTO circle VALUES (?, 'XA', x'00')", (Object)
                    CIRCLE.bytes().toArray());
            handle.execute(
                    "INSERT INTO draft VALUES (?, 'a', '2026-03-01T12:00:00Z', '{\"body\":\"{}\",\"format\":\"statement\"}')",
                    (Object) CIRCLE.bytes().toArray());
        });
        try (Database record = open()) {
            assertThat(new Drafts(record).list(CIRCLE)).isEmpty();
            new Drafts(record).save(CIRCLE, "a", typed("one"), NOON);
            assertThat(new Drafts(record).list(CIRCLE)).hasSize(1);
        }
    }
}
