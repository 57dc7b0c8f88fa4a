package parley.desk.entries;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.desk.entries.Entries.NO_PACKS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.node.view.EntryView;

class ListingTest {
    private static final EntryView OWN =
            Entries.of("XA", 3, "notification", "XA/3", "{\"name\":\"Herbstübung\"}", "2026-09-01T23:59:59Z");
    private static final EntryView THEIRS = Entries.of(
            "XB",
            7,
            "note",
            "XB/7",
            "{\"text\":\"A \\\"landing\\\" at sea\",\"troops\":12700}",
            "2026-09-02T00:00:00Z");
    private static final EntryView WAITING = Entries.waiting("XC", 2, "2026-09-03T12:00:00Z");
    private static final List<EntryView> RECORD = List.of(
            OWN,
            Entries.other("XA", 4, "seen", Optional.empty()),
            THEIRS,
            Entries.other("XB", 8, "note", Optional.of("BAD_SIGNATURE: none")),
            WAITING);

    private static List<String> found(Map<String, String> typed) {
        var asked = Asked.of(typed, List.of("XA", "XB", "XC"), List.of("notification", "note"));
        assertThat(asked.problems()).isEmpty();
        var query = asked.query();
        var listing = Listing.page(RECORD, "XA", query, new Search(query.words(), NO_PACKS, "en"));
        assertThat(listing.total()).isEqualTo(listing.rows().size());
        return listing.rows().stream()
                .map(row ->
                        row.entry().pointer().party() + row.entry().pointer().index())
                .toList();
    }

    @Test
    void allThatCountsIsListedNewestFirst() {
        assertThat(found(Map.of())).containsExactly("XC2", "XB7", "XA3");
    }

    @ParameterizedTest
    @CsvSource({
        "author, XB, XB7",
        "way, out, XA3",
        "way, in, XC2 XB7",
        "format, notification, XA3",
        "since, 2026-09-02, XC2 XB7",
        "until, 2026-09-01, XA3",
        "missing, yes, XC2",
    })
    void eachFieldNarrows(String field, String value, String found) {
        assertThat(String.join(" ", found(Map.of(field, value)))).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LANDING", "\"landing\"", "12700", "note land", "xb/7 4/2026 sea"})
    void wordsAreFoundInAnyValueTitleNumberOrSubjectInEitherCase(String words) {
        assertThat(found(Map.of("words", words))).containsExactly("XB7");
    }

    @Test
    void everyAlphabetHasItsCases() {
        assertThat(found(Map.of("words", "HERBSTÜBUNG"))).containsExactly("XA3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"troops", "text", "landing nowhere", "\"text\"", ".*", "\\"})
    void theNameOfAFieldIsNoValueOfItAndAPatternIsAWord(String words) {
        assertThat(found(Map.of("words", words))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 50, 120, 71", "2, 50, 70, 21", "3, 20, 20, 1", "4, 0, 0, 0"})
    void aPageHasFiftyAndTheLastOneTheRest(int page, int size, int first, int last) {
        var many = new ArrayList<EntryView>();
        IntStream.rangeClosed(1, 120)
                .map(i -> i * 7 % 121) // in no order of time
                .forEach(i -> many.add(Entries.of(
                        "XB", i, "note", "", "{}", Instant.ofEpochSecond(i).toString())));
        var query = new Query("", "", Way.BOTH, "", Optional.empty(), Optional.empty(), false, page);
        var listing = Listing.page(many, "XA", query, new Search("", NO_PACKS, "en"));
        assertThat(listing.total()).isEqualTo(120);
        assertThat(listing.pages()).isEqualTo(3);
        assertThat(listing.rows()).hasSize(size);
        if (size > 0) {
            assertThat(listing.rows().getFirst().entry().pointer().index()).isEqualTo(first);
            assertThat(listing.rows().getLast().entry().pointer().index()).isEqualTo(last);
        }
        assertThat(Listing.all(many, "XA", query, new Search("", NO_PACKS, "en")))
                .hasSize(120)
                .isSortedAccordingTo((a, b) -> b.when().compareTo(a.when()));
    }
}
