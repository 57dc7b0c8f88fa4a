package parley.agreement.finding;

import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ids in the order of their keys, as a list. Immutable: with one more or one fewer it is another, which shares with it all but
 * a path of a balanced tree. So a finding that names thousands is said anew, when there is one more, for what one more costs.
 *
 * @param <K> what they are ordered by; no two have the same
 */
public final class KeptOrder<K extends Comparable<K>> extends AbstractList<String> {
    /** Neither side of a node is more than so many times as large as the other. */
    private static final int UNEVEN = 3;

    private final @Nullable Node<K> root;

    private record Node<K>(
            K key,
            String id,
            @Nullable Node<K> left,
            @Nullable Node<K> right,
            int size) {}

    private KeptOrder(@Nullable Node<K> root) {
        this.root = root;
    }

    /** No ids. */
    public static <K extends Comparable<K>> KeptOrder<K> empty() {
        return new KeptOrder<>(null);
    }

    /** The same with an id at a key, whatever was there. */
    public KeptOrder<K> plus(K key, String id) {
        return new KeptOrder<>(plus(root, key, id));
    }

    /** The same without what is at a key. */
    public KeptOrder<K> minus(K key) {
        return new KeptOrder<>(minus(root, key));
    }

    private static <K extends Comparable<K>> Node<K> plus(@Nullable Node<K> node, K key, String id) {
        if (node == null) {
            return new Node<>(key, id, null, null, 1);
        }
        int order = key.compareTo(node.key);
        if (order == 0) {
            return new Node<>(key, id, node.left, node.right, node.size);
        }
        return order < 0
                ? balanced(node, plus(node.left, key, id), node.right)
                : balanced(node, node.left, plus(node.right, key, id));
    }

    private static <K extends Comparable<K>> @Nullable Node<K> minus(@Nullable Node<K> node, K key) {
        if (node == null) {
            return null;
        }
        int order = key.compareTo(node.key);
        if (order < 0) {
            return balanced(node, minus(node.left, key), node.right);
        }
        if (order > 0) {
            return balanced(node, node.left, minus(node.right, key));
        }
        return node.right == null ? node.left : balanced(first(node.right), node.left, withoutFirst(node.right));
    }

    private static <K> Node<K> first(Node<K> node) {
        Node<K> first = node;
        while (first.left != null) {
            first = first.left;
        }
        return first;
    }

    private static <K> @Nullable Node<K> withoutFirst(Node<K> node) {
        return node.left == null ? node.right : balanced(node, withoutFirst(node.left), node.right);
    }

    private static int size(@Nullable Node<?> node) {
        return node == null ? 0 : node.size;
    }

    private static <K> Node<K> node(Node<K> of, @Nullable Node<K> left, @Nullable Node<K> right) {
        return new Node<>(of.key, of.id, left, right, size(left) + 1 + size(right));
    }

    /** A node between two sides, of which one may have got one more or one fewer than evens out. */
    private static <K> Node<K> balanced(Node<K> of, @Nullable Node<K> left, @Nullable Node<K> right) {
        if (size(left) + size(right) > 1) {
            if (right != null && size(right) > UNEVEN * size(left)) {
                Node<K> inner = right.left;
                return inner == null || size(inner) < 2 * size(right.right)
                        ? node(right, node(of, left, inner), right.right)
                        : node(inner, node(of, left, inner.left), node(right, inner.right, right.right));
            }
            if (left != null && size(left) > UNEVEN * size(right)) {
                Node<K> inner = left.right;
                return inner == null || size(inner) < 2 * size(left.left)
                        ? node(left, left.left, node(of, inner, right))
                        : node(inner, node(left, left.left, inner.left), node(of, inner.right, right));
            }
        }
        return node(of, left, right);
    }

    @Override
    public int size() {
        return size(root);
    }

    /** How many nodes lie on the longest path of the tree. */
    int depth() {
        return depth(root);
    }

    private static int depth(@Nullable Node<?> node) {
        return node == null ? 0 : 1 + Math.max(depth(node.left), depth(node.right));
    }

    @Override
    public String get(int index) {
        int at = Objects.checkIndex(index, size());
        Node<K> node = Objects.requireNonNull(root);
        while (at != size(node.left)) {
            boolean before = at < size(node.left);
            at = before ? at : at - size(node.left) - 1;
            node = Objects.requireNonNull(before ? node.left : node.right);
        }
        return node.id;
    }

    @Override
    public Iterator<String> iterator() {
        Deque<Node<K>> path = new ArrayDeque<>();
        descend(path, root);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !path.isEmpty();
            }

            @Override
            public String next() {
                Node<K> node = Optional.ofNullable(path.poll()).orElseThrow(NoSuchElementException::new);
                descend(path, node.right);
                return node.id;
            }
        };
    }

    private static <K> void descend(Deque<Node<K>> path, @Nullable Node<K> from) {
        for (Node<K> node = from; node != null; node = node.left) {
            path.push(node);
        }
    }

    /** As any list, and at once where they are the same or not of one size. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || (other instanceof List<?> list && list.size() == size() && super.equals(other));
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
