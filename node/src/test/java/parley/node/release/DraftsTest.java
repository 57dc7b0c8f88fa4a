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
import parley.node.view.NodeView;
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
            assertThat(new Drafts(record).begin(CIRCLE, odd, NOON)).contains("statement-1");
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
            drafts.begin(CIRCLE, typed("one"), NOON);
            drafts.begin(CIRCLE, typed("two"), NOON.plusSeconds(1));
            assertThat(drafts.save(CIRCLE, "statement-1", typed("three"), NOON.plusSeconds(2)))
                    .isTrue();
            assertThat(drafts.list(CIRCLE))
                    .containsExactly(
                            new SavedDraft("statement-1", NOON.plusSeconds(2), typed("three")),
                            new SavedDraft("statement-2", NOON.plusSeconds(1), typed("two")));
            drafts.drop(CIRCLE, "statement-1");
            drafts.drop(CIRCLE, "statement-1");
            assertThat(drafts.list(CIRCLE)).extracting(SavedDraft::name).containsExactly("statement-2");
            assertThat(drafts.find(CIRCLE, "statement-1")).isEmpty();
            assertThat(drafts.find(CIRCLE, "statement-2"))
                    .contains(new SavedDraft("statement-2", NOON.plusSeconds(1), typed("two")));
        }
    }

    @Test
    void what_was_dropped_does_not_come_back_by_being_saved() {
        try (Database record = open()) {
            join(record);
            Drafts drafts = new Drafts(record);
            drafts.begin(CIRCLE, typed("one"), NOON);
            drafts.drop(CIRCLE, "statement-1");
            assertThat(drafts.save(CIRCLE, "statement-1", typed("one"), NOON)).isFalse();
            assertThat(drafts.list(CIRCLE)).isEmpty();
        }
    }

    @Test
    void what_was_sent_is_dropped_unless_more_was_typed_since() {
        try (Database record = open()) {
            join(record);
            Drafts drafts = new Drafts(record);
            drafts.begin(CIRCLE, typed("one"), NOON);
            drafts.save(CIRCLE, "statement-1", typed("one and more"), NOON);
            drafts.dropSent(CIRCLE, "statement-1", typed("one"));
            assertThat(drafts.find(CIRCLE, "statement-1")).isPresent();
            drafts.dropSent(CIRCLE, "statement-1", typed("one and more"));
            assertThat(drafts.find(CIRCLE, "statement-1")).isEmpty();
        }
    }

    @Test
    void one_draft_more_than_a_circle_may_have_is_not_begun() {
        try (Database record = open()) {
            join(record);
            Drafts drafts = new Drafts(record);
            for (int i = 0; i < NodeView.MOST_DRAFTS; i++) {
                assertThat(drafts.begin(CIRCLE, typed("one"), NOON)).isPresent();
            }
            assertThat(drafts.begin(CIRCLE, typed("one"), NOON)).isEmpty();
            assertThat(drafts.list(CIRCLE)).hasSize(NodeView.MOST_DRAFTS);
            drafts.drop(CIRCLE, "statement-7");
            assertThat(drafts.begin(CIRCLE, typed("one"), NOON)).contains("statement-7");
        }
    }

    @Test
    void one_beyond_the_limit_is_refused_and_what_stood_there_stays() {
        try (Database record = open()) {
            join(record);
            Drafts drafts = new Drafts(record);
            drafts.begin(CIRCLE, typed("one"), NOON);
            assertThatThrownBy(() -> drafts.save(CIRCLE, "statement-1", typed("x".repeat(Drafts.MAX_BYTES)), NOON))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining("draft");
            assertThat(drafts.list(CIRCLE)).containsExactly(new SavedDraft("statement-1", NOON, typed("one")));
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
            new Drafts(record).begin(CIRCLE, typed("one"), NOON);
            assertThat(new Drafts(record).list(CIRCLE)).hasSize(1);
        }
    }
}
