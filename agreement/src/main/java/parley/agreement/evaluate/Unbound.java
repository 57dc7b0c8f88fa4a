package parley.agreement.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.pack.Condition;
import parley.agreement.pack.DebtorRow;
import parley.agreement.pack.Joins;
import parley.agreement.pack.Lift;
import parley.agreement.pack.Refrain;
import parley.agreement.pack.Region;
import parley.agreement.pack.Satisfaction;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.truth.Truth;

/** Which parameters a provision reads that nobody has bound; while there is one, it says nothing about any subject. */
final class Unbound {
    private final Scene scene;
    private final Set<String> read = new TreeSet<>();

    private Unbound(Scene scene) {
        this.scene = scene;
    }

    /** Their names, in the order of the alphabet. */
    static SortedSet<String> in(Scene scene, Refrain rule) {
        Unbound unbound = new Unbound(scene);
        rule.debtors().stream()
                .map(DebtorRow::applies)
                .flatMap(Optional::stream)
                .forEach(unbound::condition);
        rule.where().ifPresent(unbound::condition);
        rule.region().ifPresent(unbound::region);
        rule.unless().ifPresent(unbound::lift);
        rule.exempt().forEach(exemption -> {
            unbound.condition(exemption.when());
            exemption.unless().ifPresent(unbound::lift);
        });
        rule.baseline().map(Refrain.Baseline::date).ifPresent(unbound::date);
        return unbound.names();
    }

    /** Those that the rules read by which ids are joined. */
    static SortedSet<String> in(Scene scene, Joins joins) {
        Unbound unbound = new Unbound(scene);
        joins.rules().forEach(rule -> {
            if (rule instanceof Joins.When when) {
                unbound.expr(when.expr());
            }
        });
        return unbound.names();
    }

    /** Each unbound parameter, as read. */
    static List<Proof> proofs(Scene scene, String rule, String ref, SortedSet<String> unbound) {
        return unbound.stream()
                .map(name -> new Path(List.of("param", name)))
                .<Proof>map(path -> new Proof.Stated(
                        new Site(rule + "/" + path, Optional.of(ref), path.toString()),
                        Truth.UNKNOWN,
                        Parameters.read(scene, path.last())))
                .toList();
    }

    private SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(read);
        names.removeIf(name -> Parameters.read(scene, name) instanceof Reading.Known);
        return names;
    }

    private void date(Refrain.Date date) {
        if (date instanceof Refrain.Date.Param(Path path)) {
            path(path);
        }
    }

    /** A table's line and widths are those of the pack. */
    private void region(Region region) {
        switch (region) {
            case Region.Strip strip -> condition(strip.condition());
            case Region.OwnSide own -> condition(own.condition());
            case Region.ByMarker _ -> {}
        }
    }

    private void condition(Condition condition) {
        switch (condition) {
            case Condition.All(String _, Optional<String> _, List<Condition> of) -> of.forEach(this::condition);
            case Condition.Any(String _, Optional<String> _, List<Condition> of) -> of.forEach(this::condition);
            case Condition.Not(String _, Optional<String> _, Condition of) -> condition(of);
            case Condition.When when -> expr(when.expr());
            case Condition.Named named ->
                scene.pack().term(named.term()).ifPresent(term -> condition(term.condition()));
            case Condition.Window window -> path(window.before());
        }
    }

    private void lift(Lift lift) {
        switch (lift) {
            case Lift.All(String _, List<Lift> of) -> of.forEach(this::lift);
            case Lift.Any(String _, List<Lift> of) -> of.forEach(this::lift);
            case Lift.Notice notice ->
                notice.by().matching().map(Satisfaction.Matching::expr).ifPresent(this::expr);
        }
    }

    private void expr(Expr expr) {
        switch (expr) {
            case Expr.Read(Expr.Slice _, Path path) -> path(path);
            case Expr.Has(Expr.Slice _, Path path) -> path(path);
            case Expr.ListOf(Expr.Slice _, List<Expr> items) -> items.forEach(this::expr);
            case Expr.Not(Expr.Slice _, Expr of) -> expr(of);
            case Expr.Negate(Expr.Slice _, Expr of) -> expr(of);
            case Expr.Binary binary -> Stream.of(binary.left(), binary.right()).forEach(this::expr);
            case Expr.Call call -> call.arguments().forEach(this::expr);
            case Expr.Literal _ -> {}
        }
    }

    private void path(Path path) {
        if (path.root().equals("param")) {
            read.add(path.last());
        }
    }
}
