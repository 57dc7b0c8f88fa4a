package parley.agreement.evaluate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.agreement.account.Account;
import parley.agreement.account.Cut;
import parley.agreement.account.FactKey;
import parley.agreement.condition.Inputs;
import parley.agreement.condition.Program;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Path;
import parley.agreement.pack.FactType;
import parley.agreement.pack.Joins;
import parley.agreement.proof.Proof;
import parley.agreement.proof.Proof.Operator;
import parley.agreement.proof.Proof.Site;
import parley.agreement.proof.Reading;
import parley.agreement.proof.Source;
import parley.agreement.time.CivilTime;
import parley.agreement.truth.Truth;
import parley.agreement.value.Party;
import parley.agreement.value.Value;

/**
 * Proves of two ids whether they are one subject on an account. The node of a pair is the disjunction of its rules; that
 * of a condition is the disjunction of the condition with the two in the one order and in the other, or in one order alone
 * where a field of the one is only compared as equal with that of the other.
 */
final class JoinRules {
    private final Scene scene;
    private final String id;
    private final Joins joins;
    private final Map<String, Program> programs = new HashMap<>();

    /**
     * Rules of a provision.
     *
     * @param id of the place where they stand
     */
    JoinRules(Scene scene, String id, Joins joins) {
        this.scene = scene;
        this.id = id;
        this.joins = joins;
    }

    /**
     * All rules of a pair, whether they join it or not.
     *
     * @param cut how far the logs were read for the account
     */
    Proof prove(Account account, Cut cut, FactKey one, FactKey other) {
        List<Proof> parts = new ArrayList<>();
        for (Joins.Rule rule : joins.rules()) {
            parts.add(
                    switch (rule) {
                        case Joins.Stated stated -> stated(stated, cut, account, one, other);
                        case Joins.When when -> when(when, account, one, other);
                    });
        }
        return any(new Site(id + "/" + one.id() + "+" + other.id(), Optional.empty(), text(one, other)), parts);
    }

    private static String text(FactKey one, FactKey other) {
        return one.id() + " and " + other.id();
    }

    private static Proof any(Site site, List<Proof> parts) {
        Truth truth = parts.stream().map(Program::truth).reduce(Truth.FALSE, Truth::or);
        return new Proof.Combined(site, Operator.ANY, truth, parts);
    }

    /** Whether the holder has said so, in any of his statements. */
    private Proof stated(Joins.Stated rule, Cut cut, Account account, FactKey one, FactKey other) {
        List<Source> from = new ArrayList<>();
        for (FactKey fact : scene.book(cut).facts(rule.fact())) {
            if (account.stated(fact)) {
                Reading first = account.field(fact, rule.one());
                Reading second = account.field(fact, rule.other());
                boolean same = names(first, one) && names(second, other);
                if (same || (names(first, other) && names(second, one))) {
                    from.addAll(first.from());
                    from.addAll(second.from());
                }
            }
        }
        Site site = new Site(rule.id(), Optional.of(rule.ref()), rule.text());
        if (from.isEmpty()) {
            return new Proof.Combined(site, Operator.NOT, Truth.FALSE, List.of(searched(rule, account.holder(), cut)));
        }
        Value ids = new Value.Items(List.of(new Value.Id(one.id()), new Value.Id(other.id())));
        return new Proof.Stated(site, Truth.TRUE, new Reading.Known(ids, from));
    }

    /** That the holder's own log, as far as it is read, says nothing of the kind. */
    private Proof searched(Joins.Stated rule, Party holder, Cut cut) {
        Long last = cut.last().get(holder);
        return new Proof.Searched(
                new Site(rule.id() + "/search", Optional.of(rule.ref()), rule.text() + " by " + holder),
                last == null ? scene.record().sizes() : Map.of(holder, last + 1),
                List.of(),
                Truth.TRUE,
                List.of());
    }

    private static boolean names(Reading reading, FactKey subject) {
        return reading instanceof Reading.Known(Value id, List<Source> _)
                && id.toString().equals(subject.id());
    }

    private Proof when(Joins.When rule, Account account, FactKey one, FactKey other) {
        List<Proof> orders = new ArrayList<>();
        orders.add(ordered(rule, account, one, other));
        if (!isSymmetric(rule.expr())) {
            orders.add(ordered(rule, account, other, one));
        }
        return any(new Site(rule.id(), Optional.of(rule.ref()), rule.text()), orders);
    }

    private Proof ordered(Joins.When rule, Account account, FactKey a, FactKey b) {
        Program program = programs.computeIfAbsent(
                rule.id(),
                _ -> Program.compile(
                        new Site(rule.id() + "/when", Optional.of(rule.ref()), rule.text()),
                        rule.text(),
                        rule.expr(),
                        path -> scene.wordsInOrder(of(path, a), rule.id())));
        Site site = new Site(
                rule.id() + "/" + a.id() + "+" + b.id(), Optional.empty(), "a is " + a.id() + ", b is " + b.id());
        return any(site, List.of(program.prove(new Two(program.paths(), account, a, b))));
    }

    private static boolean isSymmetric(Expr expr) {
        return expr
                        instanceof
                        Expr.Binary(
                                Expr.Slice _,
                                Expr.Op op,
                                Expr.Read(Expr.Slice _, Path left),
                                Expr.Read(Expr.Slice _, Path right))
                && (op == Expr.Op.EQUAL || op == Expr.Op.UNEQUAL)
                && left.fields().equals(right.fields());
    }

    /** The same path from a fact under its own root. */
    private Path of(Path path, FactKey fact) {
        List<String> segments = new ArrayList<>(path.segments());
        segments.set(
                0,
                scene.pack()
                        .fact(fact.type())
                        .map(FactType::root)
                        .orElseThrow(() -> new IllegalStateException("a loaded pack has no fact " + fact.type())));
        return new Path(segments);
    }

    /** The inputs of one condition: two facts under their roots, and what needs no fact. */
    private final class Two implements Inputs {
        private final List<Path> paths;
        private final Account account;
        private final FactKey a;
        private final FactKey b;

        Two(List<Path> paths, Account account, FactKey a, FactKey b) {
            this.paths = paths;
            this.account = account;
            this.a = a;
            this.b = b;
        }

        @Override
        public Reading read(int slot) {
            Path path = paths.get(slot);
            boolean second = path.root().equals(Joins.OTHER);
            FactKey fact = second ? b : a;
            boolean ofFact = second || path.root().equals(Joins.ONE);
            return Facts.of(scene, account, fact).read(ofFact ? of(path, fact) : path);
        }

        @Override
        public Instant at() {
            return scene.now().exactly();
        }

        @Override
        public CivilTime civilTime() {
            return scene.time();
        }

        @Override
        public void tick(Instant instant) {
            scene.tick(instant);
        }
    }
}
