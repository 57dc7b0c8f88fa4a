package parley.desk.live;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.agreement.expr.Expr;
import parley.agreement.finding.ExtentProse.Kind;
import parley.agreement.finding.Head;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Ceiling;
import parley.agreement.pack.Declare;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Limit;
import parley.agreement.pack.LineRole;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Report;
import parley.agreement.pack.Satisfaction;
import parley.desk.view.Glossary;
import parley.desk.view.Title;
import parley.ledger.bytes.Hash;
import parley.node.view.CircleView;

/**
 * The names that the packs of a node give to their documents. Formats are looked up by name, and two packs of different circles
 * may give one name to different formats: what a page of a circle says is looked up in that circle's. Immutable.
 */
public final class Titles {
    private final Map<String, Pack> byHash = new LinkedHashMap<>();
    private final Map<Hash, Titles> byCircle = new LinkedHashMap<>();

    /** The names in the only circle of a node. */
    public Titles(Collection<Pack> packs) {
        packs.forEach(pack -> byHash.put(pack.sha256(), pack));
    }

    /** The names in each of several circles, by their ids. */
    public Titles(Map<Hash, List<Pack>> circles) {
        this(circles.values().stream().flatMap(List::stream).toList());
        circles.forEach((circle, packs) -> byCircle.put(circle, new Titles(packs)));
    }

    /** Those that the packs of a circle give. */
    public Titles in(Hash circle) {
        return byCircle.getOrDefault(circle, this);
    }

    /** Those that the packs of a circle give. */
    public Titles in(CircleView circle) {
        return in(circle.summary().id());
    }

    /** The format of that name in any of the packs. */
    public Optional<Format> format(String name) {
        return byHash.values().stream()
                .flatMap(pack -> pack.format(name).stream())
                .findFirst();
    }

    /** The pack whose format of that name is shown. */
    public Optional<Pack> packWith(String format) {
        return byHash.values().stream()
                .filter(pack -> pack.format(format).isPresent())
                .findFirst();
    }

    /** The formats of all packs by their own names, in the order of the packs. */
    public Map<String, Title> formats() {
        var titles = new LinkedHashMap<String, Title>();
        byHash.values()
                .forEach(pack ->
                        pack.formats().forEach((name, format) -> titles.putIfAbsent(name, new Title(format.title()))));
        return titles;
    }

    /** Whether a format is one of a line, over which two parties speak to each other at any hour. */
    boolean isOfLine(String format) {
        return format(format).flatMap(Format::line).isPresent();
    }

    /** Whether any is. */
    boolean hasLine() {
        return formats().keySet().stream().anyMatch(this::isOfLine);
    }

    /** Whether the duty of a finding is met by a test of a line. */
    boolean isTest(String pack, Head finding) {
        return provision(pack, finding)
                .flatMap(provision -> format(provision, finding))
                .flatMap(this::format)
                .flatMap(Format::line)
                .filter(LineRole.Tests.class::isInstance)
                .isPresent();
    }

    /** What people call a format; its own name where no pack knows it. */
    public Title of(String format) {
        return format(format).map(known -> new Title(known.title())).orElseGet(() -> Title.of(format));
    }

    /** The document that meets the duty, or uses the power, of a finding; its provision's name where it is no document. */
    Title document(String pack, Head finding) {
        return provision(pack, finding)
                .flatMap(provision -> format(provision, finding))
                .map(this::of)
                .orElseGet(() -> glossary(pack)
                        .rule(finding.provision()
                                + finding.step().map(step -> "." + step).orElse("")));
    }

    /**
     * The name of the format in which the duty of a finding is met, or its power used: the one that its provision names, or
     * the only one that must state what its provision asks for. Empty where there is none, or more than one.
     */
    public Optional<String> form(String pack, Head finding) {
        return provision(pack, finding)
                .flatMap(provision -> format(provision, finding)
                        .or(() -> asked(provision, finding).flatMap(asked -> stating(pack, asked))));
    }

    /**
     * The field of that form in which an entry names the subject of a finding to meet its duty: the one that its provision
     * compares with the subject's id.
     */
    public Optional<String> naming(String pack, Head finding) {
        return provision(pack, finding).flatMap(provision -> switch (provision) {
            case Notify notify -> naming(notify.satisfiedBy(), notify.subjectType());
            case Exchange exchange ->
                finding.step()
                        .flatMap(exchange::step)
                        .flatMap(step -> naming(satisfaction(step), exchange.subjectType()));
            case Report _, Limit _, Quota _, Refrain _, Ceiling _, Adoption _, Declare _ -> Optional.empty();
        });
    }

    private static Optional<String> naming(Satisfaction satisfaction, String subject) {
        return satisfaction instanceof Satisfaction.ByEntry by
                ? by.matching().flatMap(matching -> naming(matching.expr(), FactType.rootOf(subject)))
                : Optional.empty();
    }

    private static Optional<String> naming(Expr matching, String subject) {
        if (!(matching instanceof Expr.Binary both)) {
            return Optional.empty();
        }
        if (both.op() == Expr.Op.AND) {
            return naming(both.left(), subject).or(() -> naming(both.right(), subject));
        }
        return both.op() == Expr.Op.EQUAL
                ? named(both.left(), both.right(), subject).or(() -> named(both.right(), both.left(), subject))
                : Optional.empty();
    }

    private static Optional<String> named(Expr field, Expr id, String subject) {
        boolean own = id instanceof Expr.Read read && read.path().segments().equals(List.of(subject, "id"));
        return own
                        && field instanceof Expr.Read of
                        && of.path().segments().size() == 2
                        && !of.path().root().equals(subject)
                ? Optional.of(of.path().last())
                : Optional.empty();
    }

    /** Fields of a fact of which a provision asks that somebody states them. */
    private record Asked(String fact, Set<String> fields) {}

    private static Optional<Asked> asked(Provision provision, Head finding) {
        return provision instanceof Exchange exchange
                        && finding.step().flatMap(exchange::step).orElse(null) instanceof Step.Duty duty
                        && duty.satisfiedBy() instanceof Satisfaction.ByFact(var when)
                ? Optional.of(new Asked(
                        exchange.subjectType(),
                        when.expr().paths().stream()
                                .map(path -> path.segments().getLast())
                                .collect(Collectors.toSet())))
                : Optional.empty();
    }

    private Optional<String> stating(String pack, Asked asked) {
        var formats = Optional.ofNullable(byHash.get(pack)).stream()
                .flatMap(known -> known.formats().values().stream())
                .filter(format -> format.states().stream()
                        .anyMatch(states -> states.fact().equals(asked.fact)))
                .filter(format -> format.fields().values().stream()
                        .anyMatch(field -> field.required() && asked.fields.contains(field.name())))
                .toList();
        return formats.size() == 1 ? Optional.of(formats.getFirst().name()) : Optional.empty();
    }

    /** What the pack of that hash calls the things that it defines. */
    Glossary glossary(String pack) {
        return new Glossary(Optional.ofNullable(byHash.get(pack)));
    }

    /** What the members of a finding's extent are to its provision. */
    Kind kind(String pack, Head finding) {
        return provision(pack, finding)
                .map(provision -> switch (provision) {
                    case Quota _ -> Kind.QUOTA;
                    case Notify _, Declare _, Report _, Exchange _ -> Kind.NOTICE;
                    case Limit _, Ceiling _, Refrain _ -> Kind.LIMIT;
                    case Adoption _ -> Kind.PROPOSAL;
                })
                .orElse(Kind.LIMIT);
    }

    private Optional<Provision> provision(String pack, Head finding) {
        return Optional.ofNullable(byHash.get(pack)).flatMap(known -> known.provision(finding.provision()));
    }

    private static Optional<String> format(Provision provision, Head finding) {
        return switch (provision) {
            case Notify notify -> format(notify.satisfiedBy());
            case Exchange exchange ->
                finding.step().flatMap(exchange::step).flatMap(step -> format(satisfaction(step)));
            case Report report -> Optional.of(report.format());
            case Limit _, Quota _, Refrain _, Ceiling _, Adoption _, Declare _ -> Optional.empty();
        };
    }

    private static Satisfaction satisfaction(Step step) {
        return switch (step) {
            case Step.Power power -> power.exercisedBy();
            case Step.Duty duty -> duty.satisfiedBy();
        };
    }

    private static Optional<String> format(Satisfaction satisfaction) {
        return switch (satisfaction) {
            case Satisfaction.ByEntry byEntry -> Optional.of(byEntry.format());
            case Satisfaction.ByFact byFact -> Optional.empty();
        };
    }
}
