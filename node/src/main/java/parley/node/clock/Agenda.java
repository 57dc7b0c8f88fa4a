package parley.node.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import parley.node.clock.NodeClock.Phase;

/** Tasks in the order in which they are due. Not thread-safe: a clock guards it. */
final class Agenda {
    private final TreeSet<Task> tasks = new TreeSet<>();
    private long asked;

    Task add(Instant due, Phase phase, Runnable work) {
        Task task = new Task(due, phase, asked++, work);
        tasks.add(task);
        return task;
    }

    void remove(Task task) {
        tasks.remove(task);
    }

    /** When the next task is due. */
    Optional<Instant> next() {
        return tasks.isEmpty() ? Optional.empty() : Optional.of(tasks.first().due);
    }

    /** Takes the tasks that are due first and share instant and phase; everything overdue counts as due now. */
    List<Task> takePhase(Instant now) {
        List<Task> taken = new ArrayList<>();
        Phase phase = Phase.CHECK;
        for (Task task : tasks) {
            if (!task.due.isAfter(now) && task.phase.compareTo(phase) < 0) {
                phase = task.phase;
            }
        }
        for (Task task : tasks) {
            if (!task.due.isAfter(now) && task.phase == phase) {
                taken.add(task);
            }
        }
        taken.forEach(tasks::remove);
        return taken;
    }

    /** One task. */
    record Task(Instant due, Phase phase, long asked, Runnable work) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byDue = due.compareTo(other.due);
            int byPhase = byDue != 0 ? byDue : phase.compareTo(other.phase);
            return byPhase != 0 ? byPhase : Long.compare(asked, other.asked);
        }
    }
}
