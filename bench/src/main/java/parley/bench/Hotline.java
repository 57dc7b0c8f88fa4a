package parley.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import parley.agreement.load.PackFolder;
import parley.agreement.load.PackLoader;
import parley.agreement.pack.Pack;

/**
 * How soon a message of a hotline is on the other side, and its receipt back, while the other circles of the same two nodes are
 * quiet, while they carry a steady stream, and while they carry as much as they take; beside NATS as the limit of what nobody
 * signs, and a push by AS4. All take turns, message by message, with the same text.
 */
final class Hotline {
    private static final int MESSAGES = Integer.getInteger("parley.messages", 500);
    private static final int WARM_UP = Math.max(1, MESSAGES / 5);

    /** So many circles under vd11 have the two nodes beside the hotline's. */
    private static final int OTHERS = Integer.getInteger("parley.circles", 3);

    /** Entries per second of the steady stream, in all other circles together. */
    private static final int STEADY = Integer.getInteger("parley.steady", 20);

    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final String TEXT =
            "Ship on fire at 36.01 north, 38 west. Our rescue ship is under way and asks to pass"
                    + " the line of your exercise area on its eastern side until noon. Please tell your patrol boats.";

    private final List<Carrier> carriers;
    private final Random pauses = new Random(1);
    private int number;

    private Hotline(List<Carrier> carriers) {
        this.carriers = carriers;
    }

    /** Measures in a new folder below an existing one, and prints a table for each load. */
    static void run(Path below) throws Exception {
        Path folder = Files.createTempDirectory(below, "hotline-");
        try (Circles circles = Circles.start(folder, packs());
                Line line = new Line(circles);
                NatsServer nats = NatsServer.start(Files.createDirectory(folder.resolve("nats")));
                Journal sent = Journal.open(folder.resolve("sent"));
                Journal received = Journal.open(folder.resolve("received"));
                Carrier requests = NatsRequests.between("NATS", nats, _ -> {}, _ -> {});
                Carrier synced = NatsRequests.between("NATS, synced on both sides", nats, sent::keep, received::keep);
                Carrier streams = NatsStreams.between(nats);
                Carrier push = As4Push.between(folder)) {
            Hotline hotline = new Hotline(List.of(line, requests, synced, streams, push));
            System.out.printf("%n%d messages of %d bytes%n", MESSAGES, TEXT.getBytes(UTF_8).length);
            table("the other circles quiet", hotline.measure());
            hotline.loaded(
                    circles, STEADY, "%d entries per second offered in %d other circles".formatted(STEADY, OTHERS));
            hotline.loaded(circles, Load.AS_MUCH_AS_IS_TAKEN, "%d other circles under full load".formatted(OTHERS));
        }
    }

    private void loaded(Circles circles, int offered, String name) throws Exception {
        try (Load load = new Load(circles, offered)) {
            Map<Carrier, List<Carrier.Carried>> measured = measure();
            table("%s, %.1f carried".formatted(name, load.carriedPerSecond()), measured);
        }
    }

    private Map<Carrier, List<Carrier.Carried>> measure() throws Exception {
        Map<Carrier, List<Carrier.Carried>> measured = new LinkedHashMap<>();
        for (int i = -WARM_UP; i < MESSAGES; i++, number++) {
            for (Carrier carrier : carriers) {
                LockSupport.parkNanos(pauses.nextLong(LONGEST_PAUSE_NANOS));
                Carrier.Carried carried = carrier.carry(number, TEXT);
                if (i >= 0) {
                    measured.computeIfAbsent(carrier, _ -> new ArrayList<>()).add(carried);
                }
            }
        }
        return measured;
    }

    private static void table(String load, Map<Carrier, List<Carrier.Carried>> measured) {
        double busy = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        System.out.printf(
                Locale.ROOT,
                "%n| %s; load average %.1f | delivered p50, ms | p99, ms | answered p50, ms | p99, ms | slowest, ms"
                        + " | hotline / it, answered p50 | p99 |%n",
                load,
                busy);
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Spread own = Spread.of(measured.values().iterator().next());
        measured.forEach((carrier, all) -> System.out.println(Spread.of(all).row(carrier.name(), own)));
    }

    private static List<Pack> packs() throws IOException {
        Pack other = pack("vd11");
        return Stream.concat(
                        Stream.of(pack("hotline")), Stream.generate(() -> other).limit(OTHERS))
                .toList();
    }

    private static Pack pack(String name) throws IOException {
        return PackLoader.load(PackFolder.read(Path.of("agreements", name)));
    }
}
