package parley.node.office;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import parley.ledger.bytes.Hash;
import parley.ledger.text.MalformedException;
import parley.node.store.Database;
import parley.node.view.office.Limits;

/** What all parts of the office stand on: its file, its clock, and who hears of a change. Thread-safe. */
record Ground(Database office, InstantSource clock, Consumer<Hash> changed) {
    /** The instant as it is written down. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    <T> T read(Function<Handle, T> query) {
        return office.read(query);
    }

    /** Makes a change, waits until it is durable, and tells whoever shows it. */
    <T> T write(Hash circle, Function<Handle, T> change) {
        return writeAndThen(circle, change, made -> {});
    }

    /** As {@link #write}, and does something between that it is durable and that it is told. */
    <T> T writeAndThen(Hash circle, Function<Handle, T> change, Consumer<T> then) {
        try {
            T made = office.write(change).join();
            then.accept(made);
            changed.accept(circle);
            return made;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof MalformedException refused) {
                throw refused;
            }
            throw failed;
        }
    }

    /** Refuses one row more than {@link Limits#PER_DAY} on the day of an instant. */
    static void refuseMore(Handle handle, String table, Hash circle, Instant now) {
        refuseMore(handle, table, circle, now, Limits.PER_DAY, "rows");
    }

    /** As {@link #refuseMore(Handle, String, Hash, Instant)}, with a limit of its own for what stands in the rows. */
    static void refuseMore(Handle handle, String table, Hash circle, Instant now, long most, String what) {
        LocalDate day = now.atZone(ZoneOffset.UTC).toLocalDate();
        long written = handle.createQuery("SELECT count(*) FROM " + table
                        + " WHERE circle = :circle AND written >= :from AND written < :to")
                .bind("circle", circle.bytes().toArray())
                .bind("from", day + "T00:00:00Z")
                .bind("to", day.plusDays(1) + "T00:00:00Z")
                .mapTo(Long.class)
                .one();
        MalformedException.refuseAbove(most, written + 1, "day " + day, what);
    }
}
