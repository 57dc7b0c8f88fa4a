package parley.agreement.pack;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parley.agreement.expr.Path;
import parley.agreement.time.WorkingDays;

/**
 * An agreement, ready to be evaluated. Immutable; every map keeps the order of the files.
 *
 * @param agreement short name, for instance {@code vd11}
 * @param version version of this reading, for instance {@code 2026.1}; never changed once used
 * @param sha256 lower-case hex hash over the files that carry meaning, see {@code PackHash}
 * @param title its name in full
 * @param seen how soon members say that they hold an entry
 * @param zone the zone in which its civil days begin and end
 * @param roles roles that the provisions name
 * @param facts fact types by name
 * @param terms terms by name
 * @param parameters parameters by name
 * @param calendars working days by name
 * @param areas lines and areas by name
 * @param formats formats by name
 * @param phrases its coded messages, none in most packs
 * @param provisions provisions by id
 * @param paragraphs the text in our words, in its order
 * @param names what people call all this
 * @param sources the files that carry meaning, by path, as they stand
 */
public record Pack(
        String agreement,
        String version,
        String sha256,
        String title,
        Seen seen,
        ZoneId zone,
        Map<String, RoleSource> roles,
        Map<String, FactType> facts,
        Map<String, Term> terms,
        Map<String, Parameter> parameters,
        Map<String, WorkingDays> calendars,
        Map<String, Area> areas,
        Map<String, Format> formats,
        PhraseBook phrases,
        Map<String, Provision> provisions,
        List<Paragraph> paragraphs,
        Nomenclature names,
        SortedMap<String, String> sources) {
    public Pack {
        roles = ordered(roles);
        facts = ordered(facts);
        terms = ordered(terms);
        parameters = ordered(parameters);
        calendars = ordered(calendars);
        areas = ordered(areas);
        formats = ordered(formats);
        provisions = ordered(provisions);
        paragraphs = List.copyOf(paragraphs);
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
    }

    /** How soon a member says that it holds what another wrote. */
    public enum Seen {
        /** At the pace of its node, so that what comes together shares one receipt. */
        SOON,
        /** Without waiting for anything: of a line on which minutes count. */
        AT_ONCE
    }

    /** Who fills a role. */
    public enum RoleSource {
        /** Every party of the circle. */
        ALL,
        /** The one party that the charter names under {@code roles}. */
        CHARTER
    }

    public Optional<FactType> fact(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    public Optional<Term> term(String name) {
        return Optional.ofNullable(terms.get(name));
    }

    public Optional<Format> format(String name) {
        return Optional.ofNullable(formats.get(name));
    }

    /** Whether something can be said on a line in one of its formats. */
    public boolean hasLine() {
        return formats.values().stream()
                .anyMatch(format ->
                        format.line().filter(LineRole.Says.class::isInstance).isPresent());
    }

    /** Whether something can be pledged in one of its formats. */
    public boolean hasPledges() {
        return formats.values().stream()
                .anyMatch(format -> format.pledge()
                        .filter(PledgeRole.Pledges.class::isInstance)
                        .isPresent());
    }

    /** Whether sessions of a council are called in one of its formats. */
    public boolean hasCouncil() {
        return formats.values().stream()
                .anyMatch(format -> format.council()
                        .filter(CouncilRole.Session.class::isInstance)
                        .isPresent());
    }

    /** Whether events of a history are stated in one of its formats. */
    public boolean hasHistory() {
        return formats.values().stream()
                .anyMatch(format -> format.history()
                        .filter(HistoryRole.Event.class::isInstance)
                        .isPresent());
    }

    public Optional<Provision> provision(String id) {
        return Optional.ofNullable(provisions.get(id));
    }

    /** What people call the thing to which a path leads, {@code activity.troops} for instance; empty without a name. */
    public Optional<Nomenclature.Name> called(Path path) {
        return Defined.called(this, path);
    }

    /** What people call the fact of which the last step of a path is a field; empty without a fact or a name. */
    public Optional<Nomenclature.Name> holder(Path path) {
        return Defined.holder(this, path).flatMap(type -> names.fact(type.name()));
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
