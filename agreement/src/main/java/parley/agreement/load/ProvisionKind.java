package parley.agreement.load;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.agreement.pack.Provision;

/**
 * A kind of provision as the loader knows it.
 *
 * @param word what stands under {@code kind}
 * @param keys the keys of its mapping
 * @param subjects what {@code for} must name
 * @param reader reads what only this kind has; empty once a problem was noted
 */
record ProvisionKind(String word, Set<String> keys, Subjects subjects, Reader reader) {
    /** Every kind of this version. */
    static final List<ProvisionKind> ALL = List.of(
            new ProvisionKind("notify", NotifyReader.KEYS, Subjects.IDENTIFIED, NotifyReader::read),
            new ProvisionKind("exchange", ExchangeReader.KEYS, Subjects.IDENTIFIED, ExchangeReader::read),
            new ProvisionKind("report", ReportReader.KEYS, Subjects.NONE, ReportReader::read),
            new ProvisionKind("limit", LimitReader.KEYS, Subjects.IDENTIFIED, LimitReader::read),
            new ProvisionKind("quota", QuotaReader.KEYS, Subjects.IDENTIFIED, QuotaReader::read),
            new ProvisionKind("refrain", RefrainReader.KEYS, Subjects.ANY, RefrainReader::read),
            new ProvisionKind("ceiling", CeilingReader.KEYS, Subjects.ANY, CeilingReader::read),
            new ProvisionKind("adoption", AdoptionReader.KEYS, Subjects.IDENTIFIED, AdoptionReader::read),
            new ProvisionKind("declare", DeclareReader.KEYS, Subjects.NONE, DeclareReader::read));

    static final List<String> WORDS = ALL.stream().map(ProvisionKind::word).toList();

    /** What a kind of provision is about. */
    enum Subjects {
        /** Facts with an id: each has findings of its own. */
        IDENTIFIED,
        /** Facts of any type, which are counted or added up. */
        ANY,
        /** Nothing. */
        NONE
    }

    /** Reads the rest of a provision. */
    @FunctionalInterface
    interface Reader {
        Optional<? extends Provision> read(Heading heading);
    }

    static Optional<ProvisionKind> named(String word) {
        return ALL.stream().filter(kind -> kind.word.equals(word)).findFirst();
    }
}
