package parley.agreement.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.agreement.expr.Expr;
import parley.agreement.expr.Expr.Op;
import parley.agreement.expr.Scope;
import parley.agreement.pack.Condition;
import parley.agreement.yaml.Position;
import parley.agreement.yaml.Problems;
import parley.agreement.yaml.YamlNode;
import parley.agreement.yaml.YamlNode.Mapping;
import parley.agreement.yaml.YamlNode.Scalar;
import parley.agreement.yaml.YamlNode.Sequence;

/**
 * Finds leaves that can never make a difference beside another leaf of the same {@code all} or {@code any}: more than
 * 300 beside at least 250 of the same total, the same threshold twice, two that never hold together. Only what is
 * certain is named ({@link Exclusion}); groups are not compared, since a text may say twice what one paragraph needs.
 *
 * @param op {@code &&} or {@code ||}: what stands between the leaves
 */
record Subsumption(Op op, Scope scope, Optional<String> paragraph, Problems problems) {

    /** A leaf, or a part of one, at its place. */
    private record Leaf(Position at, String words, Condition of) {
        @Override
        public String toString() {
            return words + " in line " + at.line();
        }
    }

    /** Checks the items of one {@code all} or {@code any} against one another. */
    void items(List<YamlNode> nodes, List<Condition> conditions) {
        List<Leaf> before = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            List<Leaf> leaves = leaves(nodes.get(i), conditions.get(i));
            compare(before, leaves);
            before.addAll(leaves);
        }
    }

    /** Checks the parts of one expression against one another, at every depth. */
    static void expression(Scalar text, Expr expr, Scope scope, Optional<String> paragraph, Problems problems) {
        if (expr instanceof Expr.Not(var _, var of)) {
            expression(text, of, scope, paragraph, problems);
        } else if (expr instanceof Expr.Binary(var _, var op, var left, var right) && (op == Op.AND || op == Op.OR)) {
            expression(text, left, scope, paragraph, problems);
            expression(text, right, scope, paragraph, problems);
            Subsumption here = new Subsumption(op, scope, paragraph, problems);
            here.compare(here.parts(text, left), here.parts(text, right));
        }
    }

    private List<Leaf> leaves(YamlNode node, Condition condition) {
        return switch (condition) {
            case Condition.When when ->
                ((Mapping) node)
                        .get("when")
                        .map(text -> parts((Scalar) text, when.expr()))
                        .orElse(List.of());
            case Condition.Named named -> List.of(new Leaf(node.at(), "term " + named.term(), named));
            case Condition.Window _ -> List.of();
            case Condition.Not(var _, var _, var of)
            when of instanceof Condition.Named named ->
                List.of(new Leaf(node.at(), "not term " + named.term(), condition));
            case Condition.Not _ -> List.of();
            case Condition.All all -> op == Op.AND ? leaves((Mapping) node, "all", all.of()) : List.of();
            case Condition.Any any -> op == Op.OR ? leaves((Mapping) node, "any", any.of()) : List.of();
        };
    }

    private List<Leaf> leaves(Mapping node, String form, List<Condition> of) {
        List<YamlNode> items =
                node.get(form).map(list -> ((Sequence) list).items()).orElse(List.of());
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            leaves.addAll(leaves(items.get(i), of.get(i)));
        }
        return leaves;
    }

    private List<Leaf> parts(Scalar text, Expr expr) {
        if (expr instanceof Expr.Binary(var _, var between, var left, var right) && between == op) {
            List<Leaf> parts = new ArrayList<>(parts(text, left));
            parts.addAll(parts(text, right));
            return parts;
        }
        Expr.Slice slice = expr.slice();
        String words = slice.of(text.text());
        return List.of(
                new Leaf(text.within(slice.from()), words, new Condition.When("", Optional.empty(), words, expr)));
    }

    private void compare(List<Leaf> earlier, List<Leaf> later) {
        earlier.forEach(one -> later.forEach(other -> compare(one, other)));
    }

    private void compare(Leaf one, Leaf other) {
        boolean narrower = Exclusion.implies(one.of(), other.of(), scope);
        boolean wider = Exclusion.implies(other.of(), one.of(), scope);
        if (never(one) || never(other)) {
            return;
        }
        if (narrower && wider) {
            note(other, ", which says the same as " + one, "each condition once");
        } else if (narrower) {
            unreachable(one, other);
        } else if (wider) {
            unreachable(other, one);
        } else if (op == Op.AND && Exclusion.of(one.of(), other.of(), scope) == Exclusion.SHOWN) {
            note(other, ", which never holds together with " + one, "conditions that can hold together");
        }
    }

    /** Of two that are joined by OR the narrower decides nothing, of two joined by AND the wider. */
    private void unreachable(Leaf narrower, Leaf wider) {
        if (op == Op.OR) {
            note(narrower, ", which holds only where " + wider + " does", "conditions of which each can decide");
        } else {
            note(wider, ", which holds wherever " + narrower + " does", "conditions of which each can decide");
        }
    }

    private boolean never(Leaf leaf) {
        return Exclusion.of(leaf.of(), leaf.of(), scope) == Exclusion.SHOWN;
    }

    private void note(Leaf leaf, String found, String expected) {
        problems.add(leaf.at(), paragraph, leaf.words() + found, expected);
    }
}
