package parley.desk.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedTest {
    private static Asked asked(Map<String, String> typed) {
        return Asked.of(typed, List.of("XA", "XB"), List.of("notification", "note"));
    }

    @Test
    void whatIsLeftOutOrEmptyNarrowsNothing() {
        assertThat(asked(Map.of("words", " ", "author", "")).query()).isEqualTo(Query.ALL);
        assertThat(asked(Map.of()).query().narrows()).isFalse();
    }

    @Test
    void everyFieldIsRead() {
        var asked = asked(Map.of(
                "words", "landing",
                "author", "XB",
                "way", "in",
                "format", "note",
                "since", "2026-09-01",
                "until", "2026-09-01",
                "missing", "yes",
                "page", "2"));
        var day = Optional.of(LocalDate.parse("2026-09-01"));
        assertThat(asked.problems()).isEmpty();
        assertThat(asked.query()).isEqualTo(new Query("landing", "XB", Way.IN, "note", day, day, true, 2));
        assertThat(asked.query().narrows()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "author, XZ, choice, 'XA, XB'",
        "way, across, choice, 'in, out'",
        "way, both, choice, 'in, out'",
        "format, memo, choice, 'notification, note'",
        "since, 2026-02-30, date, 2026-03-01",
        "since, 1.9.2026, date, 2026-03-01",
        "until, 20260901, date, 2026-03-01",
        "missing, no, choice, yes",
        "page, 0, page, 1",
        "page, -1, page, 1",
        "page, 99999999, page, 1",
        "page, two, page, 1",
    })
    void aValueThatCannotBeIsNamedWithWhatCould(String field, String value, String key, String right) {
        var asked = asked(Map.of(field, value));
        assertThat(asked.problems()).containsExactly(new Problem(field, key, value, right));
        assertThat(asked.typed(field)).isEqualTo(value);
        assertThat(asked.query()).isEqualTo(Query.ALL);
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsNamed() {
        assertThat(asked(Map.of("since", "2026-09-02", "until", "2026-09-01")).problems())
                .containsExactly(new Problem("until", "order", "2026-09-01", "2026-09-02"));
    }

    @ParameterizedTest
    @CsvSource({"200, 0", "201, 1"})
    void aSearchHasALimit(int length, int problems) {
        assertThat(asked(Map.of("words", "x".repeat(length))).problems()).hasSize(problems);
    }
}
