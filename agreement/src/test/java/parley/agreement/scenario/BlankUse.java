package parley.agreement.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parley.agreement.expr.Path;
import parley.agreement.pack.Adoption;
import parley.agreement.pack.Deadline;
import parley.agreement.pack.Exchange;
import parley.agreement.pack.Exchange.Step;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Format;
import parley.agreement.pack.Format.Source;
import parley.agreement.pack.Joins;
import parley.agreement.pack.Limit;
import parley.agreement.pack.Notify;
import parley.agreement.pack.Pack;
import parley.agreement.pack.Provision;
import parley.agreement.pack.Quota;
import parley.agreement.pack.Report;
import parley.agreement.pack.Satisfaction;
import parley.agreement.value.Data;
import parley.agreement.value.Type;

/** What a pack makes of the place in a form at which a value stands. */
final class BlankUse {
    private final Pack pack;
    private final Format format;
    private final List<String> path;
    private final List<Field> fields;
    private final Data.Members beside;

    /** A field of a fact that an entry states from the value. */
    private record Field(FactType fact, String name) {
        Optional<Type> type() {
            return Optional.ofNullable(fact.fields().get(name)).map(FactType.Field::type);
        }

        /** The field as a condition reads it: {@code activity.start}. */
        String read() {
            return fact.root() + "." + name;
        }
    }

    BlankUse(Blank blank) {
        this.pack = blank.story().pack();
        this.format = blank.format().orElseThrow();
        this.path = blank.path();
        this.beside = blank.beside();
        this.fields = format.states().stream().flatMap(this::stated).toList();
    }

    private Stream<Field> stated(Format.States states) {
        FactType fact = pack.fact(states.fact()).orElseThrow();
        boolean rows = states.each().filter(path.getFirst()::equals).isPresent();
        if (rows) {
            return path.size() == 3 ? Stream.of(new Field(fact, path.getLast())) : Stream.of();
        }
        if (path.size() > 1) {
            return Stream.of();
        }
        Source here = new Source.Body(path.getFirst());
        Stream<String> renamed = states.with().entrySet().stream()
                .filter(field -> field.getValue().equals(here))
                .map(field -> field.getKey());
        Stream<String> id = states.id().filter(here::equals).map(_ -> "id").stream();
        Stream<String> alike = Stream.of(path.getFirst())
                .filter(name ->
                        fact.fields().containsKey(name) && !states.with().containsKey(name));
        return Stream.of(renamed, id, alike).flatMap(names -> names).map(name -> new Field(fact, name));
    }

    /** Whether it says which facts there are, or whose they are: an id, a party, a list of any, a key but for its days. */
    boolean names() {
        Optional<Type> inForm = Optional.ofNullable(format.fields().get(path.getFirst()))
                .filter(_ -> path.size() == 1)
                .map(Format.FormField::type);
        return Stream.concat(inForm.stream(), fields.stream().flatMap(field -> field.type().stream()))
                        .anyMatch(BlankUse::isName)
                || fields.stream()
                        .anyMatch(field -> field.name().equals("id")
                                || (field.fact().key().contains(field.name()) && !datesRow(field)));
    }

    private static boolean isName(Type type) {
        return switch (type) {
            case Type.AnyId _, Type.IdOf _, Type.RowOf _ -> true;
            case Type.ListOf(Type item) -> isName(item);
            case Type.Simple simple -> simple == Type.Simple.PARTY;
            case Type.Words _, Type.SpanOf _, Type.Groups _, Type.Coded _ -> false;
        };
    }

    /** Whether it is a day from or to which a row counts in a total. */
    boolean datesRow() {
        return fields.stream().anyMatch(this::datesRow);
    }

    private boolean datesRow(Field field) {
        return pack.facts().values().stream()
                .flatMap(fact -> fact.derived().values().stream())
                .filter(derived -> derived.fact().equals(field.fact().name()))
                .flatMap(derived -> derived.during().stream())
                .anyMatch(during ->
                        during.from().equals(field.name()) || during.to().equals(Optional.of(field.name())));
    }

    /** Whether it is the beginning or end of what is held at once, where the end lies before the beginning. */
    boolean isBackwards() {
        return pack.provisions().values().stream().anyMatch(provision -> switch (provision) {
            case Limit limit ->
                limit.limits().stream()
                        .anyMatch(bound -> bound.counting() instanceof Limit.Counting.Overlap(Path from, Path to)
                                && isBackwards(from, to));
            case Quota quota ->
                quota.lines().stream()
                        .anyMatch(line -> line.counting() instanceof Quota.Counting.Overlap(Path from, Path to)
                                && isBackwards(from, to));
            default -> false;
        });
    }

    private boolean isBackwards(Path from, Path to) {
        return (from.last().equals(path.getLast()) || to.last().equals(path.getLast()))
                && day(from).compareTo(day(to)) > 0;
    }

    /** The day that stands beside the value, as text, which sorts alike. */
    private String day(Path field) {
        return beside.get(field.last())
                .map(data -> data instanceof Data.Text(String day) ? day : "")
                .orElse("");
    }

    /** Whether a rule reads it that joins ids to one subject. */
    boolean joins() {
        Set<String> read = new HashSet<>();
        for (Provision provision : pack.provisions().values()) {
            if (provision instanceof Notify notify && notify.joins().isPresent()) {
                String root = FactType.rootOf(notify.subjectType());
                notify.joins().get().rules().stream()
                        .flatMap(rule -> rule instanceof Joins.When when ? when.expr().paths().stream() : Stream.of())
                        .map(each -> root + "." + each.last())
                        .forEach(read::add);
            }
        }
        return fields.stream().anyMatch(field -> read.contains(field.read()));
    }

    /** Whether it tells if an entry is the act that a provision looks for: by matching, as the fact asked for, a claim. */
    boolean makesAct() {
        Set<Path> read = new HashSet<>();
        Set<String> reported = new HashSet<>();
        for (Provision provision : pack.provisions().values()) {
            switch (provision) {
                case Notify notify -> {
                    read.addAll(paths(notify.satisfiedBy()));
                    notify.exceptions().forEach(rule -> rule.satisfiedBy().ifPresent(by -> read.addAll(paths(by))));
                }
                case Exchange exchange -> exchange.steps().forEach(step -> read.addAll(paths(step)));
                case Report report ->
                    reported.add(report.format() + "."
                            + switch (report.every()) {
                                case Report.Period.Yearly yearly -> yearly.field();
                                case Report.Period.Rolling rolling -> rolling.field();
                            });
                case Adoption adoption ->
                    adoption.silence()
                            .extendedBy()
                            .ifPresent(extending -> reported.add(extending.format() + "." + extending.until()));
                default -> {}
            }
        }
        return reported.contains(format.name() + "." + path.getFirst())
                || fields.stream().anyMatch(field -> read.contains(Path.parse(field.read())))
                || read.stream()
                        .anyMatch(each -> !isFact(each.root()) && each.fields().equals(path));
    }

    /** Whether it says how long a time is that runs from its entry. */
    boolean setsLength() {
        return pack.provisions().values().stream()
                .flatMap(provision -> provision instanceof Exchange exchange ? Stream.of(exchange) : Stream.of())
                .anyMatch(exchange -> exchange.steps().stream().anyMatch(step -> setsLength(exchange, step)));
    }

    private boolean setsLength(Exchange exchange, Step step) {
        return step instanceof Step.Duty duty
                && duty.deadline() instanceof Deadline.After after
                && after.within().orElse(null) instanceof Deadline.Length.Stated stated
                && List.of(stated.field()).equals(path)
                && after.anchor().ofStep().flatMap(exchange::step).orElse(null) instanceof Step.Power power
                && power.exercisedBy() instanceof Satisfaction.ByEntry by
                && by.format().equals(format.name());
    }

    /** Whether it stands in the form by which a text is put forward for silence. */
    boolean isPutForward() {
        return pack.provisions().values().stream()
                .anyMatch(provision -> provision instanceof Adoption adoption
                        && adoption.format().equals(format.name()));
    }

    private boolean isFact(String root) {
        return pack.facts().values().stream().map(FactType::root).anyMatch(root::equals);
    }

    private static List<Path> paths(Step step) {
        return switch (step) {
            case Step.Power power -> paths(power.exercisedBy());
            case Step.Duty duty -> {
                List<Path> read = new ArrayList<>(paths(duty.satisfiedBy()));
                duty.unless().forEach(unless -> {
                    if (unless instanceof Exchange.Unless.Claimed claimed) {
                        read.add(claimed.claimed());
                    }
                });
                yield read;
            }
        };
    }

    private static List<Path> paths(Satisfaction satisfaction) {
        return switch (satisfaction) {
            case Satisfaction.ByEntry by ->
                by.matching()
                        .map(matching -> List.copyOf(matching.expr().paths()))
                        .orElse(List.of());
            case Satisfaction.ByFact(var when) -> List.copyOf(when.expr().paths());
        };
    }
}
