package parley.agreement.recheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import parley.agreement.proof.Proof;

/** Collects what is wrong with one finding. Not thread-safe. */
final class Faults {
    private final List<Fault> found = new ArrayList<>();

    void add(Proof node, String what) {
        found.add(new Fault(node.site().id(), what));
    }

    /** Notes that a proof brought the checker down. */
    void broughtDown(Proof node, RuntimeException by) {
        found.add(Fault.broughtDown(node.site().id(), by));
    }

    /** Notes all that others have found. */
    void addAll(Faults others) {
        found.addAll(others.found);
    }

    /** Notes that a node says one thing where another follows. */
    void same(Proof node, String what, Object says, Object follows) {
        if (!Objects.equals(says, follows)) {
            add(node, what + " is " + says + ", but " + follows + " follows");
        }
    }

    List<Fault> all() {
        return List.copyOf(found);
    }
}
