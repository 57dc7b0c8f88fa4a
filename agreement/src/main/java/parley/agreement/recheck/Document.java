package parley.agreement.recheck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.agreement.pack.Satisfaction.OnBehalf;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.record.RecordedEntry;
import parley.agreement.record.Reference;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;

/**
 * An entry that may meet a duty.
 *
 * @param counts whether it is in the format and about the subject; UNKNOWN where bodies do not tell
 */
record Document(RecordedEntry entry, Truth counts) {

    /** Those that may count, in the order in which they are looked through. */
    static List<Document> of(Case given, Searches.Wanted wanted) {
        List<Document> documents = new ArrayList<>();
        for (Party author : wanted.authors()) {
            for (RecordedEntry entry : given.record().log(author)) {
                add(given, wanted, entry, documents);
                if (wanted.by().onBehalf() != OnBehalf.NONE) {
                    joined(given, wanted, entry, documents);
                }
            }
            if (wanted.by().onBehalf() == OnBehalf.LISTED) {
                given.record().parties().stream()
                        .filter(party -> !party.equals(author))
                        .flatMap(party -> given.record().log(party).stream())
                        .filter(entry -> isFor(given, author, entry))
                        .forEach(entry -> add(given, wanted, entry, documents));
            }
        }
        if (wanted.authors().size() > 1) {
            documents.sort(Comparator.comparing(
                    document -> Searches.time(document.entry, wanted).earliest().orElse(Instant.MIN)));
        }
        return documents;
    }

    /** What a party said of the subject from the entry on that met a duty, where a fact meets it; else all that it said. */
    static List<Document> byFact(Case given, Party debtor, Optional<RecordedEntry> met) {
        Statements statements = given.statements();
        String subject = given.finding().subject().orElse("");
        List<Document> documents = new ArrayList<>();
        met.ifPresent(entry -> documents.add(new Document(entry, Truth.TRUE)));
        long first = met.map(entry -> entry.pointer().index()).orElse(-1L);
        given.record().log(debtor).stream()
                .filter(entry -> entry.pointer().index() > first
                        && !statements.standing().takenBack(entry.pointer())
                        && statements.names(entry, subject))
                .forEach(entry -> documents.add(new Document(entry, Truth.UNKNOWN)));
        return documents;
    }

    private static void add(Case given, Searches.Wanted wanted, RecordedEntry entry, List<Document> documents) {
        if (entry.format().equals(wanted.by().format())
                && !given.statements().standing().withdrawn(entry.pointer())) {
            Truth counts = Shape.combine(
                    Operator.ALL, List.of(new Matching(given).of(wanted.by(), entry), wanted.answers(entry)));
            if (counts != Truth.FALSE) {
                documents.add(new Document(entry, counts));
            }
        }
    }

    /** Every version of a notice that names the party that joins it. */
    private static void joined(Case given, Searches.Wanted wanted, RecordedEntry joining, List<Document> documents) {
        Standing standing = given.statements().standing();
        if (standing.withdrawn(joining.pointer())) {
            return;
        }
        for (Reference reference : joining.references()) {
            if (reference.role() == Reference.Role.JOINS) {
                given.record().log(reference.target().party()).stream()
                        .filter(version -> standing.root(version.pointer()).equals(standing.root(reference.target())))
                        .filter(version -> isFor(given, joining.author(), version))
                        .forEach(version -> add(given, wanted, version, documents));
            }
        }
    }

    private static boolean isFor(Case given, Party party, RecordedEntry entry) {
        return new Searches(given, new Faults()).names(entry, party);
    }
}
